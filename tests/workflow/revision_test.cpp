#include "workflow/cast.hpp"
#include "workflow/desk.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a revision is a new version with answers, and the files that stay")
{
    Case c;
    c.released("major-revision");
    CHECK(c.manuscript().due == c.now + 60 * day);
    CHECK(c.facts.version().round == 1);
    CHECK_FALSE(c.facts.version().frozen_at);
    CHECK(c.facts.versions.front().frozen_at);
    CHECK(std::ranges::count(c.facts.files, 1, &File::round) == 2);
    CHECK(c.closed("revise", zostera) == "“Answers to the reviewers” is missing.");
    c.wait(10);
    c.revise();
    CHECK(c.state() == "revision_check");
    CHECK(c.manuscript().revised_at == c.now);
    CHECK(c.facts.version().frozen_at == c.now);
    CHECK(c.wrote("revision_received", zostera));
    CHECK(c.wrote("revision_received_editor", laminaria));
}

TEST_CASE("an editor who loses the part while the authors revise is missed on the desks of the office")
{
    Case c;
    c.released("major-revision");
    auto const wanted = [&](PersonId who) {
        for (auto const& row : desk_rows(journal(), c.facts, c.now))
            if (row.person_id == who) return row.wanted;
        return std::string("nothing");
    };
    CHECK(wanted(quercus).empty());
    std::erase_if(c.facts.roles, [](Role const& role) { return role.person_id == laminaria; });
    CHECK(wanted(quercus) == "no coordinating editor at present");
    CHECK(wanted(zostera) == journal().manuscript.state("revising").wanted);
    c.revise();
    CHECK(wanted(salix) == journal().manuscript.state("revision_check").wanted + "; no coordinating editor at present");
}

TEST_CASE(
    "what awaits the office besides the state stands on its desks: an interest, a hold, an answered change of authors")
{
    Case c;
    c.with_editor();
    auto const row = [&](PersonId who) {
        for (auto const& one : desk_rows(journal(), c.facts, c.now))
            if (one.person_id == who) return one;
        return DeskRow();
    };
    auto const review = c.invited(posidonia);
    c.take("accept_with_interest", posidonia, {{"interest", "We share a boat"}}, review);
    c.invited(rhizophora);
    CHECK(row(laminaria).awaiting);
    CHECK(row(laminaria).wanted.find("Consider the declared interest") != std::string::npos);
    CHECK(row(laminaria).due <= c.now + 3 * day);
    CHECK_FALSE(row(salix).awaiting);
    c.take("hold", laminaria, {{"reason", "Whose data?"}});
    CHECK(row(salix).awaiting);
    CHECK(row(salix).wanted == "Settle the hold");
    c.take("lift", salix, {{"reason", "Theirs"}});
    CHECK_FALSE(row(salix).awaiting);
}

TEST_CASE("answers of the round before do not answer this one")
{
    Case c;
    c.released("major-revision");
    c.revise();
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    c.take("recommend_early", laminaria, {{"kind", "minor-revision"}});
    c.decide("minor-revision");
    c.wait(1);
    CHECK(c.facts.version().round == 2);
    CHECK(c.closed("revise", zostera) == "“Answers to the reviewers” is missing.");
    c.revise();
    CHECK(c.state() == "revision_check");
}

TEST_CASE("the office returns a revision to mend with a short date")
{
    Case c;
    c.released("major-revision");
    c.revise();
    c.take("fix_revision", salix, {{"list", "Names in the answers"}, {"due", c.in_days(5)}});
    CHECK(c.state() == "revising");
    CHECK_FALSE(c.facts.version().frozen_at);
    CHECK(iso_date(*c.manuscript().due) == c.in_days(5));
    CHECK(c.wrote("revision_mend", zostera));
    c.take("revise", zostera);
    CHECK(c.state() == "revision_check");
}

TEST_CASE("a revision passes with its ticks, and last round's reviewers are on the list")
{
    Case c;
    c.released("major-revision");
    c.revise();
    CHECK(c.why("pass_revision", salix) == "“Names removed” must be ticked first.");
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    CHECK(c.state() == "inviting");
    CHECK(c.manuscript().round == 1);
    CHECK(c.editor() == laminaria);
    REQUIRE(c.facts.reviews.size() == 4);
    auto const& again = c.facts.reviews[2];
    CHECK(again.state == "listed");
    CHECK(again.round == 1);
    CHECK(again.sees_answers);
    CHECK(again.previous_id == c.facts.reviews[0].id);
    CHECK(Standings::reviewer(again) == posidonia);
    SUBCASE("and are asked again in words of their own")
    {
        auto const id = again.id;
        c.take("invite", laminaria, {{"due", c.in_days(7)}}, id);
        CHECK(c.wrote("asked_again", posidonia));
        CHECK(c.written("invitation") == 0);
    }
}

TEST_CASE("a minor revision is accepted without new reports")
{
    Case c;
    c.released("minor-revision");
    c.revise();
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    c.take("recommend_early", laminaria, {{"kind", "accept"}});
    c.decide("accept");
    c.wait(1);
    CHECK(c.state() == "accepted");
}

TEST_CASE("an editor lost during the revision is missed when it passes")
{
    Case c;
    c.released("minor-revision");
    c.facts.people[2].active = false;
    c.revise();
    CHECK(c.written("revision_received_editor") == 0);
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    CHECK(c.state() == "needs_ce");
    c.take("assign", quercus, {{"editor", key(fagus)}});
    CHECK(c.state() == "inviting");
}

TEST_CASE("authors overdue with a revision: reminded, given more time, closed at last")
{
    Case c;
    c.released("minor-revision");
    CHECK(c.closed("remind", laminaria) == "Opens when the clock has run out.");
    c.wait(31);
    c.take("remind", laminaria, {{"note", "A line is enough"}});
    CHECK(c.wrote("reminder_revision", zostera));
    c.take("extend", laminaria, {{"due", c.in_days(10)}});
    CHECK(c.wrote("revision_extended", zostera));
    c.wait(39);
    CHECK_FALSE(c.open("close", salix));
    c.wait(2);
    c.take("close", salix);
    CHECK(c.state() == "closed");
    CHECK(c.wrote("closed_overdue", zostera));
}

TEST_CASE("under a hold nobody is overdue")
{
    Case c;
    c.released("minor-revision");
    c.take("hold", salix, {{"reason", "An objection"}});
    c.wait(100);
    CHECK_FALSE(c.open("close", salix));
    CHECK_FALSE(c.open("remind", salix));
    c.take("lift", salix, {{"reason", "Settled"}});
    CHECK(c.manuscript().due == c.now + 30 * day);
}

TEST_CASE("a revision may come in under a hold but does not pass")
{
    Case c;
    c.released("minor-revision");
    c.take("hold", salix, {{"reason", "An objection"}});
    c.revise();
    CHECK(c.closed("pass_revision", salix) == "The manuscript is on hold.");
}

TEST_CASE("the dates of a manuscript are first, last and final where they should be")
{
    Case c;
    c.submitted();
    auto const received = c.now;
    c = [&] {
        Case d;
        d.released("minor-revision");
        return d;
    }();
    auto const first = c.now;
    c.revise();
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    c.take("recommend_early", laminaria, {{"kind", "minor-revision"}});
    c.decide("minor-revision");
    c.wait(1);
    c.wait(4);
    c.revise();
    auto const last = c.now;
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    c.take("recommend_early", laminaria, {{"kind", "accept"}});
    c.decide("accept");
    CHECK_FALSE(c.manuscript().accepted_at);
    c.wait(1);
    CHECK(c.manuscript().received_at == received);
    CHECK(c.manuscript().first_decision_at == first);
    CHECK(c.manuscript().revised_at == last);
    CHECK(c.manuscript().accepted_at == c.now);
}

} // namespace succession
