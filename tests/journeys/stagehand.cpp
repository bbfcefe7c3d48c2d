#include "journeys/stagehand.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "office/submission.hpp"
#include "office/take.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/invariants.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace succession {

namespace {

[[noreturn]] void fail(std::string const& reason) { throw std::runtime_error(reason); }

/// "a=b, c=d e" as pairs; a value ends before the next ", name=".
std::vector<std::pair<std::string, std::string>> given_values(std::string const& text)
{
    static std::regex const next(", ([a-z_]+)=");
    std::vector<std::pair<std::string, std::string>> found;
    std::string rest = ", " + text;
    std::smatch match;
    while (std::regex_search(rest, match, next)) {
        auto const name = match[1].str();
        std::string const tail = match.suffix();
        std::smatch following;
        auto const end = std::regex_search(tail, following, next) ? static_cast<std::size_t>(following.position()) : tail.size();
        found.emplace_back(name, tail.substr(0, end));
        rest = tail.substr(end);
    }
    return found;
}

bool is_person(std::string const& value)
{
    return std::ranges::any_of(cast_members, [&](CastMember const& member) { return value == member.code; });
}

/// The readable text of a page: for messages when a line fails.
std::string gist(Response const& response)
{
    static std::regex const tags("<[^>]*>|\\s+");
    auto const main = response.body.find("<main");
    auto const text = std::regex_replace(main == std::string::npos ? response.body : response.body.substr(main), tags, " ");
    return fmt::format("{} {}", response.status, text.substr(0, 600));
}

} // namespace

Stagehand::Stagehand(TestDatabase where) : site_({}, std::move(where)) {}

std::vector<Stagehand::Sentence> const& Stagehand::sentences()
{
    static std::string const who = "([a-z]+-[a-z]+)", name = "([A-Z])", with = "(?: with (.*))?";
    auto shape = [](std::string const& text) { return std::regex(text); };
    static std::vector<Sentence> const all{
        {shape("as " + who + " submits \"(.*)\"(?: with ([a-z, -]+))? as " + name), &Stagehand::submits},
        {shape("as " + who + " sends " + name + " again"), &Stagehand::submits_again},
        {shape("as " + who + " lists " + who + " on " + name), &Stagehand::lists},
        {shape("as " + who + " decides ([a-z-]+)( directly| on appeal)? on " + name + "( with all reports)?"), &Stagehand::decides},
        {shape("as " + who + " takes ([a-z_]+) on review of " + who + " of " + name + with), &Stagehand::takes_on_review},
        {shape("as " + who + " takes ([a-z_]+) on " + name + with), &Stagehand::takes},
        {shape("as " + who + " cannot take ([a-z_]+) on " + name + "(?: because \"(.*)\")?"), &Stagehand::cannot_take},
        {shape("by link " + who + " takes ([a-z_]+) on " + name + with), &Stagehand::answers_by_link},
        {shape("by link " + who + " cannot take ([a-z_]+) on " + name), &Stagehand::cannot_by_link},
        {shape("by (objection|author-change) link " + who + " takes ([a-z_]+)" + with), &Stagehand::author_link},
        {shape("([0-9]+) days? pass(?:es)?"), &Stagehand::days_pass},
        {shape("expect " + name + " is ([a-z_]+)"), &Stagehand::expect_state},
        {shape("expect letter ([a-z_]+) to " + who), &Stagehand::expect_letter},
        {shape("expect no letter ([a-z_]+) to " + who), &Stagehand::expect_no_letter},
        {shape("expect " + who + " sees \"(.*)\" on " + name), &Stagehand::expect_sees},
        {shape("expect " + who + " does not see \"(.*)\" on " + name), &Stagehand::expect_not_sees},
        {shape("expect " + who + " cannot open " + name), &Stagehand::expect_cannot_open},
        {shape("expect desk of " + who + " is (noted|unchanged) for " + name), &Stagehand::expect_desk},
        {shape("expect readers (see|miss) \"(.*)\" at (.*)"), &Stagehand::expect_reader},
    };
    return all;
}

void Stagehand::play(std::string const& line)
{
    for (auto const& sentence : sentences()) {
        std::smatch match;
        if (std::regex_match(line, match, sentence.shape)) return (this->*sentence.play)(match);
    }
    fail("no such sentence");
}

void Stagehand::check_invariants()
{
    auto const found = site_.database.reading([](Transaction& tx) { return breaches(tx); });
    for (auto const& breach : found) FAIL_CHECK(breach.sentence);
    for (auto const& [alias, id] : aliases_) {
        auto const known = facts(alias);
        auto const rows = site_.database.reading([&](Transaction& tx) { return desks::of_manuscript(tx, known.manuscript.id); });
        auto const wanted = desk_rows(site_.office.rules.now(), known, site_.clock.now());
        CHECK(rows.size() == wanted.size());
    }
}

std::string Stagehand::number(std::string const& alias) const
{
    auto const facts = const_cast<Stagehand*>(this)->facts(alias);
    return facts.manuscript.number.value_or(std::to_string(facts.manuscript.id.value));
}

Facts Stagehand::facts(std::string const& alias)
{
    auto const found = aliases_.find(alias);
    if (found == aliases_.end()) fail("no manuscript is called " + alias);
    return *site_.database.reading([&](Transaction& tx) { return dossiers::find(tx, found->second); });
}

std::string Stagehand::review_of(std::string const& reviewer, std::string const& alias)
{
    auto const known = facts(alias);
    Review const* latest = nullptr;
    for (auto const& review : known.reviews)
        if (Standings::is_reviewer(known, review, cast_id(reviewer))) latest = &review;
    if (!latest) fail(reviewer + " has no review of " + alias);
    return std::to_string(latest->id.value);
}

std::string Stagehand::token(std::string const& purpose, std::string const& to)
{
    auto const link = site_.database.reading([&](Transaction& tx) {
        return first<LinkId>(tx, "SELECT id FROM link WHERE purpose = :1 AND person_id = :2 ORDER BY id DESC LIMIT 1", purpose, cast_id(to));
    });
    if (!link) fail(to + " has no link for " + purpose);
    return site_.secrets.link_token(purpose, *link);
}

void Stagehand::settle()
{
    while (office::settle_due(site_.office, site_.clock.now(), 50) > 0) {}
}

Response Stagehand::fill_and_send(std::string const& path, std::string const& action, std::string const& given, std::string const& as)
{
    auto const page = site_.get(path, as);
    if (page.status != 200) return page;
    for (auto form : forms_in(page.body)) {
        if (form.action != action) continue;
        for (auto const& [name, value] : given_values(given)) {
            if (name == "ticks") form.set_all(name, split(value, ','));
            else form.set(name, is_person(value) ? std::to_string(cast_id(value).value) : value);
        }
        return site_.post(action, form.fields, as);
    }
    fail(fmt::format("{} has no form for {}: {}", path, action, gist(page)));
}

void Stagehand::fill_draft(ManuscriptId id, std::string const& title, std::vector<std::string> const& authors)
{
    Act const act{cast_id(authors.front()), site_.clock.now(), random_token(), "/"};
    office::change_manuscript(site_.office, act, id, [&](Facts& facts) {
        Fields fields;
        for (auto const& field : site_.office.rules.now().type(facts.manuscript.type).fields) {
            if (field.kind == "items") fields.set(field.name, std::vector<std::string>{"Plant early.", "Watch the water."});
            else if (field.kind == "keywords") fields.set(field.name, std::vector<std::string>{"dune", "peat", "seed", "soil"});
            else if (field.required) fields.set(field.name, field.vocabulary.empty() ? "As it should be." : site_.office.rules.now().list(field.vocabulary).back().code);
        }
        fields.set("title", title);
        facts.manuscript.title = title;
        facts.version().fields = fields.json();
        int position = 0;
        for (auto const& code : authors) {
            Author author;
            author.id = make_id<AuthorId>();
            author.manuscript_id = id;
            author.position = ++position;
            author.corresponding = position == 1;
            author.person_id = Sealed<std::optional<PersonId>>(cast_id(code));
            auto const person = site_.database.reading([&](Transaction& tx) { return people::get(tx, cast_id(code)); });
            author.byline = Sealed<Byline>(Byline{person.given, person.family, address_key(person.email), "Garden of " + person.family, "", "SE", ""});
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
            bool const open = kind == "main" || kind == "answers";
            after.files.push_back({make_id<FileId>(), id, before.version().round, kind, open ? "reviewers" : "editors", 1, kind + ".pdf",
                                   "application/pdf", 1000, std::string(64, 'a'), "", 3, "", site_.clock.now()});
        }
        after.manuscript.version += 1;
        dossiers::save(tx, before, after);
    });
}

void Stagehand::submits(std::smatch const& line)
{
    auto const who = line[1].str(), title = line[2].str(), alias = line[4].str();
    std::vector<std::string> authors{who};
    for (auto const& other : split(line[3].str(), ',')) authors.push_back(other);
    Act const act{cast_id(who), site_.clock.now(), random_token(), "/"};
    aliases_[alias] = office::begin_manuscript(site_.office, act, "research-article");
    fill_draft(aliases_[alias], title, authors);
    auto const response = site_.post("/manuscripts/" + number(alias) + "/acts/submit", {}, who);
    if (response.status != 303) fail(gist(response));
}

void Stagehand::submits_again(std::smatch const& line)
{
    auto const known = facts(line[2]);
    if (known.manuscript.state == "revising") add_files(known.manuscript.id, {"answers"});
    auto const act = known.manuscript.state == "revising" ? "revise" : "resend";
    auto const response = site_.post("/manuscripts/" + number(line[2]) + "/acts/" + act, {}, line[1]);
    if (response.status != 303) fail(gist(response));
}

void Stagehand::takes(std::smatch const& line)
{
    auto const path = "/manuscripts/" + number(line[3]) + "/acts/" + line[2].str();
    auto const response = fill_and_send(path, path, line[4], line[1]);
    if (response.status != 303) fail(gist(response));
}

void Stagehand::cannot_take(std::smatch const& line)
{
    auto const path = "/manuscripts/" + number(line[3]) + "/acts/" + line[2].str();
    auto const before = facts(line[3]).manuscript.version;
    auto const response = site_.post(path, {}, line[1]);
    if (response.status == 303 || facts(line[3]).manuscript.version != before) fail("it was possible: " + gist(response));
    if (line[4].matched && !says(response, line[4].str())) fail(gist(response));
}

void Stagehand::takes_on_review(std::smatch const& line)
{
    auto const path = fmt::format("/manuscripts/{}/reviews/{}/acts/{}", number(line[4]), review_of(line[3], line[4]), line[2].str());
    auto const response = fill_and_send(path, path, line[5], line[1]);
    if (response.status != 303) fail(gist(response));
}

void Stagehand::lists(std::smatch const& line)
{
    auto const path = "/manuscripts/" + number(line[3]) + "/acts/list_reviewer";
    auto const response = site_.post(path, {{"person", std::to_string(cast_id(line[2].str()).value)}}, line[1]);
    if (response.status != 303) fail(gist(response));
}

void Stagehand::decides(std::smatch const& line)
{
    auto const known = facts(line[4]);
    std::string act = "decide";
    if (line[3] == " directly") act = "decide_directly";
    else if (line[3] == " on appeal") act = "decide_appeal";
    else if (known.manuscript.state != "recommended") act = "decide_as_editor";
    auto const path = "/manuscripts/" + number(line[4]) + "/acts/" + act;
    Typed fields{{"kind", line[2]}, {"letter", "Dear authors, thank you for your manuscript."}};
    for (auto const& review : known.reviews) {
        auto const id = std::to_string(review.id.value);
        if (line[5].matched && review.state == "filed") fields.emplace_back("reports", id);
        fields.emplace_back("fate_" + id, "withdraw");
    }
    fields.emplace_back("version", std::to_string(known.manuscript.version));
    auto const response = site_.post(path, fields, line[1]);
    if (response.status != 303) fail(gist(response));
}

/// An answer to every question of the review form that offers a choice.
std::string Stagehand::usual_answers() const
{
    std::string answers;
    for (auto const& field : site_.office.rules.now().review_form)
        if (!field.options.empty()) answers += field.name + "=" + field.options.front().code + ", ";
    return answers;
}

void Stagehand::answers_by_link(std::smatch const& line)
{
    auto const page = "/review/" + token("review", line[1]);
    auto given = line[4].str();
    if (line[2] == "file" || line[2] == "late") given = usual_answers() + given;
    // Accepting and declining are each a page of their own behind the invitation's two buttons.
    auto const answering = line[2] == "decline" ? "?answer=no" : line[2] == "accept" || line[2] == "accept_with_interest" ? "?answer=yes" : "";
    auto const response = fill_and_send(page + answering, page + "/acts/" + line[2].str(), given, "");
    if (response.status != 303) fail(gist(response));
}

void Stagehand::cannot_by_link(std::smatch const& line)
{
    auto const before = facts(line[3]).manuscript.version;
    auto const response = site_.post("/review/" + token("review", line[1]) + "/acts/" + line[2].str(), {}, "");
    if (response.status == 303 || facts(line[3]).manuscript.version != before) fail("it was possible: " + gist(response));
}

void Stagehand::author_link(std::smatch const& line)
{
    auto const path = "/" + line[1].str() + "/" + token(line[1], line[2]);
    auto const response = fill_and_send(path, path, line[4], "");
    if (response.status != 303) fail(gist(response));
}

void Stagehand::days_pass(std::smatch const& line)
{
    site_.clock.advance(std::stoi(line[1]) * day);
    site_.browsers.clear(); // sessions end meanwhile; everybody signs in anew
    settle();
}

void Stagehand::expect_state(std::smatch const& line)
{
    auto const known = facts(line[1]);
    auto const producing = known.in_production() ? known.in_production()->state : "";
    if (line[2] != known.manuscript.state && line[2] != producing)
        fail(fmt::format("it is {} {}", known.manuscript.state, producing));
}

void Stagehand::expect_letter(std::smatch const& line)
{
    for (auto const& letter : site_.letters_to(cast_address(line[2].str())))
        if (letter.kind == line[1]) return;
    fail("there is no such letter");
}

void Stagehand::expect_no_letter(std::smatch const& line)
{
    for (auto const& letter : site_.letters_to(cast_address(line[2].str())))
        if (letter.kind == line[1]) fail("there is one");
}

void Stagehand::expect_sees(std::smatch const& line)
{
    auto const page = site_.get("/manuscripts/" + number(line[3]), line[1]);
    if (page.status != 200 || !says(page, line[2].str())) fail(gist(page));
}

void Stagehand::expect_not_sees(std::smatch const& line)
{
    auto const page = site_.get("/manuscripts/" + number(line[3]), line[1]);
    if (page.status == 200 && says(page, line[2].str())) fail(gist(page));
}

void Stagehand::expect_cannot_open(std::smatch const& line)
{
    auto const page = site_.get("/manuscripts/" + number(line[2]), line[1]);
    if (page.status != 404) fail(gist(page));
}

void Stagehand::expect_desk(std::smatch const& line)
{
    auto const page = site_.get("/desk", line[1]);
    auto const main = page.body.substr(page.body.find("<main"), page.body.find("</main") - page.body.find("<main"));
    auto& noted = desks_[line[1]];
    if (line[2] == "unchanged" && main != noted) fail("it was\n" + noted + "\nand is\n" + main);
    noted = main;
}

void Stagehand::expect_reader(std::smatch const& line)
{
    auto const page = site_.get(line[3], "");
    bool const seen = page.status == 200 && says(page, line[2].str());
    if (seen != (line[1] == "see")) fail(gist(page));
}

} // namespace succession
