#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("editors read how a manuscript moves on, in pictures and in words; others find nothing there")
{
    Journey site;
    auto const page = site.get("/workflow", "salix-alba");
    REQUIRE(page.status == 200);
    CHECK(says(page, "<img src=\"/assets/workflow-manuscript."));
    CHECK(says(page, "<img src=\"/assets/workflow-review."));
    CHECK(says(page, "<img src=\"/assets/workflow-production."));
    CHECK(says(
        page,
        "<th scope=\"row\">Technical check <span class=\"facts\">Submitted</span></th><td data-label=\"Whose turn\">managing editor</td>"
        "<td data-label=\"Clock\">5 days</td>"));
    CHECK(says(page, "<td data-label=\"The authors read\">as before the decision</td>"));
    CHECK(says(page, "<td data-label=\"The reviewer reads\">You declined</td>"));
    CHECK(says(
        page,
        "<td data-label=\"From\">Technical check, Scope</td><td data-label=\"To\">Back with the authors to mend</td>"));
    CHECK(site.get("/workflow", "zostera-marina").status == 404);
    CHECK(site.get("/workflow").status == 303);
}

TEST_CASE("the way to it stands on the manuscript's page, for editors alone")
{
    Journey site;
    Stage stage(site);
    auto const address = "/manuscripts/" + stage.manuscript("in_review");
    auto const links = [&](std::string const& as) { return says(site.get(address, as), "href=\"/workflow\""); };
    CHECK(links("salix-alba"));
    CHECK_FALSE(links("zostera-marina"));
}

TEST_CASE("a picture that shows the machine as it no longer is is left out; the words stay")
{
    Journey house;
    auto changed = journal_words();
    changed.manuscript.states.front().labels["editors"] = "Seed";
    Office const office{house.office.settings, house.database, changed, house.secrets, letter_words()};
    Site site(test_site_settings(), office, page_words(), house.clock);
    Request request;
    request.path = "/workflow";
    request.headers.emplace_back("cookie", "session=" + house.cookies("salix-alba")["session"]);
    auto const page = site.answer(std::move(request));
    REQUIRE(page.status == 200);
    CHECK_FALSE(says(page, "/assets/workflow-manuscript."));
    CHECK(says(page, "/assets/workflow-review."));
    CHECK(says(page, "<th scope=\"row\">Seed <span"));
}

TEST_CASE("a manuscript's page speaks of the rules it was submitted under")
{
    Journey site;
    Stage old(site), fresh(site);
    old.manuscript("scope");
    auto changed = std::make_shared<Journal>(journal_words());
    changed->version = "after the flood";
    for (auto& state : changed->manuscript.states)
        if (state.name == "scope") state.labels["editors"] = "Fit for the journal";
    for (auto& act : changed->manuscript.transitions)
        if (act.name == "assign") act.label = "Find an editor";
    site.office.rules = Rules(changed).with({std::make_shared<Journal>(journal_words())});
    fresh.manuscript("scope");
    auto check = [&](Stage& stage, std::string const& state, std::string const& act) {
        auto const page = site.get(stage.address(), "quercus-robur");
        CHECK(says(page, "<span class=\"pill\">" + state + "</span>"));
        CHECK(says(page, ">" + act + "</a>"));
        CHECK(says(site.get(stage.address() + "/acts/assign", "quercus-robur"), "<h1>" + act + "</h1>"));
    };
    check(old, "Scope", "Assign a coordinating editor");
    check(fresh, "Fit for the journal", "Find an editor");
    auto const list = site.get("/manuscripts", "quercus-robur");
    CHECK(says(list, ">Scope</option>"));
    CHECK(says(list, ">Fit for the journal</option>"));
}
