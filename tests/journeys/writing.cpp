#include "base/text.hpp"
#include "domain/fields.hpp"
#include "files/digest.hpp"
#include "files/sample_pdf.hpp"
#include "journeys/stagehand.hpp"
#include "office/submission.hpp"
#include "storage/dossiers.hpp"

#include <fmt/format.h>

#include <fstream>

// How authors write: page by page, or at one go; and the files that people send.

namespace succession {

namespace {

std::string page_of_file_kind(std::string const& kind)
{
    return kind == "final" || kind == "proof" || kind == "article" ? "production/" + kind : "submission/files";
}

} // namespace

void Stagehand::begins(Words line)
{
    auto const done = site_.post("/submit", {{"type", line[2]}}, line[1]);
    require_done(done);
    auto const path = header(done, "location");
    auto const key = path.substr(std::string("/manuscripts/").size());
    aliases_[line[3]] = ManuscriptId{std::stoll(key.substr(0, key.find('/')))};
}

void Stagehand::cannot_begin(Words line)
{
    if (site_.post("/submit", {{"type", line[2]}}, line[1]).status == 303) fail("it was possible");
}

void Stagehand::writes_everything(Words line)
{
    std::vector<std::string> authors{line[1]};
    for (auto const& other : split(line[3].str(), ',')) authors.push_back(other);
    fill_draft(aliases_.at(line[2]), "Written at one go", authors);
}

void Stagehand::writes(Words line)
{
    auto const path = address(line[3]) + "/submission/" + line[2].str();
    auto form = open_form({path, path, line[1]});
    fill(form, line[4]);
    require_done(site_.post(path, form.fields, line[1]));
}

void Stagehand::cannot_write(Words line)
{
    auto const path = address(line[3]) + "/submission/" + line[2].str();
    auto form = form_to({path, path, line[1]}, site_.get(path, line[1])).value_or(PageForm{});
    fill(form, line[4], true);
    auto const answer = site_.post(path, form.fields, line[1]);
    if (answer.status == 303) fail("it was possible");
    if (answer.status != 404) require_kept(answer, form, line[4]);
    if (line[5].matched && !reads(answer, line[5])) fail(gist(answer));
}

void Stagehand::fill_draft(ManuscriptId id, std::string const& title, std::vector<std::string> const& authors)
{
    Act const act{person(authors.front()), site_.clock.now(), random_token(), "/"};
    auto const& journal = site_.office.rules.now();
    office::change_manuscript(site_.office, act, id, [&](Facts& facts) {
        Fields fields;
        for (auto const& field : journal.type(facts.manuscript.type).fields) {
            if (field.kind == "items")
                fields.set(field.name, std::vector<std::string>{"Plant early.", "Watch the water."});
            else if (field.kind == "keywords")
                fields.set(field.name, std::vector<std::string>{"dune", "peat", "seed", "soil"});
            else if (field.name.starts_with("years_")) fields.set(field.name, "2019");
            else if (field.required)
                fields.set(field.name,
                           field.vocabulary.empty() ? "As it should be." : journal.list(field.vocabulary).back().code);
        }
        fields.set("title", title);
        facts.manuscript.title = title;
        facts.version().fields = fields.json();
        for (auto const& code : authors) {
            auto const person =
                site_.database.reading([&](Transaction& tx) { return people::get(tx, this->person(code)); });
            Author author;
            author.id = make_id<AuthorId>();
            author.manuscript_id = id;
            author.position = static_cast<int>(facts.authors.size()) + 1;
            author.corresponding = author.position == 1;
            author.person_id = Sealed<std::optional<PersonId>>(person.id);
            author.byline = Sealed<Byline>(Byline{person.given, person.family, address_key(person.email),
                                                  "Garden of " + person.family, "", "SE", ""});
            facts.authors.push_back(author);
        }
        return true;
    });
    add_files(id, {"title_page", "main"});
}

void Stagehand::add_files(ManuscriptId id, std::vector<std::string> const& kinds)
{
    site_.database.write([&](Transaction& tx) {
        auto const before = *dossiers::find(tx, id);
        auto after = before;
        for (auto const& kind : kinds) {
            auto const there = [&](File const& file) {
                return file.kind == kind && file.round == before.version().round;
            };
            if (std::ranges::any_of(before.files, there)) continue;
            bool const open = kind == "main" || kind == "answers";
            after.files.push_back({make_id<FileId>(), id, before.version().round, kind, open ? "reviewers" : "editors",
                                   1, kind + ".pdf", "application/pdf", 1000, std::string(64, 'a'), "", 3, "",
                                   site_.clock.now()});
        }
        after.manuscript.version += 1;
        dossiers::save(tx, before, after);
    });
}

Response Stagehand::upload(std::string const& path, Typed fields, std::string const& what, std::string const& kind,
                           std::string const& who)
{
    auto const file = folder_.path / fmt::format("upload-{}", ++files_);
    bool const pdf = what.ends_with("PDF");
    if (pdf) sample_pdf(file, nothing, fmt::format("Words of file {}", files_));
    else std::ofstream(file) << (what == "a text" ? "Plain words, of no use here." : "");
    auto const size = static_cast<std::int64_t>(std::filesystem::file_size(file));
    Upload const sent{"file", kind + (pdf ? ".pdf" : ".txt"), file, size, sha256_of_file(file)};
    return site_.post(path, std::move(fields), who, {sent});
}

void Stagehand::adds_file(Words line)
{
    require_done(upload(fmt::format("{}/{}", address(line[4]), page_of_file_kind(line[3])), {{"kind", line[3]}},
                        line[2], line[3], line[1]));
}

void Stagehand::cannot_add_file(Words line)
{
    auto const answer = upload(fmt::format("{}/{}", address(line[4]), page_of_file_kind(line[3])), {{"kind", line[3]}},
                               line[2], line[3], line[1]);
    if (answer.status == 303) fail("it was taken");
    if (line[5].matched && !reads(answer, line[5])) fail(gist(answer));
}

} // namespace succession
