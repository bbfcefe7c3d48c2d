#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

/// Everything an outsider can tell about the acts before them: which there are, and which are open, and why not.
std::string acts_of(Case const& c, PersonId person, AuthorId by_link = {}, ReviewId subject = {})
{
    static Form const nothing;
    std::string seen;
    auto const& machine = subject ? journal().review : journal().manuscript;
    for (auto const& act : machine.transitions) {
        auto const found =
            Acts::blockers(Step{journal(), c.facts, act, person, subject, by_link, nothing, c.now, true});
        bool const shown = found.empty() || (found.front().code != "wrong_state" && found.front().code != "not_yours");
        if (shown) seen += act.name + ": " + (found.empty() ? "open" : found.front().reason) + "\n";
    }
    return seen;
}

std::string acts_outside(Case const& c)
{
    auto seen = acts_of(c, zostera) + acts_of(c, ostrea) + acts_of(c, nobody, second_author);
    for (auto const& review : c.facts.reviews) seen += acts_of(c, Standings::reviewer(review), {}, review.id);
    return seen;
}

} // namespace

TEST_CASE("to everybody but the editors nothing changes while a decision is held")
{
    Case c;
    std::string act = "decide", kind = "minor-revision";
    PersonId who = quercus;
    SUBCASE("made on a recommendation, with reviews still open")
    {
        c.reviewed();
        c.accepted(larus);
        c.take("recommend", laminaria, {{"kind", "accept"}});
    }
    SUBCASE("made by a decider who coordinates, while invitations are out")
    {
        c.with_editor(quercus);
        c.invited(posidonia);
        c.accepted(rhizophora);
        act = "decide_as_editor";
        kind = "reject-without-review";
    }
    SUBCASE("made in scope")
    {
        c.in_scope();
        act = "decide_directly";
        kind = "reject-without-review";
    }
    SUBCASE("made on an appeal")
    {
        c.released("reject");
        c.take("appeal", zostera, {{"reason", "The site was misread"}});
        act = "decide_appeal";
        who = fagus;
    }
    auto const before = acts_outside(c);
    auto const version = c.facts.version();
    c.commit(act, who, c.decision(kind), {}, {});
    REQUIRE(c.state() == "held");
    CHECK(acts_outside(c) == before);
    CHECK(c.letters.empty());
    CHECK(c.facts.version() == version);
    CHECK_FALSE(c.manuscript().accepted_at);
}

TEST_CASE("a decision is taken back by who made it while the window is open; nothing is deleted")
{
    Case c;
    c.decided("reject");
    auto const due_before = c.manuscript().former_due;
    CHECK(c.closed("take_back", salix) == "This is for somebody else to do.");
    c.wait_for(23 * hour);
    c.take("take_back", quercus);
    CHECK(c.state() == "recommended");
    CHECK(c.manuscript().due == due_before);
    REQUIRE(c.facts.decisions.size() == 1);
    CHECK(c.facts.decisions.front().taken_back_at == c.now);
    CHECK(c.facts.decision() == nullptr);
    CHECK(c.letters.empty());
    c.decide("minor-revision");
    c.wait(1);
    CHECK(c.state() == "revising");
    CHECK(c.written("decision_minor") == 1);
}

TEST_CASE("what a deputy decided the Editor-in-Chief can take back, and does when the deputy cannot any more")
{
    Case c;
    c.facts.people[0].away_from = c.now - day;
    c.recommended();
    c.decide("reject", fagus);
    CHECK(c.open("take_back", fagus));
    CHECK(c.open("take_back", quercus));
    c.facts.people[0].away_from.reset();
    CHECK_FALSE(c.open("take_back", fagus));
    c.take("take_back", quercus);
    CHECK(c.state() == "recommended");
}

TEST_CASE("a decision that has left cannot be taken back")
{
    Case c;
    c.released("reject");
    CHECK(c.closed("take_back", quercus) == "This is not open at this stage.");
}

TEST_CASE("reviewers go on answering and filing while a decision is held")
{
    Case c;
    c.with_editor(quercus);
    auto const invited = c.invited(posidonia);
    auto const writing = c.accepted(rhizophora);
    c.commit("decide_as_editor", quercus, c.decision("reject-without-review"), {}, {});
    c.take("accept", posidonia, {}, invited);
    c.file(writing, rhizophora);
    CHECK(c.state() == "held");
    SUBCASE("and at the release all of it ends, with a letter to each")
    {
        c.wait(1);
        CHECK(c.state() == "rejected");
        CHECK(c.review(invited).state == "cancelled");
        CHECK(c.review(writing).state == "kept");
        CHECK(c.wrote("review_cancelled", posidonia));
        CHECK(c.wrote("outcome_reviewer", rhizophora));
    }
    SUBCASE("and when it is taken back their answers count")
    {
        c.take("take_back", quercus);
        CHECK(c.state() == "in_review");
    }
}

TEST_CASE("authors who withdraw while a decision is held meet no trace of it")
{
    SUBCASE("from scope: at once")
    {
        Case c;
        c.in_scope();
        c.take("decide_directly", quercus, {{"kind", "reject-without-review"}, {"letter", "Dear authors"}});
        CHECK_FALSE(c.open("ask_to_withdraw", zostera));
        c.take("withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
        CHECK(c.state() == "withdrawn");
        CHECK(c.facts.decisions.front().taken_back_at == c.now);
        c.wait(3);
        CHECK(c.state() == "withdrawn");
    }
    SUBCASE("later: a request, and if it is refused the editors decide again")
    {
        Case c;
        c.decided("reject");
        CHECK_FALSE(c.open("withdraw", zostera));
        c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
        CHECK(c.state() == "withdrawal_asked");
        CHECK(c.manuscript().former == "recommended");
        CHECK(c.facts.decision() == nullptr);
        c.wait(3);
        CHECK(c.state() == "withdrawal_asked");
        c.take("refuse_withdrawal", quercus, {{"reason", "The reports are in"}});
        CHECK(c.state() == "recommended");
        c.decide("reject");
        c.wait(1);
        CHECK(c.state() == "rejected");
    }
}

TEST_CASE("an appeal dropped while another decision is held: the first one stands")
{
    Case c;
    c.released("reject");
    c.take("appeal", zostera, {{"reason", "The site was misread"}});
    c.commit("decide_appeal", fagus, c.decision("minor-revision"), {}, {});
    c.take("drop_appeal", zostera);
    CHECK(c.state() == "rejected");
    CHECK(c.facts.decision()->kind == "reject");
    c.wait(3);
    CHECK(c.state() == "rejected");
}

TEST_CASE("a hold stops the window: no release, and time to take it back")
{
    Case c;
    c.decided("reject");
    c.wait_for(20 * hour);
    c.take("hold", salix, {{"reason", "An objection by telephone"}});
    c.wait(5);
    CHECK(c.state() == "held");
    CHECK(c.open("take_back", quercus));
    SUBCASE("taken back under the hold")
    {
        c.take("take_back", quercus);
        CHECK(c.state() == "recommended");
        CHECK(c.closed("decide", quercus) == "The manuscript is on hold.");
    }
    SUBCASE("lifted, the rest of the window runs")
    {
        c.take("lift", salix, {{"reason", "Settled"}});
        CHECK(c.state() == "held");
        c.wait_for(3 * hour);
        CHECK(c.state() == "held");
        c.wait_for(hour);
        CHECK(c.state() == "rejected");
    }
}

} // namespace succession
