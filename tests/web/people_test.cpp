#include "office/desks.hpp"
#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto apis = "apis-mellifera";

std::string page_of(std::string_view code) { return "/people/" + std::to_string(cast_id(code).value); }

std::vector<std::string> roles_of(Journey& journal, std::string_view code)
{
    std::vector<std::string> names;
    for (auto const& role :
         journal.database.reading([&](Transaction& tx) { return people::roles_of(tx, cast_id(code)); }))
        names.push_back(role.role);
    return names;
}

using Roles = std::vector<std::string>;

} // namespace

TEST_CASE("an administrator finds people by name and by their part in the office")
{
    Journey journal;
    auto const all = journal.get("/people", apis);
    CHECK(says(all, "Quercus robur"));
    CHECK(says(all, "Managing editor"));
    auto const some = journal.get("/people?q=lam&role=coordinating_editor", apis);
    CHECK(says(some, "Laminaria digitata"));
    CHECK_FALSE(says(some, "Fagus sylvatica"));
    CHECK(says(journal.get("/people?q=nobody+at+all", apis), "Nobody found"));
}

TEST_CASE("a long list is read a page at a time, each person once")
{
    Journey journal;
    journal.database.write([](Transaction& tx) {
        for (int i = 0; i < 120; ++i) {
            Person person;
            person.id = PersonId{1000 + i};
            person.family = "Tilia " + std::to_string(100 + i);
            person.email = person.family + "@wood.example";
            people::insert(tx, person);
        }
    });
    std::string path = "/people?q=tilia&role=";
    for (int page = 0, seen = 100; page < 3; ++page) {
        auto const list = journal.get(path, apis);
        for (int i = 0; i < (page < 2 ? 50 : 20); ++i) CHECK(says(list, ">Tilia " + std::to_string(seen++) + "<"));
        auto const next = list.body.find("rel=\"next\"");
        CHECK((next != std::string::npos) == (page < 2));
        if (page == 2) break;
        auto const from = list.body.rfind("href=\"", next) + 6;
        path = list.body.substr(from, list.body.find('"', from) - from);
        for (auto at = path.find("&amp;"); at != std::string::npos; at = path.find("&amp;")) path.replace(at, 5, "&");
    }
}

TEST_CASE("an administrator adds somebody, who gets a letter with the way in")
{
    Journey journal;
    auto const added = journal.post("/people/new",
                                    {{"given", " Nypa \r\n"},
                                     {"family", "fruticans"},
                                     {"address", "nypa@mangrove.example"},
                                     {"roles", "production_editor"}},
                                    apis);
    auto const page = journal.get(header(added, "location"), apis);
    CHECK(says(page, "<h1>Nypa fruticans</h1>"));
    CHECK(says(page, "Production editor"));
    CHECK(says(page, "without an account"));
    auto const letters = journal.letters_to("nypa@mangrove.example");
    REQUIRE(letters.size() == 2);
    CHECK(letters[0].kind == "account_made");
    CHECK(letters[1].kind == "role_given");
    CHECK(letters[0].body.find(link_mark) != std::string::npos);

    auto const wrong = journal.post("/people/new", {{"family", ""}, {"given", "Kept"}, {"address", "x"}}, apis);
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "value=\"Kept\""));
    CHECK(says(wrong, "name@institute.example"));
}

TEST_CASE("parts in the office are given, deputised and taken back")
{
    Journey journal;
    auto const fagus = page_of("fagus-sylvatica");
    CHECK(journal.post(fagus + "/roles", {{"role", "managing_editor"}}, apis).status == 303);
    CHECK(journal.post(fagus + "/roles", {{"role", "managing_editor"}}, apis).status == 303);
    CHECK(roles_of(journal, "fagus-sylvatica") == Roles{"coordinating_editor", "managing_editor"});
    CHECK(journal.letters_to(cast_address("fagus-sylvatica")).size() == 1);

    CHECK(
        journal
            .post(fagus + "/deputy", {{"role", "managing_editor"}, {"deputy", "SALIX.alba@restoration.example"}}, apis)
            .status == 303);
    CHECK(says(journal.get(fagus, apis), "Now Salix alba."));
    CHECK(journal.post(fagus + "/deputy", {{"role", "managing_editor"}, {"deputy", "x@y.example"}}, apis).status ==
          409);
    CHECK(journal.post(fagus + "/deputy", {{"role", "managing_editor"}, {"deputy", ""}}, apis).status == 303);
    CHECK_FALSE(says(journal.get(fagus, apis), "Now Salix alba."));

    CHECK(journal.post(fagus + "/roles/removed", {{"role", "managing_editor"}}, apis).status == 303);
    CHECK(roles_of(journal, "fagus-sylvatica") == Roles{"coordinating_editor"});
    CHECK(journal.post(fagus + "/roles", {{"role", "gardener"}}, apis).status == 400);
}

TEST_CASE("somebody is always left to administer the journal")
{
    Journey journal;
    CHECK(journal.post(page_of(apis) + "/roles/removed", {{"role", "administrator"}}, apis).status == 409);
    CHECK(journal.post(page_of(apis) + "/deactivation", {}, apis).status == 409);
    journal.post(page_of("salix-alba") + "/roles", {{"role", "administrator"}}, apis);
    CHECK(journal.post(page_of(apis) + "/deactivation", {}, apis).status == 303);
    CHECK(journal.get("/people", apis).status == 303);
    CHECK(journal.post(page_of(apis) + "/reactivation", {}, "salix-alba").status == 303);
}

TEST_CASE("none of it is anybody else's to do")
{
    Journey journal;
    for (auto const& member : cast_members) {
        if (member.role == std::string("administrator")) continue;
        CAPTURE(member.code);
        CHECK(journal.get("/people", member.code).status == 404);
        CHECK(journal.post(page_of(member.code) + "/roles", {{"role", "administrator"}}, member.code).status == 404);
        CHECK(journal.post(page_of(apis) + "/deactivation", {}, member.code).status == 404);
    }
    CHECK(journal.post(page_of("zostera-marina") + "/roles", {{"role", "administrator"}}).status == 401);
    CHECK(roles_of(journal, "zostera-marina").empty());
}

TEST_CASE("whatever somebody is called, it is only text")
{
    Journey journal;
    std::string const name = "<script>alert('x')</script>\" onload=\"{{csrf}}";
    journal.database.write([&](Transaction& tx) { // no form takes such a name
        auto person = people::get(tx, cast_id("zostera-marina"));
        person.given = person.family = person.affiliation = person.expertise = name;
        people::update(tx, person);
    });
    for (auto const& page :
         {journal.get("/profile", "zostera-marina"), journal.get("/people", apis),
          journal.get(page_of("zostera-marina"), apis), journal.get("/people?q=%3Cscript%3E", apis)}) {
        CHECK(page.status == 200);
        CHECK(says(page, "&lt;script&gt;"));
        CHECK_FALSE(says(page, "<script>alert"));
        CHECK_FALSE(says(page, "\" onload"));
        CHECK(says(page, "{{csrf}}"));
    }
}

TEST_CASE("line breaks in names and addresses reach no header and no letter's head")
{
    Journey journal;
    journal.post("/people/new", {{"given", "a\r\nBcc: x"}, {"family", "b\nc"}, {"address", "d@e.example"}}, apis);
    auto const letters = journal.letters_to("d@e.example");
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].to_name == "a Bcc: x b c");
    CHECK(journal.post("/people/new", {{"family", "b"}, {"address", "d@e.example\r\nBcc: x@y.example"}}, apis).status ==
          422);
}

TEST_CASE("a part is left to nobody only by who was asked, and the page then says what waits")
{
    Journey journal;
    Stage scope(journal), check(journal);
    scope.manuscript("scope");
    check.manuscript("check");
    auto const quercus = page_of("quercus-robur"), salix = page_of("salix-alba");
    auto const asked = journal.post(quercus + "/roles/removed", {{"role", "editor_in_chief"}}, apis);
    CHECK(asked.status == 422);
    CHECK(says(asked, "Take this part back from Quercus robur?"));
    CHECK(says(asked, "Editor-in-Chief: nobody else is one. 1 manuscript waits until somebody is."));
    CHECK(says(asked, "name=\"knowing\" value=\"yes\""));
    CHECK(roles_of(journal, "quercus-robur") == Roles{"editor_in_chief"});
    CHECK(journal.letters_to(cast_address(apis)).empty());

    auto const done = journal.post(quercus + "/roles/removed", {{"role", "editor_in_chief"}, {"knowing", "yes"}}, apis);
    CHECK(done.status == 303);
    CHECK(
        says(journal.get(quercus, apis), "Editor-in-Chief: nobody is one now. 1 manuscript waits until somebody is."));
    CHECK(journal.letters_to(cast_address(apis)).back().kind == "part_vacant");
    CHECK(journal.get(scope.address(), "quercus-robur").status == 404);
    CHECK(journal.get(scope.address(), "salix-alba").status == 200);

    CHECK(journal.post(salix + "/deactivation", {}, apis).status == 303); // her deputy goes on
    auto const deputy = journal.post(page_of("alnus-glutinosa") + "/deactivation", {}, apis);
    CHECK(deputy.status == 422);
    CHECK(says(deputy, "Close the account of Alnus glutinosa?"));
    CHECK(says(deputy, "Managing editor: nobody else is one."));
}

TEST_CASE("a coordinating editor whose part is taken back sees the manuscript no longer, and another is assigned")
{
    Journey journal;
    Stage stage(journal);
    auto const name = stage.manuscript("in_review");
    constexpr auto laminaria = "laminaria-digitata";
    REQUIRE(journal.get(stage.address(), laminaria).status == 200);
    REQUIRE(says(journal.get("/manuscripts", laminaria), name));
    auto const desk = journal.get("/desk", laminaria);
    REQUIRE(says(desk, name));
    CHECK(journal.post(page_of(laminaria) + "/roles/removed", {{"role", "coordinating_editor"}}, apis).status == 303);
    CHECK(says(journal.get(page_of(laminaria), apis), "Without a coordinating editor now: 1 manuscript."));
    auto const review = "/reviews/" + Stage::key(stage.review("posidonia-oceanica"));
    for (std::string const page : {"", "/reviewers", "/acts/recommend_early", review.c_str()})
        CHECK_MESSAGE(journal.get(stage.address() + page, laminaria).status == 404, page);
    for (auto const* page : {"/desk", "/manuscripts"}) CHECK_FALSE(says(journal.get(page, laminaria), name));
    while (office::refresh_desks(journal.office, journal.clock.now(), 50)) {
    }
    CHECK(stage.state() == "needs_ce");
    CHECK_FALSE(says(journal.get("/manuscripts", laminaria), name));
    CHECK(says(journal.get("/desk", "quercus-robur"), name));
    stage.take("assign", "quercus-robur", {{"editor", Stage::key(cast_id("fagus-sylvatica"))}});
    CHECK(stage.state() == "in_review");
    CHECK(journal.get(stage.address(), "fagus-sylvatica").status == 200);
    CHECK(journal.get(stage.address(), laminaria).status == 404);
}
