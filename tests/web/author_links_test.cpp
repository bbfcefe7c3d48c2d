#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// Asks for a list with one author more, to which everybody agrees.
void propose(Stage& stage, std::string const& line)
{
    stage.take("ask_author_change", "zostera-marina",
               {{"authors", "Zostera; marina; zostera@shore.example\n" + line}, {"reason", "The plots"}});
    for (auto const& author : stage.facts().authors)
        if (Standings::account(author) != cast_id("zostera-marina"))
            stage.take("enter_author_answer", "salix-alba",
                       {{"author", Stage::key(author.id)}, {"answer", "agrees"}, {"heard", "By letter"}});
}

} // namespace

TEST_CASE("an author who never agreed says so by the link in the mail, without an account")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("check");
    auto const link = "/objection/" + site.token_to("halimione@shore.example", "objection");
    auto const shown = site.get(link);
    CHECK(shown.status == 200);
    CHECK(header(shown, "referrer-policy") == "no-referrer");
    for (auto const* words : {"Seagrass meadows recover", "Zostera marina", "Ostrea edulis", "Halimione portulacoides"})
        CHECK(says(shown, words));
    CHECK_FALSE(says(shown, "of the curlew"));
    CHECK_FALSE(stage.facts().manuscript.hold);
    CHECK(site.post(link, {{"reason", ""}}).status == 422);
    CHECK_FALSE(stage.facts().manuscript.hold);
    CHECK(site.post(link, {{"reason", "reason of the fulmar"}}).status == 303);
    CHECK(stage.facts().manuscript.hold);
    auto const recorded = site.get(link);
    CHECK(says(recorded, "You objected on 21 October 2026. It is recorded"));
    CHECK(says(recorded, "reason of the fulmar"));
    CHECK_FALSE_MESSAGE(says(recorded, "<textarea"), "while it is looked into there is nothing more to object to");
    CHECK(says(site.get(stage.address(), "salix-alba"), "reason of the fulmar"));
    CHECK_FALSE(says(site.get(stage.address(), "zostera-marina"), "fulmar"));
    CHECK(site.get("/objection/AAAA").status == 404);
    CHECK(site.get("/author-change" + link.substr(10)).status == 404);
}

TEST_CASE("a wish to change the authors begins with the list as it is, and keeps what was typed where it is wrong")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const ask = stage.address() + "/acts/ask_author_change";
    CHECK(
        says(site.get(ask, "zostera-marina"), "Ostrea; edulis; ostrea@shore.example; Ostrea Station; NL\nHalimione;"));
    Typed const typed{{"authors", "Zostera; marina; zostera@shore.example\nZ.; m.; Zostera@Shore.example"},
                      {"reason", "reason of the whimbrel"}};
    auto const refused = site.post(ask, typed, "zostera-marina");
    CHECK(refused.status == 422);
    for (auto const* words : {"Z. m. is listed twice.", "Z.; m.; Zostera@Shore.example", "reason of the whimbrel"})
        CHECK(says(refused, words));
}

TEST_CASE("each author answers a wish to change the list of authors by a link of their own")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const ask = stage.address() + "/acts/ask_author_change";
    auto const authors = "Zostera; marina; zostera@shore.example\nFucus; serratus; fucus@shore.example";
    REQUIRE(site.post(ask, {{"authors", authors}, {"reason", "reason of the turnstone"}}, "zostera-marina").status ==
            303);
    CHECK(says(site.get(stage.address(), "zostera-marina"), "1 of 3 authors have answered."));
    CHECK(says(site.get(stage.address(), "salix-alba"), "Opens when every author has agreed: 2 still to answer."));
    auto const link = "/author-change/" + site.token_to("halimione@shore.example", "author-change");
    auto const shown = site.get(link);
    CHECK(says(shown, "Fucus serratus, fucus@shore.example"));
    CHECK(says(shown, "reason of the turnstone"));
    CHECK(site.post(link, {{"answer", "perhaps"}}).status == 422);
    auto const enter = stage.address() + "/acts/enter_author_answer";
    CHECK(site.get(enter, "laminaria-digitata").status == 404);
    auto const form = site.get(enter, "salix-alba");
    for (auto const* name : {"Halimione portulacoides", "Ostrea edulis"}) CHECK(says(form, name));
    CHECK_FALSE(says(form, "Zostera marina"));
    auto const halimione = stage.facts().authors.back().id;
    auto const typed = Typed{{"author", std::to_string(halimione.value)}, {"answer", "agrees"}};
    CHECK(site.post(enter, typed, "salix-alba").status == 422);
    auto whole = typed;
    whole.emplace_back("heard", "A letter of the dunlin");
    CHECK(site.post(enter, whole, "salix-alba").status == 303);
    CHECK(says(site.get(link), "The office has noted your answer: I agree."));
    CHECK(says(site.get(stage.address(), "salix-alba"),
               "entered by the office: “I agree”, from “A letter of the dunlin”"));
    CHECK_FALSE(says(site.get(stage.address(), "laminaria-digitata"), "dunlin"));
    CHECK_FALSE(says(site.get(stage.address(), "zostera-marina"), "dunlin"));
    site.clock.advance(minute);
    CHECK(site.post(link, {{"answer", "objects"}}).status == 303);
    CHECK(says(site.get(link), "You have answered: I do not agree."));
    CHECK_MESSAGE(says(site.get(stage.address(), "salix-alba"), "· Halimione portulacoides</p>"), "in the timeline");
    CHECK(says(site.get(stage.address(), "salix-alba"), "An author answered the change of authors: “I do not agree”"));
    CHECK(says(site.get(stage.address(), "salix-alba"), "entered by the office: “I agree”, from “A letter"));
    for (auto const* other : {"zostera-marina", "laminaria-digitata"})
        CHECK_FALSE(says(site.get(stage.address(), other), "agree”"));
    site.post(link, {{"answer", "agrees"}});
    auto const ostrea = "/author-change/" + site.token_to(cast_address("ostrea-edulis"), "author-change");
    REQUIRE(site.post(ostrea, {{"answer", "agrees"}}).status == 303);
    REQUIRE(site.post(stage.address() + "/acts/approve_author_change", {}, "salix-alba").status == 303);
    CHECK_MESSAGE(says(site.get(stage.address(), "salix-alba"), "you\u00a0· Halimione portulacoides"),
                  "also when she is no author any more");
}

TEST_CASE("whoever approves a new author reads which reviewer wrote with them before, and says why")
{
    Journey site;
    Stage other(site), stage(site);
    other.manuscript("check");
    auto const before = other.facts();
    auto after = before;
    after.manuscript.version += 1;
    after.authors[1].person_id = Sealed<std::optional<PersonId>>(cast_id("posidonia-oceanica"));
    after.authors[2].person_id = Sealed<std::optional<PersonId>>(cast_id("rhizophora-mangle"));
    site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    stage.manuscript("inviting");
    stage.accept("posidonia-oceanica");
    propose(stage, "Rhizophora; mangle; " + cast_address("rhizophora-mangle"));
    auto const approve = stage.address() + "/acts/approve_author_change";
    auto const warned = site.get(approve, "salix-alba");
    CHECK(says(warned, "Posidonia oceanica (wrote with Rhizophora mangle on record here)"));
    CHECK(says(warned, "name=\"overruled\""));
    CHECK(site.post(approve, {{"overruled", "reason of the gadwall"}}, "salix-alba").status == 303);
    CHECK(says(site.get(stage.address(), "salix-alba"), "New list of authors approved: “reason of the gadwall”"));
}

TEST_CASE("whoever approves that an editor becomes an author reads what that means, and says why")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    stage.list("posidonia-oceanica");
    auto const approve = stage.address() + "/acts/approve_author_change";
    propose(stage, "Fucus; serratus; fucus@shore.example");
    auto const harmless = site.get(approve, "salix-alba");
    CHECK_FALSE(says(harmless, "becomes an author:"));
    CHECK_FALSE(says(harmless, "name=\"overruled\""));
    stage.take("refuse_author_change", "salix-alba", {{"note", "Another list came"}});

    site.database.write([](Transaction& tx) {
        people::insert(tx, Address{"kelp@lab.example", "kelp@lab.example", cast_id("laminaria-digitata"), noon});
    });
    propose(stage, "Laminaria; digitata; kelp@lab.example");
    auto const warned = site.get(approve, "salix-alba");
    CHECK(says(warned, "becomes an author: Laminaria digitata"));
    CHECK(says(warned, "name=\"overruled\""));
    CHECK(site.post(approve, {}, "salix-alba").status == 422);
    CHECK(stage.facts().manuscript.editor_id);
    CHECK(site.post(approve, {{"overruled", "reason of the gadwall"}}, "salix-alba").status == 303);
    CHECK_FALSE(stage.facts().manuscript.editor_id);
    CHECK(says(site.get(stage.address(), "salix-alba"), "New list of authors approved: “reason of the gadwall”"));
    for (auto const* author : {"zostera-marina", "laminaria-digitata"})
        CHECK_FALSE(says(site.get(stage.address(), author), "gadwall"));
}
