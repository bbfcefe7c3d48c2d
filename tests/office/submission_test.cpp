#include "office/drafting.hpp"

#include "base/problem.hpp"
#include "storage/people.hpp"
#include "workflow/completeness.hpp"

using namespace succession;

TEST_CASE("a page is saved as it was typed, and nothing but its own fields")
{
    Drafting draft(each_database());
    Form const form({{"title", "  Return of\r\n the alder "},
                     {"abstract", "One.\nTwo."},
                     {"keywords", "rush; sedge, moss\nalder"},
                     {"implications", "Plant late."},
                     {"implications", " "},
                     {"implications", "Plant wet."},
                     {"ethics", "of another page"},
                     {"state", "accepted"}});
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
    CHECK(draft.facts().manuscript.version == 1);
    CHECK(draft.facts().manuscript.edits == 1);
}

TEST_CASE("what is chosen by its name is kept by its code; what is in no list stays as it was typed")
{
    Drafting draft;
    Form const form({{"countries", "nEtherlands"},
                     {"countries", "DE"},
                     {"countries", "Arcadia"},
                     {"countries", "de"},
                     {"ecosystem", "T1.2"},
                     {"activities", "planting"},
                     {"activities", "reef"}});
    office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("site"), form);
    CHECK(draft.fields().list("countries") == std::vector<std::string>{"NL", "DE", "Arcadia"});
    CHECK(draft.fields().text("ecosystem") == "T1.2");
    CHECK(draft.fields().list("activities").size() == 2);
}

TEST_CASE("two windows on one page lose nothing; windows on two pages do not disturb each other")
{
    Drafting draft(each_database());
    auto const& journal = draft.office.rules.now();
    auto const author = draft.as("zostera-marina");
    auto const seen_text = office::page_seen(journal, draft.facts(), "text");
    auto const seen_statements = office::page_seen(journal, draft.facts(), "statements");
    auto const first =
        office::save_fields(draft.office, author, draft.page("text", seen_text), answer("title", "From one window"));
    CHECK(first.kept());
    CHECK(
        office::save_fields(draft.office, author, draft.page("statements", seen_statements), answer("funding", "none"))
            .kept());

    auto const second =
        office::save_fields(draft.office, author, draft.page("text", seen_text), answer("title", "From another"));
    CHECK(second.stale);
    CHECK(second.seen == first.seen);
    CHECK(draft.fields().text("title") == "From one window");
    CHECK(office::save_fields(draft.office, author, draft.page("text", first.seen), answer("title", "From another"))
              .kept());
    CHECK(draft.fields().text("title") == "From another");
    CHECK(draft.fields().text("funding") == "none");
}

TEST_CASE("a form sent twice has its effect once, and a stale one may be sent again")
{
    Drafting draft;
    auto const act = draft.as("zostera-marina", "key of the form");
    auto const before = office::page_seen(draft.office.rules.now(), draft.facts(), "text");
    CHECK(office::save_fields(draft.office, act, draft.page("text", before), answer("title", "Once")).kept());
    CHECK_THROWS_AS(office::save_fields(draft.office, act, draft.page("text", before), answer("title", "Once")),
                    AlreadyAnswered);

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
        CHECK_THROWS_WITH_AS(
            office::save_fields(draft.office, draft.as(other), draft.page("text"), answer("title", "Mine")),
            "We could not find that manuscript.", Problem);
        CHECK_THROWS_AS(office::remove_file(draft.office, draft.as(other), draft.id, draft.files_of("main").front().id),
                        Problem);
        CHECK_THROWS_AS(
            office::add_files(draft.office, draft.as(other), draft.id, "figure", false, {draft.arrived("f.pdf")}),
            Problem);
    }
    CHECK_THROWS_WITH_AS(
        office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), answer("title", "Late")),
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
    CHECK(refused.flaws[0].field == "given-1");
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
    draft.database.write(
        [](Transaction& tx) { people::recognise_author(tx, cast_id("ostrea-edulis"), "halimione@marsh.example"); });
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
    auto const granted =
        office::take(draft.office, draft.as("salix-alba"),
                     {.manuscript = draft.id,
                      .act = "return_to_authors",
                      .form = Form({{"list", "Number the lines."}, {"due", iso_date(draft.clock.now() + 14 * day)}})});
    REQUIRE(granted.taken);
    CHECK_THROWS_WITH_AS(office::save_authors(draft.office, draft.as("zostera-marina"), draft.page("authors"), {}),
                         doctest::Contains("closed since the first submission"), Problem);
    CHECK(office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), answer("title", "Mended"))
              .kept());
    CHECK(draft.facts().manuscript.title == "title of the reed");
    CHECK(draft.facts().authors.size() == 2);
}

TEST_CASE("reviewers are suggested and opposed with reasons")
{
    Drafting draft(each_database());
    std::vector<Suggestion> const rows{
        {0, {}, false, "Larus  marinus", "Larus@Cliff.example", "Cliff", "Knows gulls.\nAnd cliffs."},
        {0, {}, true, "", "", "", ""},
        {0, {}, true, "Carcinus maenas", "", "", "Is my uncle."}};
    CHECK(office::save_suggestions(draft.office, draft.as("zostera-marina"), draft.page("reviewers"), rows).kept());
    auto const saved = draft.facts().suggestions;
    REQUIRE(saved.size() == 2);
    CHECK(saved[0].email == "larus@cliff.example");
    CHECK(saved[0].reason == "Knows gulls.\nAnd cliffs.");
    CHECK(saved[1].opposed);
}

TEST_CASE("a press too early makes nobody known to the journal; what is sent makes its authors known")
{
    Drafting draft(each_database());
    office::save_authors(draft.office, draft.as("zostera-marina"), draft.page("authors"), draft.authors());
    auto const is_known = [&] {
        return draft.database.reading(
            [](Transaction& tx) { return people::by_address(tx, "halimione@marsh.example").has_value(); });
    };
    auto const early =
        office::take(draft.office, draft.as("zostera-marina"), {.manuscript = draft.id, .act = "submit"});
    CHECK_FALSE(early.taken);
    CHECK_FALSE(is_known());
    draft.complete();
    draft.send("submit");
    CHECK(is_known());
}

TEST_CASE("a draft filled in page by page is complete, and a page emptied is missed")
{
    Drafting draft(each_database());
    draft.complete();
    for (auto const& lack : lacks(draft.office.rules.now(), draft.facts())) FAIL_CHECK(lack.step, ": ", lack.reason);
    office::save_fields(draft.office, draft.as("zostera-marina"), draft.page("text"), Form());
    CHECK(lacks(draft.office.rules.now(), draft.facts()).front().reason == "“Title” is missing.");
}
