#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a reviewer is chosen once a round, and never one of the authors, the editor or the decider")
{
    Case c;
    c.with_editor();
    CHECK(c.why("list_reviewer", laminaria) == "Please choose a person, or give a name and an address.");
    CHECK(c.why("list_reviewer", laminaria, {{"person", key(ostrea)}}) ==
          "This person is an author of this manuscript.");
    CHECK(c.why("list_reviewer", laminaria, {{"person", key(laminaria)}}) == "This person is its coordinating editor.");
    CHECK(c.why("list_reviewer", laminaria, {{"person", key(quercus)}}) == "This person decides on it.");
    CHECK(c.why("list_reviewer", laminaria, {{"person", "4711"}}) == "This person is not known.");
    CHECK_FALSE(c.open("list_reviewer", quercus));
    auto const review = c.listed(posidonia);
    CHECK(c.review(review).state == "listed");
    CHECK(c.why("list_reviewer", laminaria, {{"person", key(posidonia)}}) ==
          "This person is on the list of this round already.");
}

TEST_CASE("an invitation has a date for the answer and a link of its own")
{
    Case c;
    c.with_editor();
    auto const review = c.listed(posidonia);
    CHECK(c.why("invite", laminaria, {}, review) == "Please fill in “Answer wanted by”.");
    c.take("invite", laminaria, {{"due", c.in_days(9)}, {"sees_answers", "yes"}}, review);
    CHECK(c.review(review).state == "invited");
    CHECK(c.review(review).link_serial == 1);
    CHECK(c.review(review).invited_at == c.now);
    CHECK(c.review(review).sees_answers);
    CHECK(iso_date(*c.review(review).due) == c.in_days(9));
    CHECK(c.wrote("invitation", posidonia));
    CHECK_FALSE(Standings::of(c.facts, posidonia, c.now).reviewer);
}

TEST_CASE("what speaks against a reviewer must be overruled with a reason")
{
    Case c;
    c.with_editor();
    c.facts.suggestions.push_back({1, c.manuscript().id, true, "posidonia  oceanica", "", "", "A quarrel"});
    c.facts.suggestions.back().name = "Posidonia Oceanica";
    auto const review = c.listed(posidonia);
    CHECK(c.open("invite", laminaria, review));
    CHECK(c.why("invite", laminaria, {{"due", c.in_days(7)}}, review) ==
          "Something speaks against this person; please say why you ask nevertheless.");
    c.take("invite", laminaria, {{"due", c.in_days(7)}, {"overruled", "The only one who knows the site"}}, review);
    CHECK(c.review(review).overruled == "The only one who knows the site");
}

TEST_CASE("a corrected address is a new link; the old one dies")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    CHECK(c.why("correct_address", laminaria, {{"email", "x@y.example"}, {"person", key(zostera)}}, review) ==
          "This person is an author of this manuscript.");
    c.take("correct_address", salix, {{"email", "x@y.example"}, {"person", key(rhizophora)}}, review);
    CHECK(c.review(review).state == "invited");
    CHECK(c.review(review).link_serial == 2);
    CHECK(c.wrote("invitation", rhizophora));
    CHECK_FALSE(c.open("accept", posidonia, review));
    CHECK(c.open("accept", rhizophora, review));
}

TEST_CASE("an invitee accepts, with the usual date or another")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    SUBCASE("the usual date")
    {
        c.take("accept", posidonia, {}, review);
        CHECK(c.review(review).due == c.now + 21 * day);
    }
    SUBCASE("another date, kept to its end")
    {
        c.take("accept", posidonia, {{"due", c.in_days(35)}}, review);
        CHECK(iso_date(*c.review(review).due) == c.in_days(35));
    }
    SUBCASE("a date without reason is refused, with what is allowed")
    {
        auto const bounds =
            "Please choose a date from " + long_date(c.now) + " to " + long_date(c.now + 81 * day) + ".";
        for (auto const& due : {std::string("9999-12-31"), c.in_days(82), c.in_days(-1)})
            CHECK(c.why("accept", posidonia, {{"due", due}}, review) == bounds);
        c.take("accept", posidonia, {{"due", c.in_days(81)}}, review);
        CHECK(iso_date(*c.review(review).due) == c.in_days(81));
    }
    SUBCASE("the managing editor enters an answer that came by mail") { c.take("accept", salix, {}, review); }
    CHECK(c.review(review).state == "accepted");
    CHECK(c.review(review).answered_at == c.now);
    CHECK(c.wrote("review_accepted", posidonia));
    CHECK(c.wrote("review_answered", laminaria));
    CHECK(Standings::of(c.facts, posidonia, c.now).reviewer);
}

TEST_CASE("the usual date is that of the article type")
{
    Case c("short-communication");
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("accept", posidonia, {}, review);
    CHECK(c.review(review).due == c.now + 14 * day);
}

TEST_CASE("an invitation opens nothing to others")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    for (auto const person : {rhizophora, zostera, ostrea, acer, alnus, fagus, nobody}) {
        CAPTURE(person.value);
        CHECK(c.closed("accept", person, review) == "This is for somebody else to do.");
        CHECK(c.closed("decline", person, review) == "This is for somebody else to do.");
    }
    CHECK(c.closed("file", posidonia, review) == "This is not open at this stage.");
}

TEST_CASE("a declared interest waits for the editor")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("accept_with_interest", posidonia, {{"interest", "We met at a congress"}}, review);
    CHECK(c.review(review).state == "interest_declared");
    CHECK(c.review(review).interest == "We met at a congress");
    CHECK(c.wrote("interest_declared", laminaria));
    CHECK(counts(c.facts).accepted == 0);
    CHECK_FALSE(c.open("file", posidonia, review));
    SUBCASE("who clears it with a reason and a date")
    {
        CHECK(c.why("clear_interest", laminaria, {}, review) == "Please fill in “Why”.");
        c.take("clear_interest", laminaria, {{"reason", "Far enough"}, {"due", c.in_days(14)}}, review);
        CHECK(c.review(review).state == "accepted");
        CHECK(iso_date(*c.review(review).due) == c.in_days(14));
        CHECK(c.wrote("accepted_invitation_interest_cleared", posidonia));
    }
    SUBCASE("who releases the reviewer")
    {
        c.take("refuse_interest", laminaria, {{"reason", "Too near"}}, review);
        CHECK(c.review(review).state == "cancelled");
        CHECK(c.wrote("review_cancelled", posidonia));
        CHECK_FALSE(c.open("file", posidonia, review));
    }
}

TEST_CASE("an invitee declines, with reason and suggestions if they like")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("decline", posidonia, {{"reason", "At sea"}, {"suggestions", "Rhizophora Mangle"}}, review);
    CHECK(c.review(review).state == "declined");
    CHECK(c.review(review).suggestions == "Rhizophora Mangle");
    CHECK(c.wrote("decline_thanks", posidonia));
    CHECK(c.wrote("review_answered", laminaria));
    for (auto const* act : {"accept", "accept_with_interest", "decline", "file", "give_up", "late"}) {
        CAPTURE(act);
        CHECK_FALSE(c.open(act, posidonia, review));
    }
    SUBCASE("and may be asked again, with a new link")
    {
        c.take("invite", laminaria, {{"due", c.in_days(7)}}, review);
        CHECK(c.review(review).link_serial == 2);
        CHECK(c.review(review).reason.empty());
        CHECK_FALSE(c.review(review).answered_at);
    }
}

TEST_CASE("an invitation lapses after its date and the grace")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.wait(14);
    CHECK(c.review(review).state == "invited");
    c.wait(1);
    CHECK(c.review(review).state == "lapsed");
    CHECK_MESSAGE(c.letters.empty(), "nobody is reproached");
    SUBCASE("it may still be accepted while reviewers are wanted")
    {
        c.take("accept", posidonia, {}, review);
        CHECK(c.review(review).state == "accepted");
    }
    SUBCASE("but not when enough have accepted")
    {
        c.accepted(rhizophora);
        c.accepted(larus);
        CHECK(c.closed("accept", posidonia, review) == "Enough reviewers have answered by now. Thank you.");
    }
    SUBCASE("nor may it be declined any more") { CHECK_FALSE(c.open("decline", posidonia, review)); }
}

TEST_CASE("who has become an author or the editor cannot take up an invitation")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(fagus);
    c.take("change_editor", quercus, {{"editor", key(fagus)}});
    CHECK(c.closed("accept", fagus, review) == "You have another part in this manuscript and cannot review it.");
    CHECK(c.open("decline", fagus, review));
}

TEST_CASE("the editor or the office releases a reviewer, who can do nothing then")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    CHECK(c.why("cancel", laminaria, {}, review) == "Please fill in “Why”.");
    c.take("cancel", salix, {{"reason", "Enough reports"}}, review);
    CHECK(c.review(review).state == "cancelled");
    CHECK(c.wrote("review_cancelled", posidonia));
    for (auto const* act : {"accept", "accept_with_interest", "decline", "file", "give_up", "late"}) {
        CAPTURE(act);
        CHECK_FALSE(c.open(act, posidonia, review));
    }
    CHECK(c.closed("late", posidonia, review) == "This review is closed.");
}

TEST_CASE("a reviewer gives up, and the count falls")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    c.accepted(rhizophora);
    CHECK(c.state() == "in_review");
    c.take("give_up", posidonia, {{"reason", "Ill"}}, review);
    CHECK(c.review(review).state == "gave_up");
    CHECK(c.wrote("review_gave_up", laminaria));
    CHECK(c.state() == "inviting");
}

TEST_CASE("the editor gives a reviewer more time; the clock of the manuscript is the latest of them")
{
    Case c;
    c.with_editor();
    auto const one = c.accepted(posidonia);
    c.accepted(rhizophora);
    CHECK(c.manuscript().due == c.now + 21 * day);
    c.take("extend_review", laminaria, {{"due", c.in_days(40)}}, one);
    CHECK(c.wrote("review_extended", posidonia));
    CHECK(c.manuscript().due == c.review(one).due);
    CHECK(iso_date(*c.manuscript().due) == c.in_days(40));
}

TEST_CASE("a late reviewer is reminded in other words than a silent invitee")
{
    Case c;
    c.with_editor();
    auto const silent = c.invited(posidonia);
    auto const writing = c.accepted(rhizophora);
    CHECK(c.closed("remind_reviewer", laminaria, silent) == "Opens when the date has passed.");
    c.wait(8);
    c.take("remind_reviewer", laminaria, {{"note", "A line is enough"}}, silent);
    CHECK(c.wrote("reminder_invitation", posidonia));
    CHECK(c.letters.front().note == "A line is enough");
    c.wait(14);
    c.take("remind_reviewer", salix, {}, writing);
    CHECK(c.wrote("reminder_review", rhizophora));
}

} // namespace succession
