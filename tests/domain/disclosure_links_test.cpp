#include "domain/viewers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace succession {

using namespace scene;

TEST_CASE("a link opens one review, whoever else its holder is")
{
    auto facts = first_round();
    SUBCASE("an editor who comes by the link is a reviewer")
    {
        reviewing(facts, quercus, "accepted");
        Disclosure const by_link(facts, viewers, submitted, usual);
        CHECK(by_link.as_reviewer());
        CHECK_FALSE(by_link.sees_authors());
        CHECK(by_link.reviews().size() == 1);
    }
    SUBCASE("what closed the manuscript to them closes the link")
    {
        reviewing(facts, mytilus, "accepted");
        SUBCASE("they have become an author") { coauthor(facts, mytilus); }
        SUBCASE("they have become an author under an address of theirs")
        {
            facts.authors.push_back(author(6, nobody, {"", "", "mytilus@trossulus.example", "", "", "", ""}));
        }
        SUBCASE("they have declared an interest") { interested(facts, mytilus); }
        CHECK_FALSE(Disclosure(facts, viewers, submitted, usual).exists());
    }
    SUBCASE("a review that is not there, or nobody's, opens nothing")
    {
        facts.reviews.push_back(review(viewers, nobody, "accepted", 0));
        CHECK_FALSE(Disclosure(facts, viewers, submitted, usual).exists());
        CHECK_FALSE(Disclosure(facts, ReviewId{999}, submitted, usual).exists());
        CHECK_FALSE(Disclosure(facts, ReviewId{}, submitted, usual).exists());
    }
}

TEST_CASE("an invitation that lapsed shows by its link what it asks, while reviewers are still wanted")
{
    auto facts = first_round();
    reviewing(facts, mytilus, "lapsed");
    facts.manuscript.reviewers_wanted = 9;
    Disclosure const by_link(facts, viewers, submitted, usual);
    CHECK(by_link.exists());
    CHECK_FALSE(by_link.sees_authors());
    for (auto const& file : facts.files) CHECK_FALSE(by_link.sees_file(file));
    CHECK_FALSE(sight(facts, mytilus, submitted).exists());
    SUBCASE("not when enough have agreed") { facts.manuscript.reviewers_wanted = 0; }
    SUBCASE("not when the round is over") { facts.manuscript.round = 1; }
    SUBCASE("not when the editors are about to decide") { facts.manuscript.state = "recommended"; }
    CHECK_FALSE(Disclosure(facts, viewers, submitted, usual).exists());
}

TEST_CASE("the link mailed to an author shows who wrote it, and nothing else")
{
    auto const facts = in_production();
    for (auto const& author : facts.authors) {
        Disclosure const linked(facts, author.id, accepted, {});
        CHECK(linked.exists());
        CHECK(linked.authors().size() == facts.authors.size());
        CHECK(linked.submitter_name() == "Zostera marina");
        CHECK(linked.audience() == Audience::coauthor);
        CHECK_FALSE((linked.sees_suggestions() || linked.sees_letters() || linked.sees_objections()));
        CHECK(linked.reviews().empty());
    }
    CHECK_FALSE(Disclosure(facts, AuthorId{99}, accepted, {}).exists());
    CHECK(sight(facts, posidonia, accepted).submitter_name() == "");
    CHECK(sight(facts, laminaria, accepted).submitter_name() == "Zostera marina");
}

} // namespace succession
