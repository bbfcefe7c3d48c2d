#include "office/in_production.hpp"

#include "base/problem.hpp"
#include "office/issues.hpp"
#include "office/publication.hpp"
#include "storage/articles.hpp"
#include "storage/issues.hpp"

using namespace succession;

namespace {

auto const pe = "acer-saccharum";

std::optional<Article> article(TestOffice& office, std::string const& doi)
{
    return office.database.reading([&](Transaction& tx) { return articles::find(tx, doi); });
}

std::vector<articles::Line> early_view(TestOffice& office)
{
    return office.database.reading([](Transaction& tx) { return articles::early_view(tx, 9 * noon, {}, 50); });
}

std::string reason(office::Granted const& granted)
{
    return granted.blockers.empty() ? "" : granted.blockers.front().reason;
}

/// Which authors have been told their article's place in print.
std::vector<std::string> told_place(TestOffice& office)
{
    std::vector<std::string> told;
    for (std::string const author : {"ostrea-edulis", "zostera-marina"})
        for (auto const& letter : office.letters_to(cast_address(author)))
            if (letter.kind == "in_issue") {
                auto const begins = letter.body.find("volume ");
                told.push_back(author + ": " + letter.body.substr(begins, letter.body.find(". ", begins) - begins));
            }
    return told;
}

Act by(TestOffice& office, std::string_view code) { return {cast_id(code), office.clock.now(), "", ""}; }

} // namespace

TEST_CASE("an article comes into being at its moment, with everything readers may know")
{
    TestOffice office(each_database());
    auto const id = produce(office, {});
    REQUIRE(take(office, id, "schedule", pe,
                 {{"doi", "10.1111/rec.70001"}, {"date", iso_date(noon + 2 * day)}, {"time", "14:30"}})
                .taken);
    office.clock.set(noon + 2 * day);
    CHECK(office::settle_due(office.office, office.clock.now(), 10) == 0);
    CHECK_FALSE(article(office, "10.1111/rec.70001"));
    office.clock.advance(2 * hour + 30 * minute);
    CHECK(office::settle_due(office.office, office.clock.now(), 10) == 1);
    auto const found = article(office, "10.1111/rec.70001");
    REQUIRE(found);
    CHECK(found->statements == R"([{"name":"funding","label":"Funding","text":"Fund for Coastal Commons."}])");
    CHECK(found->kind_label == "RESEARCH ARTICLE");
    CHECK(found->author_names == "Zostera marina, Ostrea edulis");
    CHECK(found->editor_name == "Laminaria digitata");
    CHECK(found->licence == "CC-BY-4.0");
    CHECK(found->pdf_bytes == 1'234'567);
    CHECK(found->published_at == office.clock.now());
    CHECK(found->first_decision_at == noon - 60 * day);
    CHECK_FALSE(found->issue_id);
    CHECK(office.letters_to("ostrea.edulis@restoration.example").back().body.find("/articles/10.1111/rec.70001") !=
          std::string::npos);
}

TEST_CASE("the next DOI follows the last of the pattern, and nobody else's is taken")
{
    TestOffice office(each_database());
    auto const proposed = [&] {
        return office.database.reading(
            [&](Transaction& tx) { return office::proposed_doi(office.office.settings, tx); });
    };
    CHECK(proposed() == "10.1111/rec.70001");
    publish_paper(office, {}, "10.1111/rec.70001");
    publish_paper(office, {.number = "REC-25-0002"}, "10.1111/rec.100003");
    publish_paper(office, {.number = "REC-25-0003"}, "10.1111/rec.special");
    publish_paper(office, {.number = "REC-25-0004"}, "10.1111/rec.9");
    CHECK(proposed() == "10.1111/rec.100004");
    auto const id = produce(office, {.number = "REC-25-0005"});
    auto const clash = take(office, id, "schedule", pe, {{"doi", "10.1111/REC.70001"}, {"date", iso_date(noon)}});
    CHECK_FALSE(clash.taken);
    CHECK(reason(clash) == "This DOI belongs to another article.");
    CHECK(clash.blockers.front().field == "doi");
}

TEST_CASE("an article stays in Early View till its issue is published")
{
    TestOffice office(each_database());
    auto const id = publish_paper(office, {}, "10.1111/rec.70001");
    auto const issue = issue_there(office, 34, 6, "planned");
    Answers const place{{"issue", std::to_string(issue.value)}, {"pages", "101-110"}};
    CHECK(reason(take(office, id, "put_in_issue", pe, place)) == "This issue is not open yet.");
    office::open_issue(office.office, by(office, pe), issue);
    REQUIRE(take(office, id, "put_in_issue", pe, place).taken);
    CHECK(told_place(office).empty());
    CHECK(early_view(office).size() == 1);
    CHECK_FALSE(article(office, "10.1111/rec.70001")->issue_id);
    office::publish_issue(office.office, by(office, pe), issue);
    CHECK(told_place(office) == std::vector{std::string("ostrea-edulis: volume 34, issue 6, pages 101-110"),
                                            std::string("zostera-marina: volume 34, issue 6, pages 101-110")});
    CHECK(early_view(office).empty());
    CHECK(article(office, "10.1111/rec.70001")->issue_id == issue);
    CHECK(article(office, "10.1111/rec.70001")->pages == "101-110");
    auto const listed = office.database.reading([&](Transaction& tx) { return articles::of_issue(tx, issue); });
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().volume == 34);
}

TEST_CASE("two articles of an issue never share a page")
{
    TestOffice office(each_database());
    auto const issue = issue_there(office, 34, 6, "open"), other = issue_there(office, 34, 7, "published");
    auto put = [&](ManuscriptId id, IssueId in, std::string pages) {
        return take(office, id, "put_in_issue", pe, {{"issue", std::to_string(in.value)}, {"pages", std::move(pages)}});
    };
    auto const first = publish_paper(office, {}, "10.1111/rec.70001");
    auto const second = publish_paper(office, {.number = "REC-25-0002"}, "10.1111/rec.70002");
    REQUIRE(put(first, issue, "101-110").taken);
    auto const clash = put(second, issue, "110-120");
    CHECK_FALSE(clash.taken);
    CHECK(reason(clash) == "Another article has 101-110 in this issue.");
    CHECK(clash.blockers.front().field == "pages");
    CHECK(put(second, other, "101-110").taken); // in another issue they may
    CHECK(article(office, "10.1111/rec.70002")->issue_id == other);
    CHECK(told_place(office) == std::vector{std::string("ostrea-edulis: volume 34, issue 7, pages 101-110"),
                                            std::string("zostera-marina: volume 34, issue 7, pages 101-110")});
    CHECK(put(publish_paper(office, {.number = "REC-25-0003"}, "10.1111/rec.70003"), issue, "e105").taken);
}

TEST_CASE("issues are planned, opened and published by the production editor alone")
{
    TestOffice office(each_database());
    auto const plan = [&](office::IssuePlan const& what, std::string_view as) {
        return office::plan_issue(office.office, by(office, as), what);
    };
    auto const made = plan({35, 1, 2027, "Islands"}, pe);
    REQUIRE(made.issue);
    CHECK(plan({35, 1, 2027, ""}, pe).flaws.front().reason == "Volume 35 has an issue 1 already.");
    CHECK(plan({0, 2, 2027, ""}, pe).flaws.front().field == "volume");
    CHECK(plan({35, 2, 27, ""}, pe).flaws.front().field == "year");
    std::string const long_title(501, 'a');
    CHECK(plan({35, 2, 2027, long_title}, pe).flaws.front().field == "name");
    for (auto const* stranger : {"salix-alba", "quercus-robur", "zostera-marina", "apis-mellifera"}) {
        CAPTURE(stranger);
        CHECK_THROWS_AS(plan({35, 2, 2027, ""}, stranger), Problem);
        CHECK_THROWS_AS(office::open_issue(office.office, by(office, stranger), made.issue), Problem);
        CHECK_THROWS_AS(office::name_issue(office.office, by(office, stranger), made.issue, "Mine"), Problem);
    }
    CHECK_THROWS_AS(office::publish_issue(office.office, by(office, pe), made.issue), Problem);
    office::open_issue(office.office, by(office, pe), made.issue);
    CHECK_THROWS_AS(office::open_issue(office.office, by(office, pe), made.issue), Problem);
    CHECK_THROWS_WITH(office::publish_issue(office.office, by(office, pe), made.issue),
                      "An issue without articles is not published.");
    CHECK_THROWS_AS(office::name_issue(office.office, by(office, pe), made.issue, long_title), Problem);
    std::string accents;
    for (int i = 0; i < 300; ++i) accents += "é";
    office::name_issue(office.office, by(office, pe), made.issue, accents); // characters are counted, not bytes
    office::name_issue(office.office, by(office, pe), made.issue, "Islands and coasts");
    auto const issue = office.database.reading([&](Transaction& tx) { return issues::find(tx, made.issue); });
    CHECK(issue->title == "Islands and coasts");
    CHECK(issue->state == "open");
}

TEST_CASE("a notice is an item of its own, linked both ways, and the article's authors are told")
{
    TestOffice office(each_database());
    auto const id = publish_paper(office, {}, "10.1111/rec.70001");
    auto const granted =
        take(office, id, "notice", "quercus-robur",
             {{"kind", "retraction"}, {"title", "Retraction: Seagrass"}, {"text", "The data were not sound."}});
    REQUIRE(granted.taken);
    REQUIRE(granted.offspring);
    CHECK(granted.offspring_name == "REC-26-0001");
    CHECK(article(office, "10.1111/rec.70001")->notice_kind.empty());
    publish_now(office, *granted.offspring, "10.1111/rec.70002");
    auto const notice = article(office, "10.1111/rec.70002");
    REQUIRE(notice);
    CHECK(notice->notice_of == id);
    CHECK(notice->pdf_sha256.empty());
    CHECK(article(office, "10.1111/rec.70001")->notice_kind == "retraction");
    auto const linked = [&](Article const& from) {
        return office.database.reading([&](Transaction& tx) { return articles::linked(tx, from); });
    };
    REQUIRE(linked(*notice).size() == 1);
    CHECK(linked(*notice).front().doi == "10.1111/rec.70001");
    REQUIRE(linked(*article(office, "10.1111/rec.70001")).size() == 1);
    CHECK(linked(*article(office, "10.1111/rec.70001")).front().doi == "10.1111/rec.70002");
    for (auto const* author : {"zostera.marina@restoration.example", "ostrea.edulis@restoration.example"}) {
        auto const letter = office.letters_to(author).back();
        CHECK(letter.kind == "notice_published");
        CHECK(letter.manuscript_id == id);
        CHECK(letter.body.find("/articles/10.1111/rec.70002") != std::string::npos);
        CHECK(letter.body.find("Retraction: Seagrass") != std::string::npos);
        CHECK(letter.body.find("Retraction: Retraction:") == std::string::npos);
    }
}

TEST_CASE("a retraction stays on top of whatever notice comes after it")
{
    TestOffice office;
    auto const id = publish_paper(office, {}, "10.1111/rec.70001");
    int next = 70002;
    for (auto const* kind : {"expression-of-concern", "retraction", "correction"}) {
        auto const granted =
            take(office, id, "notice", "quercus-robur", {{"kind", kind}, {"title", "Notice"}, {"text", "Words."}});
        REQUIRE(granted.taken);
        publish_now(office, *granted.offspring, "10.1111/rec." + std::to_string(next++));
        if (next == 70003) CHECK(article(office, "10.1111/rec.70001")->notice_kind == "expression-of-concern");
    }
    CHECK(article(office, "10.1111/rec.70001")->notice_kind == "retraction");
}
