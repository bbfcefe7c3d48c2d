#include "office/submission.hpp"

#include "base/problem.hpp"
#include "domain/fields.hpp"
#include "files/digest.hpp"
#include "files/inspect.hpp"
#include "files/sample_pdf.hpp"
#include "files/store.hpp"
#include "office/fixture.hpp"
#include "office/manuscript_files.hpp"
#include "office/take.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "web/stage.hpp"
#include "workflow/completeness.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// An office with a store, and a draft of Zostera marina's.
struct Drafting : TestOffice {
    explicit Drafting(TestDatabase where_ = fresh_sqlite()) : TestOffice(std::move(where_)), store(store_folder.path)
    {
        office.store = &store;
        id = office::begin_manuscript(office, as("zostera-marina"), "research-article");
    }

    Act as(std::string_view who, std::string once = {}) const { return {cast_id(who), clock.now(), std::move(once), "/there"}; }
    office::PageOf page(std::string step, std::optional<std::int64_t> seen = {}) const { return {id, std::move(step), seen}; }
    Facts facts() { return *database.reading([&](Transaction& tx) { return dossiers::find(tx, id); }); }
    Fields fields() { return Fields::parse(facts().version().fields); }

    /// Fills in everything the type asks for.
    void complete()
    {
        for (auto const& field : office.journal.type("research-article").fields) {
            std::vector<std::string> values(static_cast<std::size_t>(std::max(1, field.least)), field.name + " of the reed");
            if (!field.vocabulary.empty()) values = {office.journal.list(field.vocabulary).front().code};
            if (field.name.ends_with("itude")) values = {"47.25"};
            if (field.name.starts_with("years_")) values = {"2019"};
            if (field.kind == "keywords") values = {"rush\nsedge; moss, alder"};
            for (auto const& value : values) typed.emplace_back(field.name, value);
        }
        for (auto const& step : office.journal.steps) office::save_fields(office, as("zostera-marina"), page(step.code), Form(typed));
        office::save_authors(office, as("zostera-marina"), page("authors"), authors());
        add("title_page");
        add("main");
    }

    static std::vector<office::AuthorRow> authors()
    {
        return {{{"Zostera", "marina", "Zostera.Marina@Restoration.example", "Meadow Station", "", "nl", ""}, true, {"software", "methodology"}},
                {{"Halimione", "portulacoides", "halimione@marsh.example", "Marsh Station", "", "", ""}, false, {}}};
    }

    office::Arrived arrived(std::string const& name, Plant const& plant = nothing, std::string const& words = "Alder returns")
    {
        auto const path = sample_pdf(files.path / std::to_string(++last_file), plant, words);
        return {name, path, sha256_of_file(path)};
    }
    std::vector<Blocker> add(std::string const& kind, bool editors_only = false)
    {
        return office::add_files(office, as("zostera-marina"), id, kind, editors_only, {arrived(kind + ".pdf")});
    }
    std::vector<File> files_of(std::string const& kind)
    {
        std::vector<File> found;
        for (auto const& file : facts().files)
            if (file.kind == kind) found.push_back(file);
        std::ranges::sort(found, {}, &File::position);
        return found;
    }
    void send(std::string const& act)
    {
        auto const granted = office::take(office, as("zostera-marina"), {.manuscript = id, .act = act});
        for (auto const& blocker : granted.blockers) FAIL_CHECK(blocker.reason);
        REQUIRE(granted.taken);
    }

    Folder store_folder, files;
    Store store;
    ManuscriptId id;
    std::vector<std::pair<std::string, std::string>> typed;
    int last_file = 0;
};

Form answer(std::string const& field, std::string const& text)
{
    Form form;
    form.set(field, text);
    return form;
}

void with_author_property(QPDF& pdf, QPDFObjectHandle)
{
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Author (Canary of the marsh) >>")));
}

} // namespace

TEST_CASE("a page is saved as it was typed, and nothing but its own fields")
{
    Drafting draft(each_database());
    Form const form({{"title", "  Return of\r\n the alder "}, {"abstract", "One.\r\nTwo."}, {"keywords", "rush; sedge, moss\nalder"},
                     {"implications", "Plant late."}, {"implications", " "}, {"implications", "Plant wet."},
                     {"ethics", "of another page"}, {"state", "accepted"}});
    auto const saved = office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), form);
    CHECK(saved.kept());
    CHECK(saved.at == draft.clock.now());
    auto const fields = draft.fields();
    CHECK(fields.text("title") == "Return of the alder");
    CHECK(fields.text("abstract") == "One.\nTwo.");
    CHECK(fields.list("keywords") == std::vector<std::string>{"rush", "sedge", "moss", "alder"});
    CHECK(fields.list("implications") == std::vector<std::string>{"Plant late.", "Plant wet."});
    CHECK(fields.list("ethics").empty());
    CHECK(draft.facts().manuscript.title == "Return of the alder");
    CHECK(draft.facts().manuscript.state == "draft");
    CHECK(draft.facts().manuscript.version == 2);
}

TEST_CASE("what is chosen by its name is kept by its code; what is in no list stays as it was typed")
{
    Drafting draft;
    Form const form({{"countries", "nEtherlands"}, {"countries", "DE"}, {"countries", "Arcadia"}, {"countries", "de"},
                     {"ecosystem", "T1.2"}, {"activities", "planting"}, {"activities", "reef"}});
    office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("site"), form);
    CHECK(draft.fields().list("countries") == std::vector<std::string>{"NL", "DE", "Arcadia"});
    CHECK(draft.fields().text("ecosystem") == "T1.2");
    CHECK(draft.fields().list("activities").size() == 2);
}

TEST_CASE("two windows on one page lose nothing; windows on two pages do not disturb each other")
{
    Drafting draft(each_database());
    auto const& journal = draft.office.journal;
    auto const author = draft.as("zostera-marina");
    auto const seen_text = office::page_seen(journal, draft.facts(), "text");
    auto const seen_statements = office::page_seen(journal, draft.facts(), "statements");
    auto const first = office::save_fields(draft.office, author, draft.page("text", seen_text), answer("title", "From one window"));
    CHECK(first.kept());
    CHECK(office::save_fields(draft.office, author, draft.page("statements", seen_statements), answer("funding", "none")).kept());

    auto const second = office::save_fields(draft.office, author, draft.page("text", seen_text), answer("title", "From another"));
    CHECK(second.stale);
    CHECK(second.seen == first.seen);
    CHECK(draft.fields().text("title") == "From one window");
    CHECK(office::save_fields(draft.office, author, draft.page("text", first.seen), answer("title", "From another")).kept());
    CHECK(draft.fields().text("title") == "From another");
    CHECK(draft.fields().text("funding") == "none");
}

TEST_CASE("a form sent twice has its effect once, and a stale one may be sent again")
{
    Drafting draft;
    auto const act = draft.as("zostera-marina", "key of the form");
    auto const before = office::page_seen(draft.office.journal, draft.facts(), "text");
    CHECK(office::save_fields(draft.office, act, draft.page("text", before), answer("title", "Once")).kept());
    CHECK_THROWS_AS(office::save_fields(draft.office, act, draft.page("text", before), answer("title", "Once")), AlreadyAnswered);

    auto const late = draft.as("zostera-marina", "key of a stale form");
    CHECK(office::save_fields(draft.office, late, draft.page("text", before), answer("title", "Late")).stale);
    CHECK(office::save_fields(draft.office, late, draft.page("text"), answer("title", "Late")).kept());
}

TEST_CASE("nobody writes in a manuscript but the account that acts for its authors")
{
    Drafting draft;
    draft.complete();
    draft.send("submit");
    for (auto const* other : {"quercus-robur", "salix-alba", "apis-mellifera", "ostrea-edulis", "laminaria-digitata"}) {
        CAPTURE(other);
        CHECK_THROWS_WITH_AS(office::save_fields(draft.office, draft.as(other), draft.page("text"), answer("title", "Mine")),
                             "We could not find that manuscript.", Problem);
        CHECK_THROWS_AS(office::remove_file(draft.office, draft.as(other), draft.id, draft.files_of("main").front().id), Problem);
        CHECK_THROWS_AS(office::add_files(draft.office, draft.as(other), draft.id, "figure", false, {draft.arrived("f.pdf")}), Problem);
    }
    CHECK_THROWS_WITH_AS(office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), answer("title", "Late")),
                         "This version was sent and stays as it is. Nothing was changed.", Problem);
    CHECK_THROWS_AS(draft.add("figure"), Problem);
}

TEST_CASE("the type may change until reviewers know it, and no text is lost by it")
{
    Drafting draft;
    auto change = [&](std::string const& type) {
        return office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("type"), answer("type", type));
    };
    office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("site"), answer("ecosystem", "T1"));
    CHECK(change("response-article").kept());
    CHECK(draft.facts().manuscript.type == "response-article");
    CHECK(draft.fields().text("ecosystem") == "T1");
    CHECK_THROWS_AS(change("editorial"), Problem);
    CHECK_THROWS_AS(change("no-such-type"), Problem);
    CHECK(draft.facts().manuscript.type == "response-article");
}

TEST_CASE("authors are kept in order, folded and checked, and whoever stays keeps their key")
{
    Drafting draft(each_database());
    auto save = [&](std::vector<office::AuthorRow> rows) {
        return office::save_authors(draft.office, draft.as("zostera-marina"), draft.page("authors"), rows);
    };
    auto rows = draft.authors();
    rows.insert(rows.begin() + 1, {{" ", "", "", "", "", "", ""}, true, {}});
    CHECK(save(rows).kept());
    auto const before = draft.facts().authors;
    REQUIRE(before.size() == 2);
    auto const& line = Standings::byline(before[0]);
    CHECK(line.email == "zostera.marina@restoration.example");
    CHECK(line.country == "NL");
    CHECK(before[0].credit == "methodology software");
    CHECK(before[1].position == 2);

    rows = draft.authors();
    std::swap(rows[0], rows[1]);
    rows[0].line.orcid = "https://orcid.org/0000-0002-1825-0097";
    CHECK(save(rows).kept());
    auto const after = draft.facts().authors;
    REQUIRE(after.size() == 2);
    CHECK(after[0].id == before[0].id);
    CHECK(after[0].position == 2);
    CHECK(Standings::byline(after[1]).orcid == "0000-0002-1825-0097");

    rows[0].line.given = std::string(600, 'x');
    auto const refused = save(rows);
    REQUIRE(refused.flaws.size() == 1);
    CHECK(refused.flaws[0].field == "family-1");
}

TEST_CASE("an account stays with its address, not with the place on the list")
{
    Drafting draft;
    auto rows = draft.authors();
    auto save = [&] { office::save_authors(draft.office, draft.as("zostera-marina"), draft.page("authors"), rows); };
    auto account_of = [&](std::string_view email) -> std::optional<PersonId> {
        for (auto const& author : draft.facts().authors)
            if (Standings::byline(author).email == email) return Standings::account(author);
        return {};
    };
    save();
    draft.database.write([](Transaction& tx) { people::recognise_author(tx, cast_id("ostrea-edulis"), "halimione@marsh.example"); });
    std::swap(rows[0], rows[1]);
    save();
    CHECK(account_of("halimione@marsh.example") == cast_id("ostrea-edulis"));
    rows[0].line.email = "salicornia@marsh.example";
    save();
    CHECK_FALSE(account_of("salicornia@marsh.example"));
}

TEST_CASE("the list of authors is closed from the first submission on, also when the office returns it")
{
    Drafting draft;
    draft.complete();
    draft.send("submit");
    auto const granted = office::take(draft.office, draft.as("salix-alba"),
                                      {.manuscript = draft.id, .act = "return_to_authors",
                                       .form = Form({{"list", "Number the lines."}, {"due", iso_date(draft.clock.now() + 14 * day)}})});
    REQUIRE(granted.taken);
    CHECK_THROWS_WITH_AS(office::save_authors(draft.office, draft.as("zostera-marina"), draft.page("authors"), {}),
                         doctest::Contains("closed since the first submission"), Problem);
    CHECK(office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), answer("title", "Mended")).kept());
    CHECK(draft.facts().manuscript.title == "title of the reed");
    CHECK(draft.facts().authors.size() == 2);
}

TEST_CASE("reviewers are suggested and opposed with reasons")
{
    Drafting draft(each_database());
    std::vector<Suggestion> const rows{{0, {}, false, "Larus  marinus", "Larus@Cliff.example", "Cliff", "Knows gulls.\r\nAnd cliffs."},
                                       {0, {}, true, "", "", "", ""},
                                       {0, {}, true, "Carcinus maenas", "", "", "Is my uncle."}};
    CHECK(office::save_suggestions(draft.office, draft.as("zostera-marina"), draft.page("reviewers"), rows).kept());
    auto const saved = draft.facts().suggestions;
    REQUIRE(saved.size() == 2);
    CHECK(saved[0].email == "larus@cliff.example");
    CHECK(saved[0].reason == "Knows gulls.\nAnd cliffs.");
    CHECK(saved[1].opposed);
}

TEST_CASE("a draft filled in page by page is complete, and a page emptied is missed")
{
    Drafting draft(each_database());
    draft.complete();
    for (auto const& lack : lacks(draft.office.journal, draft.facts())) FAIL_CHECK(lack.step, ": ", lack.reason);
    office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), Form());
    CHECK(lacks(draft.office.journal, draft.facts()).front().reason == "“Title” is missing.");
}

TEST_CASE("a main document is stored with a clean copy, its words, its pages and what its properties tell")
{
    Drafting draft(each_database());
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false,
                                           {draft.arrived("C:\\papers\\Marsh by Canary.pdf", with_author_property, "Alder returns to the marsh")});
    CHECK(refused.empty());
    auto const file = draft.files_of("main").front();
    CHECK(file.name == "Marsh by Canary.pdf");
    CHECK(file.audience == "reviewers");
    CHECK(file.media_type == "application/pdf");
    CHECK(file.pages == 1);
    CHECK(file.findings == "Author: Canary of the marsh");
    CHECK(draft.facts().version().words_counted == 5);
    REQUIRE(draft.store.contains(file.sha256));
    REQUIRE(draft.store.contains(file.clean_sha256));
    CHECK(inspect(draft.store.path_of(file.sha256)).findings.size() == 1);
    CHECK(inspect(draft.store.path_of(file.clean_sha256)).findings.empty());
    CHECK(std::filesystem::is_empty(draft.store.incoming()));
}

TEST_CASE("editors get what is for them without a copy, and what is no PDF where one is needed is refused in a sentence")
{
    Drafting draft;
    draft.add("title_page");
    CHECK(draft.files_of("title_page").front().audience == "editors");
    CHECK(draft.files_of("title_page").front().clean_sha256.empty());

    office::Arrived const text{"main.pdf", draft.files.write("main.pdf", "only words"), ""};
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false, {text});
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].reason == "“main.pdf”: This is plain text; what is needed here is a PDF.");
    CHECK(refused[0].field == "main");
    CHECK(draft.files_of("main").empty());
    CHECK_THROWS_AS(draft.add("decree"), Problem);
    CHECK_THROWS_AS(draft.add("answers"), Problem); // nobody has asked anything yet
    CHECK_THROWS_AS(draft.add("article"), Problem);
}

TEST_CASE("several files come at once: the sound ones are in, the others are named")
{
    Drafting draft;
    office::Arrived const page{"page.html", draft.files.write("page.html", "<!doctype html><script>"), ""};
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "figure", false,
                                           {draft.arrived("one.pdf"), page, draft.arrived("two.pdf", nothing, "Sedge")});
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].reason.starts_with("“page.html”: "));
    REQUIRE(draft.files_of("figure").size() == 2);
    CHECK(draft.files_of("figure")[1].name == "two.pdf");
    CHECK(draft.files_of("figure")[1].position == 2);
}

TEST_CASE("files are moved, replaced, hidden from reviewers and removed")
{
    Drafting draft(each_database());
    auto const author = draft.as("zostera-marina");
    for (int i = 0; i < 3; ++i) draft.add("figure", i == 2);
    auto figures = draft.files_of("figure");
    CHECK(figures[1].audience == "reviewers");
    CHECK(figures[2].audience == "editors");

    office::move_file(draft.office, author, draft.id, figures[2].id, true);
    CHECK(draft.files_of("figure")[1].id == figures[2].id);
    office::move_file(draft.office, author, draft.id, figures[0].id, true);
    CHECK(draft.files_of("figure")[0].id == figures[0].id);

    auto const none = office::replace_file(draft.office, author, draft.id, figures[2].id, draft.arrived("better.pdf", nothing, "Moss"));
    CHECK(none.empty());
    auto const better = draft.files_of("figure")[1];
    CHECK(better.id == figures[2].id);
    CHECK(better.name == "better.pdf");
    CHECK(better.audience == "editors");
    CHECK(better.sha256 != figures[2].sha256);

    office::remove_file(draft.office, author, draft.id, figures[0].id);
    CHECK(draft.files_of("figure").size() == 2);
    CHECK(draft.files_of("figure")[0].position == 1);
    CHECK_THROWS_WITH_AS(office::remove_file(draft.office, author, draft.id, figures[0].id), "We could not find that file.", Problem);
}

TEST_CASE("a class of one file holds one: another takes its place and is counted anew")
{
    Drafting draft;
    draft.add("main");
    office::correct_words(draft.office, draft.as("zostera-marina"), draft.id, 1200, "Without references.");
    CHECK(draft.facts().version().words() == 1200);
    office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false, {draft.arrived("main.pdf", nothing, "Alder returns late")});
    CHECK(draft.files_of("main").size() == 1);
    CHECK(draft.facts().version().words() == 3);
    CHECK(draft.facts().version().words_reason.empty());
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false,
                                           {draft.arrived("a.pdf"), draft.arrived("b.pdf")});
    CHECK(refused.front().reason == "“Main document, anonymous” is one file. Please choose one.");
}

TEST_CASE("files of another manuscript and of an earlier version stay out of reach")
{
    Drafting draft;
    draft.complete();
    auto const other = office::begin_manuscript(draft.office, draft.as("ostrea-edulis"), "case-study");
    auto const mine = draft.files_of("main").front().id;
    CHECK_THROWS_WITH_AS(office::remove_file(draft.office, draft.as("ostrea-edulis"), other, mine), "We could not find that file.", Problem);
    CHECK_THROWS_WITH_AS(office::replace_file(draft.office, draft.as("ostrea-edulis"), other, mine, draft.arrived("x.pdf")),
                         "We could not find that file.", Problem);
    CHECK(draft.files_of("main").size() == 1);
}

TEST_CASE("a name that is no text, or far too long, becomes one a record can hold")
{
    Drafting draft(each_database());
    auto name_of = [&](std::string const& sent) {
        office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "cover_letter", false, {draft.arrived(sent)});
        return draft.files_of("cover_letter").front().name;
    };
    CHECK(name_of("caf\xe9\x01.pdf") == "caf__.pdf");
    CHECK(name_of("two\nlines.pdf") == "two lines.pdf");
    CHECK(name_of("../../etc/passwd") == "passwd");
    CHECK(name_of("") == "file");
    auto const cut = name_of(std::string(299, 'x') + "é.pdf");
    CHECK(cut.size() == 200);
    CHECK(cut.ends_with("xé.pdf"));
}

TEST_CASE("production: authors bring final files, the production editor proofs and the article, each in their time")
{
    TestOffice site(each_database());
    Folder const store_folder, files;
    Store store(store_folder.path);
    site.office.store = &store;
    Stage stage(site);
    stage.manuscript("final_files");
    auto arrived = [&](std::string const& name) { return office::Arrived{name, sample_pdf(files.path / name, nothing), ""}; };
    auto add = [&](std::string_view who, std::string const& kind, office::Arrived const& file) {
        return office::add_production_files(site.office, {cast_id(who), site.clock.now(), "", ""}, stage.id, kind, {file});
    };
    auto files_of = [&](std::string_view kind) {
        auto found = stage.facts().files;
        std::erase_if(found, [&](File const& f) { return f.kind != kind; });
        return found;
    };
    office::Arrived const table{"table.csv", files.write("table.csv", "plot,cover\n1,40\n"), ""};
    CHECK(add("zostera-marina", "final", table).empty());
    CHECK(files_of("final").back().audience == "production");
    CHECK(files_of("final").back().clean_sha256.empty());
    for (auto const* other : {"acer-saccharum", "salix-alba", "posidonia-oceanica", "quercus-robur"})
        CHECK_THROWS_AS(add(other, "final", arrived("x.pdf")), Problem);
    CHECK_THROWS_AS(add("zostera-marina", "proof", arrived("x.pdf")), Problem);
    CHECK_THROWS_AS(add("zostera-marina", "main", arrived("x.pdf")), Problem);
    add("zostera-marina", "final", arrived("wrong.pdf"));
    office::remove_file(site.office, {cast_id("zostera-marina"), site.clock.now(), "", ""}, stage.id, files_of("final").back().id);
    CHECK(files_of("final").size() == 1);

    stage.take("deliver", "zostera-marina", {{"licence", "CC-BY-4.0"}});
    CHECK_THROWS_AS(add("zostera-marina", "final", arrived("late.pdf")), Problem);
    CHECK_THROWS_AS(add("acer-saccharum", "proof", arrived("early.pdf")), Problem);
    stage.take("pass_final", "salix-alba", cast::Case::ticked("final_files_check").values());
    CHECK(add("acer-saccharum", "proof", arrived("proof.pdf")).empty());
    office::Arrived const text{"proof.txt", files.write("proof.txt", "words"), ""};
    CHECK(add("acer-saccharum", "article", text).front().reason == "“proof.txt”: This is plain text; what is needed here is a PDF.");
    add("acer-saccharum", "article", arrived("a.pdf"));
    add("acer-saccharum", "article", arrived("b.pdf"));
    CHECK(files_of("article").size() == 1);
    CHECK(files_of("article").front().name == "b.pdf");
    CHECK_THROWS_AS(office::remove_file(site.office, {cast_id("acer-saccharum"), site.clock.now(), "", ""}, stage.id, files_of("final").front().id), Problem);
    CHECK(stage.facts().version().frozen_at);
}
