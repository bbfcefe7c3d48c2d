#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("reports stand in the order of their numbers, the latest round first, and keep their paragraphs")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("revising");
    auto const page = site.get(stage.address(), "zostera-marina").body;
    auto const first = page.find("<h3>Reviewer 1</h3>"), second = page.find("<h3>Reviewer 2</h3>");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(page.find("<p class=\"text\">comments_to_authors of the ") != std::string::npos);
}

TEST_CASE("who reads a report of which an editor left out passages is told so; the editors read both")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("reports_in");
    stage.take("mask", "quercus-robur",
               {{"masked", "Plant more, as [left out] did."}, {"reason", "It names somebody."}},
               stage.review("posidonia-oceanica"));
    CHECK(says(site.get(stage.address(), "quercus-robur"), "Passages were left out: It names somebody."));
    stage.recommend("minor-revision");
    stage.decide("minor-revision");
    stage.release();
    auto const page = site.get(stage.address(), "zostera-marina");
    CHECK(says(page, "as [left out] did."));
    CHECK(says(page, "An editor left out passages of this report."));
    CHECK_FALSE(says(page, "It names somebody."));
}

TEST_CASE("the decision an author came for is open to read; where nothing more is asked, that is said")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("rejected");
    auto const page = site.get(stage.address(), "zostera-marina");
    CHECK(says(page, "<details class=\"more\" open><summary>The letter</summary>"));
    CHECK(says(page, "Nothing more is asked of anybody."));
    CHECK_FALSE(says(site.get(stage.address(), "laminaria-digitata"),
                     "<details class=\"more\" open><summary>The letter</summary>"));
}

TEST_CASE("of several acts the one meant for this moment alone is the main one")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("reports_in");
    CHECK(says(site.get(stage.address(), "laminaria-digitata"),
               "<a class=\"button main\" href=\"" + stage.address() + "/acts/recommend\">"));
    stage.manuscript("inviting");
    CHECK(says(site.get(stage.address(), "laminaria-digitata"),
               "<a class=\"button main\" href=\"" + stage.address() + "/reviewers\">"));
}
