#include "domain/viewers.hpp"

#include <doctest/doctest.h>

namespace succession {

using namespace scene;

TEST_CASE("a report that went back to its writer is never released in its first form")
{
    auto facts = revising();
    auto first = *facts.report(posidonias);
    first.id -= 50;
    first.released_at.reset();
    first.masked.clear();
    facts.reports.insert(facts.reports.begin(), first);
    CHECK(sight(facts, zostera, released + day).comments_of(first) == "");
    CHECK(sight(facts, rhizophora, released + day).comments_of(first) == "");
    CHECK(sight(facts, laminaria, released + day).comments_of(first) == whole_comments);
}

TEST_CASE("scores are the editors' and their writer's; the authors read them where the journal chose so")
{
    auto const facts = revising();
    DisclosurePolicy open;
    open.authors_see_scores = true;
    auto sees = [&](PersonId viewer, DisclosurePolicy const& policy, ReviewId review = posidonias) {
        return sight(facts, viewer, released + day, policy).sees_scores(*facts.review(review));
    };
    CHECK(sees(laminaria, usual));
    CHECK(sees(posidonia, usual));
    CHECK_FALSE(sees(zostera, usual));
    CHECK(sees(zostera, open));
    CHECK_FALSE(sees(zostera, open, rhizophoras)); // kept by the editors
    CHECK_FALSE(sees(rhizophora, open));
    CHECK_FALSE(sees(apis, open));
}

TEST_CASE(
    "of the manuscript in whose place this one was submitted a reviewer reads their own words again, and nobody else's")
{
    auto const earlier = revising();
    auto anew = first_round();
    anew.manuscript.id = ManuscriptId{the_manuscript.value + 1};
    anew.manuscript.previous_id = earlier.manuscript.id;
    for (auto& review : anew.reviews) review.manuscript_id = anew.manuscript.id;
    auto& again = *anew.review(posidonias);
    again.previous_id = posidonias;
    auto reads = [&](PersonId viewer) {
        return sight(anew, viewer, released + day).comments_on_earlier(earlier, *anew.review(posidonias));
    };
    CHECK(reads(posidonia) == whole_comments);
    for (auto const other : {rhizophora, zostera, laminaria, apis, nobody}) CHECK(reads(other) == "");
    SUBCASE("not before the invitation is accepted")
    {
        again.state = "invited";
        CHECK(reads(posidonia) == "");
    }
    SUBCASE("not of another manuscript")
    {
        anew.manuscript.previous_id = ManuscriptId{77};
        CHECK(reads(posidonia) == "");
    }
    SUBCASE("not of somebody else's review")
    {
        again.previous_id = rhizophoras;
        CHECK(reads(posidonia) == "");
    }
}

} // namespace succession
