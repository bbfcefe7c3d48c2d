#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

/// A manuscript in one of the states from which its authors must ask.
Case in_state(std::string const& state)
{
    Case c;
    if (state == "needs_ce") c.with_editor().take("hand_back", laminaria, {{"reason", "Too far"}});
    if (state == "inviting") c.with_editor();
    if (state == "in_review") {
        c.with_editor();
        c.accepted(posidonia);
        c.accepted(rhizophora);
    }
    if (state == "reports_in") c.reviewed();
    if (state == "recommended") c.recommended();
    if (state == "revising" || state == "revision_check") c.released("minor-revision");
    if (state == "revision_check") c.revise();
    return c;
}

constexpr auto late_states = {"needs_ce",    "inviting", "in_review",     "reports_in",
                              "recommended", "revising", "revision_check"};

} // namespace

TEST_CASE("until scope the authors withdraw at once")
{
    Case c;
    SUBCASE("in check") { c.submitted(); }
    SUBCASE("in scope") { c.in_scope(); }
    SUBCASE("while mending")
    {
        c.submitted();
        c.take("return_to_authors", salix, {{"list", "Line numbers"}, {"due", c.in_days(10)}});
    }
    CHECK_FALSE(c.open("ask_to_withdraw", zostera));
    CHECK(c.why("withdraw", zostera, {{"reason", "Elsewhere"}}) == "Please tick “All authors agree”.");
    c.take("withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
    CHECK(c.state() == "withdrawn");
    CHECK(c.manuscript().ended_at == c.now);
    CHECK(c.wrote("withdrawal_confirmed", zostera));
    CHECK(c.wrote("withdrawal_confirmed", ostrea));
}

TEST_CASE("later they ask, with a reason and everybody's agreement, and the office confirms")
{
    for (auto const* state : late_states) {
        CAPTURE(state);
        auto c = in_state(state);
        REQUIRE(c.state() == state);
        CHECK_FALSE(c.open("withdraw", zostera));
        CHECK(c.why("ask_to_withdraw", zostera, {{"agreed", "yes"}}) == "Please fill in “Why”.");
        c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
        CHECK(c.state() == "withdrawal_asked");
        CHECK(c.manuscript().request_reason == "Elsewhere");
        CHECK(c.wrote("withdrawal_requested", zostera));
        CHECK(c.wrote("withdrawal_requested_office", salix));
        c.take("confirm_withdrawal", salix);
        CHECK(c.state() == "withdrawn");
        CHECK(c.manuscript().request_reason.empty());
        for (auto const& review : c.facts.reviews) CHECK(journal().review.state(review.state).end);
    }
}

TEST_CASE("a request refused or taken back leaves all as it was, and is forgotten")
{
    for (auto const* state : late_states)
        for (bool const refused : {true, false}) {
            CAPTURE(state);
            auto c = in_state(state);
            auto const due = c.manuscript().due;
            c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
            CHECK_FALSE(c.open("refuse_withdrawal", salix));
            if (refused) c.take("refuse_withdrawal", quercus, {{"reason", "The reports are in"}});
            else c.take("retract_request", zostera);
            CHECK(c.state() == state);
            CHECK(c.manuscript().due == due);
            CHECK(c.manuscript().request_reason.empty());
            CHECK(c.written("withdrawal_refused") == int(refused));
        }
}

TEST_CASE("everybody hears of a withdrawal who had a part in it")
{
    Case c;
    c.with_editor();
    c.filed(posidonia);
    c.accepted(rhizophora);
    c.invited(larus);
    c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
    c.take("confirm_withdrawal", quercus);
    CHECK(c.written("withdrawal_confirmed") == 3);
    CHECK(c.wrote("withdrawal_confirmed", laminaria));
    for (auto const reviewer : {posidonia, rhizophora, larus})
        CHECK(c.wrote("withdrawal_confirmed_reviewer", reviewer));
    CHECK(c.facts.reviews[0].state == "kept");
    CHECK(c.facts.reviews[1].state == "cancelled");
    CHECK_FALSE(c.open("file", rhizophora, c.facts.reviews[1].id));
    CHECK_FALSE(c.open("late", rhizophora, c.facts.reviews[1].id));
    CHECK_FALSE(c.open("accept", larus, c.facts.reviews[2].id));
}

TEST_CASE("while a withdrawal is asked reviewers may still file, but nobody starts")
{
    Case c;
    c.with_editor();
    auto const writing = c.accepted(posidonia);
    auto const invited = c.invited(rhizophora);
    c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
    CHECK(c.closed("accept", rhizophora, invited) ==
          "A review is not wanted at the moment. Thank you for your answer.");
    c.file(writing, posidonia);
    CHECK(c.state() == "withdrawal_asked");
    c.take("retract_request", zostera);
    CHECK(c.open("accept", rhizophora, invited));
}

TEST_CASE("nothing is withdrawn under a hold")
{
    SUBCASE("at once")
    {
        Case c;
        c.submitted();
        c.take("hold", salix, {{"reason", "An objection"}});
        CHECK(c.closed("withdraw", zostera) == "The manuscript is on hold.");
    }
    SUBCASE("asked")
    {
        Case c;
        c.reviewed();
        c.take("hold", salix, {{"reason", "An objection"}});
        CHECK(c.closed("ask_to_withdraw", zostera) == "The manuscript is on hold.");
    }
    SUBCASE("confirmed")
    {
        Case c;
        c.reviewed();
        c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
        c.take("hold", salix, {{"reason", "An objection"}});
        CHECK(c.closed("confirm_withdrawal", salix) == "The manuscript is on hold.");
    }
}

TEST_CASE("a request refused long ago is no request to withdraw the accepted paper")
{
    Case c;
    c.reviewed();
    c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
    c.take("refuse_withdrawal", quercus, {{"reason", "The reports are in"}});
    c.take("recommend", laminaria, {{"kind", "accept"}});
    c.decide("accept");
    c.wait(1);
    CHECK_FALSE(c.open("confirm_withdrawal_accepted", quercus));
    CHECK(c.open("ask_to_withdraw_accepted", zostera));
}

} // namespace succession
