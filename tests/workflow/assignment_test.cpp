#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("the decider assigns a coordinating editor, who then chooses reviewers")
{
    Case c;
    c.in_scope();
    CHECK(c.why("assign", quercus) == "Please choose one of the coordinating editors.");
    CHECK(c.why("assign", quercus, {{"editor", key(posidonia)}}) == "Please choose one of the coordinating editors.");
    c.take("assign", quercus, {{"editor", key(laminaria)}, {"note", "Yours, I think"}});
    CHECK(c.state() == "inviting");
    CHECK(c.editor() == laminaria);
    CHECK(c.wrote("assigned", laminaria));
    CHECK(c.letters.front().note == "Yours, I think");
    CHECK(c.manuscript().due == c.now + 7 * day);
}

TEST_CASE("an editor whom something speaks against is chosen with a reason, which is kept")
{
    Case c;
    c.in_scope();
    for (auto& known : c.facts.people)
        if (known.id == laminaria) known.affiliation = Standings::byline(c.facts.authors.front()).affiliation;
    CHECK(c.why("assign", quercus, {{"editor", key(laminaria)}}) ==
          "Something speaks against this person; please say why you choose them nevertheless.");
    c.take("assign", quercus, {{"editor", key(laminaria)}, {"overruled", "A large institute"}});
    CHECK(c.manuscript().overruled == "A large institute");
    c.take("change_editor", quercus, {{"editor", key(fagus)}});
    CHECK(c.manuscript().overruled.empty());
}

TEST_CASE("the managing editor may assign for the decider, and the Editor-in-Chief may take it on")
{
    Case c;
    c.in_scope();
    c.take("assign", salix, {{"editor", key(quercus)}});
    CHECK(c.editor() == quercus);
}

TEST_CASE("no editor is assigned who wrote it, reviews it or has declared an interest")
{
    Case c;
    c.in_scope();
    auto const why = [&] { return c.why("assign", quercus, {{"editor", key(laminaria)}}); };
    SUBCASE("an author by account")
    {
        c.facts.authors[1].person_id = Sealed<std::optional<PersonId>>(laminaria);
        CHECK(why() == "This person is an author.");
    }
    SUBCASE("an author by address")
    {
        auto line = Standings::byline(c.facts.authors[1]);
        line.email = " Laminaria@digitata.EXAMPLE";
        c.facts.authors[1].byline = Sealed<Byline>(line);
        CHECK(why() == "This person is an author.");
    }
    SUBCASE("an interest")
    {
        c.facts.conflicts.push_back({1, c.manuscript().id, Sealed<PersonId>(laminaria), "Same project", 0});
        CHECK(why() == "This person has declared an interest.");
    }
    SUBCASE("somebody whose account is closed")
    {
        c.facts.people[2].active = false;
        CHECK(why() == "This person has no account in use.");
    }
}

TEST_CASE("where no reports are needed the manuscript goes straight to the editor's recommendation")
{
    Case c("editorial");
    c.with_editor();
    CHECK(c.state() == "reports_in");
    CHECK(c.open("recommend", laminaria));
}

TEST_CASE("another editor takes over: invitations and reports stay")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    CHECK(c.why("change_editor", quercus, {{"editor", key(laminaria)}}) == "This person coordinates it already.");
    CHECK(c.why("change_editor", laminaria, {{"editor", key(fagus)}}) == "This is for somebody else to do.");
    c.take("change_editor", salix, {{"editor", key(fagus)}});
    CHECK(c.state() == "inviting");
    CHECK(c.editor() == fagus);
    CHECK(c.review(review).state == "accepted");
    CHECK(c.wrote("removed", laminaria));
    CHECK(c.wrote("assigned", fagus));
    CHECK_FALSE(Standings::of(c.facts, laminaria, c.now).editorial());
}

TEST_CASE("a reviewer at work cannot become the editor")
{
    Case c;
    c.with_editor();
    c.accepted(fagus);
    CHECK(c.why("change_editor", quercus, {{"editor", key(fagus)}}) == "This person reviews it.");
}

TEST_CASE("an editor changed after the recommendation: the next one recommends anew")
{
    Case c;
    c.recommended();
    c.take("change_editor", quercus, {{"editor", key(fagus)}, {"note", "On leave"}});
    CHECK(c.state() == "reports_in");
    CHECK(c.facts.recommendation() == nullptr);
    CHECK(c.facts.recommendations.front().ended == "returned");
    CHECK(c.open("recommend", fagus));
}

TEST_CASE("the editor hands the manuscript back with a reason")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    CHECK(c.why("hand_back", laminaria) == "Please fill in “Why”.");
    c.take("hand_back", laminaria, {{"reason", "Too far from my field"}});
    CHECK(c.state() == "needs_ce");
    CHECK_FALSE(c.manuscript().editor_id);
    CHECK(c.wrote("handed_back", quercus));
    CHECK(c.review(review).state == "accepted");
    CHECK(c.manuscript().due == c.now + 3 * day);

    SUBCASE("and may be asked again")
    {
        c.take("assign", quercus, {{"editor", key(laminaria)}});
        CHECK(c.state() == "inviting");
    }
    SUBCASE("meanwhile reviewers answer and file, and nobody is told to stop")
    {
        auto const asked = c.facts.reviews.front().id;
        c.file(asked, posidonia);
        CHECK(c.review(asked).state == "filed");
        c.take("assign", quercus, {{"editor", key(fagus)}});
        CHECK(c.state() == "inviting");
    }
}

TEST_CASE("an editor who hands back with an interest never sees it again")
{
    Case c;
    c.with_editor();
    c.take("hand_back", laminaria, {{"reason", "My former student"}, {"conflict", "yes"}});
    auto const standing = Standings::of(c.facts, laminaria, c.now);
    CHECK(standing.conflicted);
    CHECK_FALSE(standing.editorial());
    CHECK(c.why("assign", quercus, {{"editor", key(laminaria)}}) == "This person has declared an interest.");
}

TEST_CASE("an invitee accepts while the manuscript waits for its editor")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("hand_back", laminaria, {{"reason", "Too far from my field"}});
    CHECK(c.open("accept", posidonia, review));
    c.take("accept", posidonia, {}, review);
    CHECK(c.review(review).state == "accepted");
    CHECK(c.state() == "needs_ce");
}

TEST_CASE("the decider declares an interest: from then on the deputy acts")
{
    Case c;
    c.in_scope();
    c.take("declare_interest", quercus, {{"reason", "Same project"}});
    CHECK(c.state() == "scope");
    CHECK_FALSE(Standings::of(c.facts, quercus, c.now).editorial());
    CHECK(c.closed("assign", quercus) == "This is for somebody else to do.");
    CHECK(c.open("assign", fagus));
    CHECK(Standings::responsible(c.facts, "decider", c.now) == fagus);
    CHECK(c.written("no_eligible_editor") == 0);
}

TEST_CASE("a decider who coordinates and declares an interest leaves a manuscript without an editor")
{
    Case c;
    c.with_editor(quercus);
    c.take("declare_interest", quercus, {{"reason", "Same project"}});
    CHECK(c.state() == "needs_ce");
    CHECK(c.open("assign", fagus));
}

TEST_CASE("a deputy who decides may coordinate as well")
{
    Case c;
    c.in_scope();
    std::erase_if(c.facts.roles, [](Role const& role) { return role.role == "coordinating_editor"; });
    CHECK(c.why("assign", quercus, {{"editor", key(fagus)}}) == "Please choose one of the coordinating editors.");
    c.take("declare_interest", quercus, {{"reason", "Same project"}});
    c.take("assign", fagus, {{"editor", key(fagus)}});
    CHECK(c.editor() == fagus);
}

TEST_CASE("an editor whose account is closed is missed at the next count")
{
    Case c;
    c.with_editor();
    c.facts.people[2].active = false;
    c.wait_for(minute);
    CHECK(c.state() == "needs_ce");
    SUBCASE("and may coordinate again when it is opened again")
    {
        c.facts.people[2].active = true;
        c.take("assign", quercus, {{"editor", key(laminaria)}});
        CHECK(c.state() == "inviting");
    }
}

} // namespace succession
