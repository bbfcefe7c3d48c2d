#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

/// Quercus, the Editor-in-Chief, is the second author.
Case by_the_chief()
{
    Case c;
    c.facts.authors[1].person_id = Sealed<std::optional<PersonId>>(quercus);
    return c;
}

void drop_deputies(Facts& facts)
{
    for (auto& role : facts.roles) role.deputy_id.reset();
}

} // namespace

TEST_CASE("an Editor-in-Chief who is an author does nothing editorial; the deputy decides")
{
    auto c = by_the_chief();
    c.in_scope();
    CHECK(c.wrote("passed_check", fagus));
    auto const standing = Standings::of(c.facts, quercus, c.now);
    CHECK(standing.coauthor);
    CHECK_FALSE(standing.editorial());
    for (auto const* act : {"assign", "return_to_authors", "decide_directly", "declare_interest"}) {
        CAPTURE(act);
        CHECK(c.closed(act, quercus) == "This is for somebody else to do.");
        CHECK(c.open(act, fagus));
    }
    CHECK_FALSE(c.open("hold", quercus));
    CHECK_FALSE(c.open("write", quercus));
}

TEST_CASE("a managing editor who submits does what an author does, and the deputy checks")
{
    Case c;
    c.manuscript().submitter_id = salix;
    c.facts.authors[0].person_id = Sealed<std::optional<PersonId>>(salix);
    c.take("submit", salix);
    CHECK(c.wrote("new_manuscript", alnus));
    CHECK_FALSE(c.open("pass", salix));
    CHECK(c.open("pass", alnus));
    CHECK(c.open("withdraw", salix));
    CHECK_FALSE(c.open("hold", salix));
}

TEST_CASE("the whole way of the Editor-in-Chief's manuscript goes by the deputy")
{
    auto c = by_the_chief();
    c.in_scope();
    c.take("assign", fagus, {{"editor", key(laminaria)}});
    c.filed(posidonia);
    c.filed(rhizophora);
    c.take("recommend", laminaria, {{"kind", "accept"}});
    CHECK(c.wrote("recommendation_made", fagus));
    CHECK_FALSE(c.open("decide", quercus));
    c.decide("accept", fagus);
    c.wait(1);
    CHECK(c.state() == "accepted");
    CHECK(c.wrote("decision_copy", quercus));
    CHECK_FALSE(c.open("rescind", quercus));
    CHECK(c.open("rescind", fagus));
}

TEST_CASE("without a deputy the submission still works and the administrators are told")
{
    Case c;
    drop_deputies(c.facts);
    c.facts.authors[0].person_id = Sealed<std::optional<PersonId>>(salix);
    c.manuscript().submitter_id = salix;
    c.take("submit", salix);
    CHECK(c.state() == "check");
    CHECK(c.wrote("no_eligible_editor", nobody));
    CHECK(c.written("no_eligible_editor") == 1);
    CHECK_FALSE(Standings::responsible(c.facts, "managing_editor", c.now));

    SUBCASE("and a deputy named later opens the way")
    {
        c.facts.roles[3].deputy_id = alnus;
        CHECK(Standings::responsible(c.facts, "managing_editor", c.now) == alnus);
        CHECK(c.open("pass", alnus));
    }
}

TEST_CASE("both the only Editor-in-Chief and the only managing editor are authors, with deputies")
{
    auto c = by_the_chief();
    c.facts.authors[0].person_id = Sealed<std::optional<PersonId>>(salix);
    c.manuscript().submitter_id = salix;
    c.take("submit", salix);
    c.commit("pass", alnus, Case::ticked("technical_check"), {}, {});
    c.take("assign", alnus, {{"editor", key(laminaria)}});
    c.take("recommend_early", laminaria, {{"kind", "reject-without-review"}});
    c.decide("reject-without-review", fagus);
    c.wait(1);
    CHECK(c.state() == "rejected");
}

TEST_CASE("who has nobody left to decide is told at the moment it happens, and once")
{
    Case c;
    drop_deputies(c.facts);
    c.in_scope();
    c.take("declare_interest", quercus, {{"reason", "Same project"}});
    CHECK(c.written("no_eligible_editor") == 1);
    c.take("assign", salix, {{"editor", key(laminaria)}});
    CHECK(c.written("no_eligible_editor") == 0);
    c.take("recommend_early", laminaria, {{"kind", "reject-without-review"}});
    CHECK(c.state() == "recommended");
    CHECK(c.written("no_eligible_editor") == 1);
    CHECK_FALSE(Standings::responsible(c.facts, "decider", c.now));
}

TEST_CASE("a deputy acts only for somebody who cannot")
{
    Case c;
    c.in_scope();
    CHECK_FALSE(c.open("assign", fagus));
    c.facts.people[0].away_from = c.now - day;
    c.facts.people[0].away_until = c.now + 3 * day;
    CHECK(c.open("assign", fagus));
    CHECK_MESSAGE(c.open("assign", quercus), "who is away may still act");
    CHECK(Standings::responsible(c.facts, "decider", c.now) == fagus);
    c.wait(4);
    CHECK_FALSE(c.open("assign", fagus));
    CHECK(Standings::responsible(c.facts, "decider", c.now) == quercus);
}

TEST_CASE("an editor who reviews it is no editor of it")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(fagus);
    auto const standing = Standings::of(c.facts, fagus, c.now);
    CHECK(standing.reviewer);
    CHECK_FALSE(standing.editorial());
    c.facts.people[0].away_from = c.now - day;
    CHECK_FALSE(c.open("waive", fagus));
    c.take("give_up", fagus, {{"reason", "Ill"}}, review);
    CHECK_FALSE_MESSAGE(c.open("waive", fagus), "who has seen the files as a reviewer stays one");
}

TEST_CASE("the production editor has no part before acceptance")
{
    Case c;
    c.with_editor();
    CHECK_FALSE(c.open("write", acer));
    c.wait(30);
    CHECK(c.open("remind", salix));
    CHECK_FALSE(c.open("remind", acer));
    CHECK_FALSE(Standings::of(c.facts, acer, c.now).production);
}

} // namespace succession
