#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("the editor recommends when the reports required are in")
{
    Case c;
    c.with_editor();
    c.filed(posidonia);
    CHECK_FALSE(c.open("recommend", laminaria));
    c.filed(rhizophora);
    CHECK(c.why("recommend", laminaria) == "Please fill in “Recommendation”.");
    CHECK(c.why("recommend", laminaria, {{"kind", "perhaps"}}) ==
          "Please choose one of the answers to “Recommendation”.");
    c.take("recommend", laminaria, {{"kind", "minor-revision"}, {"note", "Sound work."}, {"letter", "Dear authors"}});
    CHECK(c.state() == "recommended");
    REQUIRE(c.facts.recommendation());
    CHECK(c.facts.recommendation()->kind == "minor-revision");
    CHECK(c.facts.recommendation()->letter == "Dear authors");
    CHECK(c.wrote("recommendation_made", quercus));
}

TEST_CASE("before the reports are in only a rejection without review is recommended")
{
    Case c;
    c.with_editor();
    CHECK(c.open("recommend_early", laminaria));
    CHECK(c.why("recommend_early", laminaria, {{"kind", "accept"}}) ==
          "Without the reports only a rejection without review can be recommended.");
    c.take("recommend_early", laminaria, {{"kind", "reject-without-review"}});
    CHECK(c.state() == "recommended");
    CHECK(c.why("decide", quercus, {{"kind", "accept"}, {"letter", "Dear authors"}}) ==
          "Without the reports required only a rejection without review is possible. Opens when 2 reports are in: 0 so "
          "far.");
    c.decide("reject-without-review");
    c.wait(1);
    CHECK(c.state() == "rejected");
}

TEST_CASE("a response needs one report")
{
    Case c("response-article");
    c.with_editor();
    c.take("recommend_early", laminaria, {{"kind", "reject-without-review"}});
    CHECK(c.why("decide", quercus, {{"kind", "accept"}, {"letter", "Dear authors"}})
              .ends_with("Opens when 1 report is in: 0 so far."));
}

TEST_CASE("the editor may take a recommendation back, and the decider may return it")
{
    Case c;
    c.recommended();
    SUBCASE("taken back")
    {
        c.take("take_back_advice", laminaria);
        CHECK(c.facts.recommendations.front().ended == "taken back");
        CHECK_FALSE(c.open("decide", quercus));
    }
    SUBCASE("returned with a note")
    {
        CHECK(c.why("return_advice", quercus) == "Please fill in “To the coordinating editor”.");
        c.take("return_advice", quercus, {{"note", "What of the second report?"}});
        CHECK(c.facts.recommendations.front().ended == "returned");
        CHECK(c.facts.recommendations.front().ended_note == "What of the second report?");
        CHECK(c.wrote("recommendation_returned", laminaria));
    }
    CHECK(c.state() == "reports_in");
    CHECK(c.facts.recommendation() == nullptr);
    CHECK(c.open("recommend", laminaria));
}

TEST_CASE("a letter is complete when no place in double brackets is left")
{
    Case c;
    c.recommended();
    CHECK(c.why("decide", quercus, {{"kind", "accept"}}) == "Please fill in “Letter to the authors”.");
    CHECK(c.why("decide", quercus, {{"kind", "accept"}, {"letter", "We liked [[what]]."}}) ==
          "A place in [[double brackets]] still waits for your words.");
    CHECK(c.why("decide", quercus, {{"letter", "Dear authors"}}) == "Please fill in “Decision”.");
    CHECK(c.why("decide", laminaria, {{"kind", "accept"}, {"letter", "Dear authors"}}) ==
          "This is for somebody else to do.");
}

TEST_CASE("the decider may decide otherwise than recommended")
{
    Case c;
    c.recommended("reject");
    c.decide("minor-revision");
    CHECK(c.state() == "held");
    c.wait(1);
    CHECK(c.state() == "revising");
}

TEST_CASE("a decider who coordinates decides without a recommendation, and that is recorded")
{
    Case c;
    c.with_editor(quercus);
    c.filed(posidonia);
    CHECK(c.open("decide_as_editor", quercus));
    CHECK(c.ask("decide_as_editor", quercus, c.decision("accept"), {}, {}, false).front().code ==
          "reports_for_decision");
    c.filed(rhizophora);
    c.commit("decide_as_editor", quercus, c.decision("accept"), {}, {});
    CHECK(c.state() == "held");
    CHECK(c.taken.front().act->name == "decide_as_editor");
    CHECK(c.facts.recommendations.empty());
    SUBCASE("taken back, it stands where its counts put it")
    {
        c.take("take_back", quercus);
        CHECK(c.state() == "reports_in");
    }
}

TEST_CASE("another decider does not skip the editor")
{
    Case c;
    c.reviewed();
    CHECK(c.closed("decide_as_editor", quercus) == "The coordinating editor recommends first.");
}

TEST_CASE("without review only a rejection without review, unless the type needs none")
{
    SUBCASE("a research article")
    {
        Case c;
        c.in_scope();
        CHECK(c.why("decide_directly", quercus, {{"kind", "accept"}, {"letter", "Dear authors"}}) ==
              "Without review only a rejection without review is possible.");
        c.take("decide_directly", quercus, {{"kind", "reject-without-review"}, {"letter", "Dear authors"}});
        CHECK(c.state() == "held");
        c.wait(1);
        CHECK(c.state() == "rejected");
        CHECK(c.wrote("decision_reject_without_review", zostera));
    }
    SUBCASE("an editorial")
    {
        Case c("editorial");
        c.in_scope();
        c.take("decide_directly", quercus, {{"kind", "accept"}, {"letter", "Dear authors"}});
        c.wait(1);
        CHECK(c.state() == "accepted");
    }
}

TEST_CASE("a decision is released when its window ends, in one act: mail, dates, reports, reviews")
{
    Case c;
    c.reviewed();
    auto const first = c.facts.reviews[0].id, second = c.facts.reviews[1].id;
    c.take("recommend", laminaria, {{"kind", "minor-revision"}});
    auto answers = c.decision("minor-revision");
    answers.set("reports", key(second));
    c.commit("decide", quercus, answers, {}, {});
    CHECK_MESSAGE(c.letters.empty(), "nobody is told while it is held");
    auto const decided = c.now;
    c.wait_for(23 * hour);
    CHECK(c.state() == "held");
    c.wait_for(hour);
    CHECK(c.state() == "revising");
    CHECK(c.facts.decision()->decided_at == decided);
    CHECK(c.facts.decision()->released_at == decided + 24 * hour);
    CHECK(c.manuscript().first_decision_at == c.now);
    CHECK(c.manuscript().due == c.now + 30 * day);
    CHECK_FALSE(c.manuscript().ended_at);
    CHECK(c.wrote("decision_minor", zostera));
    CHECK(c.wrote("decision_copy", ostrea));
    CHECK(c.wrote("outcome_editor", laminaria));
    CHECK(c.wrote("outcome_reviewer", posidonia));
    CHECK(c.wrote("outcome_reviewer", rhizophora));
    CHECK(c.review(first).state == "kept");
    CHECK(c.review(second).state == "released");
    CHECK(c.facts.report(second)->released_at == c.now);
    CHECK_FALSE(c.facts.report(first)->released_at);
    CHECK(c.review(second).number == 1);
    CHECK(c.review(first).number == 0);
    CHECK(c.facts.version().round == 1);
}

TEST_CASE("each decision leads where decisions.yaml says")
{
    struct Row {
        std::string kind, state, letter;
    };
    for (auto const& [kind, state, letter] :
         {Row{"accept", "accepted", "decision_accept"}, Row{"minor-revision", "revising", "decision_minor"},
          Row{"major-revision", "revising", "decision_major"},
          Row{"reject-resubmit", "resubmit_offered", "decision_resubmit"}, Row{"reject", "rejected", "decision_reject"},
          Row{"reject-without-review", "rejected", "decision_reject_without_review"}}) {
        CAPTURE(kind);
        Case c;
        c.released(kind);
        CHECK(c.state() == state);
        CHECK(c.wrote(letter, zostera));
        CHECK(c.facts.manuscript.ended_at.has_value() == (state != "revising"));
        CHECK(c.facts.production.size() == (state == "accepted" ? 1u : 0u));
        CHECK(c.manuscript().offer_until.has_value() == (state == "resubmit_offered"));
    }
}

TEST_CASE("acceptance brings its date, production and the letter about final files")
{
    Case c;
    c.released("accept");
    CHECK(c.manuscript().accepted_at == c.now);
    REQUIRE(c.facts.in_production());
    CHECK(c.production().state == "final_files");
    CHECK(c.production().due == c.now + 14 * day);
    CHECK(c.wrote("final_files_wanted", zostera));
}

TEST_CASE("a reviewer whose report was set aside reads the outcome all the same")
{
    Case c;
    c.reviewed();
    auto const third = c.filed(larus);
    c.take("set_aside", laminaria, {{"reason", "Unfair"}}, third);
    c.take("recommend", laminaria, {{"kind", "accept"}});
    c.decide("accept");
    c.wait(1);
    CHECK(c.wrote("outcome_reviewer", larus));
    CHECK(c.review(third).state == "set_aside");
    CHECK(c.review(third).number == 0);
}

TEST_CASE("a report cannot be sent along that does not count")
{
    Case c;
    c.reviewed();
    auto const third = c.filed(larus);
    c.take("set_aside", laminaria, {{"reason", "Unfair"}}, third);
    c.take("recommend", laminaria, {{"kind", "accept"}});
    c.take("decide", quercus, {{"kind", "accept"}, {"letter", "Dear authors"}, {"reports", key(third)}});
    CHECK(c.facts.decision()->reports.empty());
}

TEST_CASE("a reviewer keeps one number through all rounds")
{
    Case c;
    c.released("major-revision");
    auto const number_of = [&](PersonId person, int round) {
        for (auto const& review : c.facts.reviews)
            if (review.round == round && Standings::reviewer(review) == person) return review.number;
        return -1;
    };
    CHECK(number_of(posidonia, 0) == 1);
    CHECK(number_of(rhizophora, 0) == 2);
    c.revise();
    c.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    c.filed(larus);
    c.take("recommend_early", laminaria, {{"kind", "minor-revision"}});
    c.decide("minor-revision");
    c.wait(1);
    CHECK(number_of(larus, 1) == 3);
    CHECK(number_of(posidonia, 1) == 1);
}

} // namespace succession
