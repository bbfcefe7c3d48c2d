#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

Case appealed(std::string const& kind = "reject")
{
    Case c;
    c.released(kind);
    c.take("appeal", zostera, {{"reason", "The site was misread"}});
    return c;
}

} // namespace

TEST_CASE("an appeal goes to somebody who did not decide before")
{
    auto c = appealed();
    CHECK(c.state() == "appealed");
    CHECK(c.manuscript().appeal_deputy_id == fagus);
    CHECK(c.manuscript().due == c.now + 30 * day);
    CHECK_FALSE(c.manuscript().ended_at);
    CHECK(c.wrote("appeal_received", zostera));
    CHECK(c.wrote("appeal_received_deputy", fagus));
    for (auto const* act : {"dismiss", "uphold", "decide_appeal"}) {
        CAPTURE(act);
        CHECK(c.closed(act, quercus) == "This is for somebody else to do.");
        CHECK(c.open(act, fagus));
    }
}

TEST_CASE("the coordinating editor hears no appeal against the decision they prepared")
{
    Case c;
    c.with_editor(fagus);
    c.filed(posidonia);
    c.filed(rhizophora);
    c.take("recommend", fagus, {{"kind", "reject"}});
    c.decide("reject");
    c.wait(1);
    c.take("appeal", zostera, {{"reason", "The site was misread"}});
    CHECK(c.manuscript().appeal_deputy_id == salix);
}

TEST_CASE("where nobody is left to hear it, the authors are told to write")
{
    Case c;
    c.released("reject");
    for (auto& role : c.facts.roles) role.deputy_id.reset();
    std::erase_if(c.facts.roles, [](Role const& role) { return role.role == "managing_editor"; });
    CHECK(c.closed("appeal", zostera) == "The office has nobody left who did not decide before; please write to it.");
}

TEST_CASE("an appeal is made within its term, once, and not beside a resubmission")
{
    SUBCASE("the term")
    {
        Case c;
        c.released("reject");
        c.wait(59);
        CHECK(c.open("appeal", zostera));
        c.wait(1);
        CHECK(c.closed("appeal", zostera) == "An appeal can be made within 60 days of the decision.");
    }
    SUBCASE("once")
    {
        auto c = appealed();
        c.take("dismiss", fagus, {{"note", "It stands"}});
        CHECK(c.closed("appeal", zostera) == "An appeal is heard once.");
    }
    SUBCASE("resubmitted")
    {
        Case c;
        c.released("reject-resubmit");
        c.take("resubmit", zostera);
        CHECK(c.closed("appeal", zostera) == "It has been submitted anew.");
    }
}

TEST_CASE("dismissed or dropped, the decision stands that was released")
{
    for (auto const* kind : {"reject", "reject-resubmit", "reject-without-review"})
        for (bool const dropped : {true, false}) {
            CAPTURE(kind);
            Case c;
            c.released(kind);
            auto const state = c.state();
            c.take("appeal", zostera, {{"reason", "The site was misread"}});
            if (dropped) c.take("drop_appeal", zostera);
            else c.take("dismiss", fagus, {{"note", "It stands"}});
            CHECK(c.state() == state);
            CHECK(c.manuscript().ended_at == c.now);
            CHECK(c.wrote("appeal_result", zostera) != dropped);
            CHECK(c.wrote("appeal_result_editor", laminaria) != dropped);
            CHECK_FALSE_MESSAGE(Standings::of(c.facts, fagus, c.now).editorial(),
                                "the deputy's part ends with the appeal");
        }
}

TEST_CASE("an offer that ended meanwhile is gone when the appeal is dismissed")
{
    auto c = appealed("reject-resubmit");
    c.wait(200);
    CHECK(c.state() == "appealed");
    c.take("dismiss", fagus, {{"note", "It stands"}});
    CHECK(c.state() == "rejected");
}

TEST_CASE("upheld with a new review: a round of its own, by the same editor or another")
{
    auto c = appealed();
    SUBCASE("the same editor")
    {
        c.take("uphold", fagus, {{"note", "You are right"}, {"same_editor", "yes"}});
        CHECK(c.state() == "inviting");
        CHECK(c.editor() == laminaria);
    }
    SUBCASE("another editor")
    {
        c.take("uphold", fagus, {{"note", "You are right"}});
        CHECK(c.state() == "needs_ce");
        CHECK(c.wrote("appeal_result_editor", laminaria));
    }
    CHECK(c.wrote("appeal_result", zostera));
    CHECK(c.manuscript().round == 1);
    CHECK(c.facts.version().round == 1);
    CHECK(c.facts.version().frozen_at);
    CHECK(c.manuscript().request_reason.empty());
    CHECK(c.facts.reviews.size() == 4);
}

TEST_CASE("a new review after a rejection without review needs its reports")
{
    Case c;
    c.in_scope();
    c.take("decide_directly", quercus, {{"kind", "reject-without-review"}, {"letter", "Dear authors"}});
    c.wait(1);
    c.take("appeal", zostera, {{"reason", "It does fit"}});
    CHECK(c.ask("decide_appeal", fagus, c.decision("accept"), {}, {}, false).front().code == "reports_for_decision");
    c.take("uphold", fagus, {{"note", "You are right"}});
    c.take("assign", quercus, {{"editor", key(laminaria)}});
    CHECK(c.why("recommend_early", laminaria, {{"kind", "accept"}}) ==
          "Without the reports only a rejection without review can be recommended.");
    c.filed(posidonia);
    c.filed(rhizophora);
    c.take("recommend", laminaria, {{"kind", "accept"}});
    c.decide("accept");
    c.wait(1);
    CHECK(c.state() == "accepted");
}

TEST_CASE("upheld with another decision: held, released, and the request forgotten")
{
    auto c = appealed("reject-resubmit");
    CHECK(c.manuscript().offer_until);
    c.commit("decide_appeal", fagus, c.decision("accept"), {}, {});
    CHECK(c.state() == "held");
    CHECK(c.facts.decision()->on_appeal);
    SUBCASE("taken back, the appeal is open again and can be dismissed")
    {
        auto const due = c.manuscript().former_due;
        CHECK(c.closed("take_back", quercus) == "Only the person who heard the appeal can take this decision back.");
        c.take("take_back", fagus);
        CHECK(c.state() == "appealed");
        CHECK(c.manuscript().due == due);
        c.take("dismiss", fagus, {{"note", "It stands"}});
        CHECK(c.state() == "resubmit_offered");
        CHECK(c.open("resubmit", zostera));
    }
    SUBCASE("released")
    {
        c.wait(1);
        CHECK(c.state() == "accepted");
        CHECK(c.wrote("decision_accept", zostera));
        CHECK(c.manuscript().request_reason.empty());
        CHECK_FALSE(c.manuscript().offer_until);
        CHECK_FALSE(c.manuscript().appeal_deputy_id);
        CHECK_FALSE(c.open("confirm_withdrawal_accepted", quercus));
    }
}

TEST_CASE("an appeal is not decided under a hold")
{
    auto c = appealed();
    c.take("hold", salix, {{"reason", "An objection"}});
    for (auto const* act : {"dismiss", "uphold", "decide_appeal"}) {
        CAPTURE(act);
        CHECK(c.closed(act, fagus) == "The manuscript is on hold.");
    }
    CHECK(c.closed("drop_appeal", zostera) == "The manuscript is on hold.");
}

TEST_CASE("an appeal passes on when the one who hears it cannot any more")
{
    auto c = appealed();
    c.facts.people[1].active = false;
    CHECK(Standings::responsible(c.facts, "appeal_decider", c.now) == salix);
    CHECK(c.open("dismiss", salix));
    CHECK_FALSE(c.open("dismiss", fagus));
}

TEST_CASE("reject and resubmit is an offer with an end, used once")
{
    Case c;
    c.released("reject-resubmit");
    CHECK(c.manuscript().offer_until == c.now + 180 * day);
    SUBCASE("used: a new draft, linked both ways, with the words and the authors")
    {
        c.take("resubmit", zostera);
        CHECK(c.state() == "resubmit_offered");
        REQUIRE(c.offspring);
        auto const& fresh = c.offspring->manuscript;
        CHECK(fresh.state == "draft");
        CHECK(fresh.previous_id == c.manuscript().id);
        CHECK(c.manuscript().resubmitted_id == fresh.id);
        CHECK(fresh.proposed_editor_id == laminaria);
        CHECK(fresh.submitter_id == zostera);
        CHECK_FALSE(fresh.number);
        CHECK_FALSE(fresh.received_at);
        CHECK(c.offspring->authors.size() == 2);
        CHECK(c.offspring->version().round == 0);
        CHECK_FALSE(c.offspring->version().frozen_at);
        CHECK(c.offspring->version().fields == c.facts.version().fields);
        CHECK(c.closed("resubmit", zostera) == "It has been submitted anew.");
        c.wait(200);
        CHECK(c.state() == "resubmit_offered");
    }
    SUBCASE("not used")
    {
        c.wait(179);
        CHECK(c.open("resubmit", zostera));
        c.wait(1);
        CHECK(c.state() == "rejected");
        CHECK_FALSE(c.open("resubmit", zostera));
    }
}

} // namespace succession
