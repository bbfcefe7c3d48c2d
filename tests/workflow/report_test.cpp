#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a report is filed when its form is complete, and once")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    CHECK(c.open("file", posidonia, review));
    CHECK(c.why("file", posidonia, {}, review) == "“Comments to the authors” is still open.");
    auto wrong = Case::report();
    wrong.set("originality", "splendid");
    CHECK(c.ask("file", posidonia, wrong, review, {}, false).front().reason ==
          "Please choose one of the answers to “Originality”.");
    c.file(review, posidonia);
    CHECK(c.review(review).state == "filed");
    CHECK(c.review(review).filed_at == c.now);
    CHECK(c.review(review).recommendation == "accept");
    REQUIRE(c.facts.report(review));
    CHECK(Fields::parse(c.facts.report(review)->form).text("comments_to_authors") == "Plant more sedge.");
    CHECK(c.wrote("report_thanks", posidonia));
    CHECK(c.wrote("report_in", laminaria));
    CHECK_FALSE(c.open("file", posidonia, review));
}

TEST_CASE("the managing editor enters a report that came by mail")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    c.file(review, salix);
    CHECK(c.review(review).state == "filed");
    CHECK(c.taken.front().actor == salix);
}

TEST_CASE("reviewers and reports are counted, up and down")
{
    Case c;
    c.with_editor();
    CHECK(c.state() == "inviting");
    auto const one = c.accepted(posidonia);
    CHECK(c.state() == "inviting");
    auto const two = c.accepted(rhizophora);
    CHECK(c.state() == "in_review");
    c.file(one, posidonia);
    CHECK(c.state() == "in_review");
    CHECK(c.wrote("report_in", laminaria));
    c.file(two, rhizophora);
    CHECK(c.state() == "reports_in");
    CHECK(c.wrote("all_reports_in", laminaria));
    CHECK_FALSE_MESSAGE(c.wrote("report_in", laminaria), "nobody wants the same news twice");
    CHECK(c.manuscript().due == c.now + 7 * day);

    SUBCASE("a report returned")
    {
        c.take("return_report", laminaria, {{"reason", "Which plots?"}}, two);
        CHECK(c.review(two).state == "returned");
        CHECK(c.wrote("report_returned", rhizophora));
        CHECK(c.review(two).due == c.now + 7 * day);
        CHECK(c.state() == "in_review");
        c.file(two, rhizophora);
        CHECK(c.state() == "reports_in");
        CHECK(std::ranges::count(c.facts.reports, two, &Report::review_id) == 2);
        CHECK(c.facts.report(two)->filing == 2);
    }
    SUBCASE("a report set aside, and counted again")
    {
        CHECK(c.why("set_aside", laminaria, {}, two) == "Please fill in “Why”.");
        c.take("set_aside", quercus, {{"reason", "Unfair"}}, two);
        CHECK(c.state() == "inviting");
        c.take("restore", laminaria, {}, two);
        CHECK(c.state() == "reports_in");
    }
    SUBCASE("another reviewer wanted")
    {
        c.take("want_reviewers", laminaria, {{"number", "3"}});
        CHECK(c.state() == "inviting");
    }
}

TEST_CASE("no fewer reviewers can be wanted than reports are required, and no crowd")
{
    Case c;
    c.with_editor();
    CHECK(c.why("want_reviewers", laminaria, {{"number", "many"}}) == "Please give a whole number.");
    c.filed(posidonia);
    for (auto const* number : {"1", "0", "-3", "13", "9000000000"})
        CHECK(c.why("want_reviewers", laminaria, {{"number", number}}) ==
              "Please give a number from 2 to 12: so many reports are still required here.");
    CHECK(c.open("want_reviewers", laminaria));
    c.take("want_reviewers", laminaria, {{"number", "2"}});
    CHECK_MESSAGE(c.state() == "inviting", "one report of two is not all reports");
    c.take("want_reviewers", laminaria, {{"number", "12"}});
    CHECK(c.manuscript().reviewers_wanted == 12);
}

TEST_CASE("the decider lowers the number for one manuscript with a reason")
{
    Case c;
    c.with_editor();
    c.filed(posidonia);
    CHECK_FALSE(c.open("waive", laminaria));
    CHECK(c.why("waive", quercus, {{"number", "1"}}) == "Please fill in “Why”.");
    c.take("waive", quercus, {{"number", "1"}, {"reason", "A narrow field"}});
    CHECK(c.manuscript().reports_required == 1);
    CHECK(c.manuscript().waiver_reason == "A narrow field");
    CHECK(c.state() == "reports_in");
    CHECK(c.open("recommend", laminaria));
    SUBCASE("and never raises it")
    {
        CHECK(c.why("waive", quercus, {{"number", "5"}, {"reason", "To be sure"}}) ==
              "One report is required; the only lower number is 0.");
        CHECK_FALSE(c.why("waive", quercus, {{"number", "-1"}, {"reason", "To be sure"}}).empty());
    }
    SUBCASE("and where none is required, it cannot be lowered")
    {
        c.take("waive", quercus, {{"number", "0"}, {"reason", "Nobody answers"}});
        CHECK(c.why("waive", quercus) == "No report is required here.");
    }
}

TEST_CASE("a text longer than its field takes is refused with both numbers")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    std::string const letters(100'001, 'a');
    CHECK(c.why("give_up", posidonia, {{"reason", letters}}, review) ==
          "“Reason” may have 20,000 characters; it has 100,001.");
    auto const filing = [&](std::string const& comments, std::string const& aside) {
        auto answers = Case::report();
        answers.set("comments_to_authors", comments);
        answers.set("nowhere_asked", aside);
        return c.ask("file", posidonia, answers, review, {}, false);
    };
    CHECK(filing(letters.substr(1), "").empty());
    CHECK(filing(letters, "").front().field == "comments_to_authors");
    CHECK(filing(letters, "").front().reason ==
          "“Comments to the authors” may have 100,000 characters; it has 100,001.");
    CHECK(filing("Well done.", letters).front().code == "too_long");
    std::string accents;
    for (int i = 0; i < 100'000; ++i) accents += "é";
    CHECK_MESSAGE(filing(accents, "").empty(), "characters are counted, not bytes");
}

TEST_CASE("passages are left out with a reason, and the original stays")
{
    Case c;
    c.with_editor();
    auto const review = c.filed(posidonia);
    auto const original = c.facts.report(review)->form;
    CHECK(c.why("mask", laminaria, {{"masked", "Plant […]"}}, review) == "Please fill in “Why”.");
    c.take("mask", laminaria, {{"masked", "Plant […]"}, {"reason", "Names a colleague"}}, review);
    CHECK(c.facts.report(review)->masked == "Plant […]");
    CHECK(c.facts.report(review)->mask_reason == "Names a colleague");
    CHECK(c.facts.report(review)->form == original);
}

TEST_CASE("once decided, reports stand as they are for the editors")
{
    Case c;
    c.decided("accept");
    auto const review = c.facts.reviews.front().id;
    for (auto const* act : {"return_report", "set_aside", "mask"}) {
        CAPTURE(act);
        CHECK(c.closed(act, laminaria, review) == "The manuscript has been decided on.");
    }
    c.take("take_back", quercus);
    CHECK(c.open("mask", laminaria, review));
}

TEST_CASE("a report set aside stays so when the authors ask to withdraw after the decision")
{
    Case c;
    c.reviewed();
    auto const third = c.filed(larus);
    c.take("set_aside", laminaria, {{"reason", "Unfair"}}, third);
    c.take("recommend", laminaria, {{"kind", "minor-revision"}});
    c.decide("minor-revision");
    c.wait(1);
    c.take("ask_to_withdraw", zostera, {{"reason", "Elsewhere"}, {"agreed", "yes"}});
    CHECK(c.closed("restore", quercus, third) == "The manuscript has been decided on.");
}

TEST_CASE("a review left open at the release may still come, for the editors")
{
    Case c;
    c.reviewed();
    auto const third = c.accepted(larus);
    c.take("recommend", laminaria, {{"kind", "major-revision"}});
    CHECK(c.why("decide", quercus, {{"kind", "major-revision"}, {"letter", "Dear authors"}}) ==
          "Please choose for each open review: wait for it, or withdraw it with thanks.");
    auto answers = c.decision("major-revision");
    answers.set("fate_" + key(third), "wait");
    c.commit("decide", quercus, answers, {}, {});
    c.wait(1);
    CHECK(c.review(third).state == "cancelled");
    CHECK(c.review(third).may_be_late);
    CHECK(c.wrote("review_cancelled", larus));
    SUBCASE("within its grace")
    {
        c.wait(29);
        c.commit("late", larus, Case::report(), third, {});
        CHECK(c.review(third).state == "late");
        CHECK(c.wrote("report_in", laminaria));
        CHECK_FALSE(c.facts.report(third)->released_at);
    }
    SUBCASE("and not after it")
    {
        c.wait(30);
        CHECK(c.closed("late", larus, third) == "This review is closed.");
    }
}

TEST_CASE("a review withdrawn with thanks at the release is closed")
{
    Case c;
    c.reviewed();
    auto const third = c.accepted(larus);
    c.take("recommend", laminaria, {{"kind", "major-revision"}});
    c.decide("major-revision");
    c.wait(1);
    CHECK(c.review(third).state == "cancelled");
    CHECK(c.closed("late", larus, third) == "This review is closed.");
}

} // namespace succession
