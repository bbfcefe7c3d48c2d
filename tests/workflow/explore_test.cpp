#include "base/problem.hpp"
#include "workflow/altered.hpp"
#include "workflow/configuration.hpp"
#include "workflow/explore.hpp"

#include <algorithm>

namespace succession {

namespace {

std::vector<Invariant> const& invariants()
{
    static auto const loaded = load_invariants(SOURCE_DIR "/workflows/invariants.yaml");
    return loaded;
}

Journal const& journal()
{
    static auto const loaded = load_journal(SOURCE_DIR "/workflows");
    return *loaded;
}

Situation situation(Journal const& journal, std::string const& name)
{
    auto const all = situations(journal, {.reviewers = 1});
    auto const found = std::ranges::find(all, name, &Situation::name);
    REQUIRE_MESSAGE(found != all.end(), name);
    return *found;
}

void check_sound(Exploration const& found)
{
    for (auto const& violation : found.violations) FAIL_CHECK(found.situation, ": ", violation.text());
}

/// The violation of one invariant that a broken workflow shows.
Violation broken(Altered const& altered, std::string const& where, std::string const& invariant)
{
    auto const journal = altered.load();
    auto asked = invariants();
    std::erase_if(asked, [&](Invariant const& i) { return i.name != invariant; });
    auto const found =
        explore(*journal, situation(*journal, where), {.configurations = 4000, .first_only = true}, asked);
    REQUIRE_MESSAGE(found.violations.size() == 1, invariant, " was not caught");
    return found.violations.front();
}

} // namespace

TEST_CASE("ordinary authors: every configuration there is keeps every invariant")
{
    auto const found = explore(journal(), situation(journal(), "ordinary authors"), {}, invariants());
    check_sound(found);
    CHECK(found.configurations > 4000);
    CHECK(found.moves > 10 * found.configurations);
    CHECK(found.cut == 0);
    CHECK(found.unknown == 0);
}

TEST_CASE("every situation keeps every invariant, and together they take every act and reach every state")
{
    std::map<std::string, int> acts;
    std::set<std::string> states{"manuscript/draft", "review/listed"}; // where they begin
    for (auto const& situation : situations(journal(), {.reviewers = 1})) {
        auto const found = explore(journal(), situation, {.configurations = 250}, invariants());
        check_sound(found);
        acts.insert(found.acts.begin(), found.acts.end());
        states.insert(found.states.begin(), found.states.end());
    }
    // A release moves these as its consequence; a reminder or another date changes nothing that rules can tell.
    std::set<std::string> const apart{"release_report", "keep_report",  "cancel_at_end", "remind_reviewer",
                                      "remind_editor",  "correct_date", "adopt_rules"};
    std::set<std::string> const ends_of_reports{"review/released", "review/kept"};
    for (auto const* machine : {&journal().manuscript, &journal().review, &journal().production}) {
        for (auto const& act : machine->transitions)
            CHECK_MESSAGE((acts.contains(act.name) || apart.contains(act.name)), act.name);
        for (auto const& state : machine->states) {
            auto const name = machine->name + "/" + state.name;
            CHECK_MESSAGE((states.contains(name) || ends_of_reports.contains(name)), name);
        }
    }
}

TEST_CASE("a thorough exploration leaves out only what has a situation of its own")
{
    std::set<std::string> left_out;
    for (auto const& situation : situations(journal(), {.thorough = true}))
        left_out.insert(situation.left_out.begin(), situation.left_out.end());
    CHECK(left_out == std::set<std::string>{"ask_author_change", "hand_to_author", "waive", "want_reviewers"});
}

TEST_CASE("what the bound cuts off is counted, not taken for sound")
{
    auto const where = situation(journal(), "the Editor-in-Chief submits, and has no deputy");
    auto const found = explore(journal(), where, {.configurations = 250}, invariants());
    CHECK(found.cut > 0);
    CHECK(found.unknown > 0);
    CHECK(found.violations.empty());
}

TEST_CASE("a state whose owner can do nothing is found")
{
    Altered altered;
    altered.replace("manuscript.yaml",
                    "    who: [managing_editor, decider]\n    told: [author]\n    main: true\n    guards: [no_hold]\n  "
                    "  effects:\n      - letter: withdrawal_confirmed_reviewer",
                    "    who: [decider]\n    told: [author]\n    main: true\n    guards: [no_hold]\n    effects:\n     "
                    " - letter: withdrawal_confirmed_reviewer");
    auto const found = broken(altered, "ordinary authors", "somebody_acts");
    CHECK(found.reason == "“Withdrawal asked”: nothing is open to managing_editor");
    REQUIRE(found.path.size() >= 3);
    CHECK(found.path[0] == "the author: Submit the manuscript → Technical check");
    CHECK(found.path.back().ends_with("Withdrawal asked"));
    CHECK(found.text().find("    1. the author: Submit the manuscript → Technical check\n") != std::string::npos);
}

TEST_CASE("a hold that nobody can lift is found")
{
    Altered altered;
    altered.replace(
        "manuscript.yaml",
        "recommended, held, revising, revision_check, withdrawal_asked, appealed, accepted]\n    to: same\n    who: [managing_editor, decider]",
        "recommended, revising, revision_check, withdrawal_asked, appealed, accepted]\n    to: same\n    who: [managing_editor, decider]");
    auto const found = broken(altered, "ordinary authors", "somebody_acts");
    CHECK(found.reason == "nobody can lift the hold");
    CHECK(found.path.back().find("Decided, not yet released, on hold") != std::string::npos);
}

TEST_CASE("a trap from which no end is reached is found")
{
    Altered altered;
    altered.replace("production.yaml", "guards: [pages_sound]", "guards: [pages_sound, offer_open]");
    auto const found = broken(altered, "a notice on a published article", "end_reachable");
    CHECK(found.path.back().ends_with("Early View"));
}

TEST_CASE("a publication without a licence is found")
{
    Altered altered;
    altered.replace("production.yaml", "    effects: [record_licence]\n", "");
    altered.replace("production.yaml",
                    "guards: [no_hold, authors_settled, licence_recorded, {ticks: final_files_check}]",
                    "guards: [no_hold, authors_settled, {ticks: final_files_check}]");
    auto const found =
        broken(altered, "the Editor-in-Chief writes what needs no review", "published_is_accepted_and_licensed");
    CHECK(found.reason == "published without a licence");
    CHECK(found.path.back().find("Enter what the publisher reports") != std::string::npos);
}

TEST_CASE("a publication of what is no longer accepted is found")
{
    Altered altered;
    altered.replace("production.yaml", "from: [handed_over]", "from: [handed_over, rescinded]");
    auto const found =
        broken(altered, "the Editor-in-Chief writes what needs no review", "published_is_accepted_and_licensed");
    CHECK(found.reason == "published without acceptance");
    CHECK(found.path.back().find("Enter what the publisher reports") != std::string::npos);
}

TEST_CASE("a kind of decision that asks for no reports is found, unless it rejects")
{
    Altered altered;
    altered.replace("decisions.yaml", "needs_reports: true", "needs_reports: false");
    auto const found = broken(altered, "ordinary authors", "decision_has_reports");
    CHECK(found.reason == "“Accept” with 0 of 1 reports");
}

TEST_CASE("a decision without the reports required is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "guards: [no_hold, letter_complete, fates_chosen, reports_for_decision]",
                    "guards: [no_hold, letter_complete, fates_chosen]");
    auto const found = broken(altered, "ordinary authors", "decision_has_reports");
    CHECK(found.reason == "“Accept” with 0 of 1 reports");
    CHECK(found.path.back().starts_with("the Editor-in-Chief: Decide (Decision: accept)"));
}

TEST_CASE("an author who acts as editor is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "    to: scope\n    who: [managing_editor]",
                    "    to: scope\n    who: [managing_editor, author]");
    auto const found = broken(altered, "the managing editor submits", "no_own_editing");
    CHECK(found.reason == "an author acts as editor");
    CHECK(found.path.size() == 2);
}

TEST_CASE("a manuscript stuck where no deputy can help is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "    owner: decider\n    clock: scope",
                    "    owner: appeal_decider\n    clock: scope");
    altered.replace("manuscript.yaml", "    to: by_counts\n    who: [decider, managing_editor]",
                    "    to: by_counts\n    who: [decider, managing_editor, appeal_decider]");
    auto const found = broken(altered, "ordinary authors", "not_stuck_without_eligible");
    CHECK(found.path.back().ends_with("Scope"));
}

TEST_CASE("an invitation that opens something after a decline is found")
{
    Altered altered;
    altered.replace("review.yaml", "    from: [invited, lapsed]\n    to: accepted",
                    "    from: [invited, lapsed, declined]\n    to: accepted");
    auto const found = broken(altered, "ordinary authors", "closed_invitation_opens_nothing");
    CHECK(found.reason == "a review that is declined is moved by its reviewer");
    CHECK(found.path.back().starts_with("reviewer 1: Accept [reviewer 1]"));
}

TEST_CASE("a report that is set aside and filed again by its reviewer is found")
{
    Altered altered;
    altered.replace("review.yaml", "    from: [accepted, returned]\n    to: filed",
                    "    from: [accepted, returned, set_aside]\n    to: filed");
    auto const found = broken(altered, "ordinary authors", "closed_invitation_opens_nothing");
    CHECK(found.reason == "a review that is set_aside is moved by its reviewer");
}

TEST_CASE("a withdrawal after acceptance under a hold is found")
{
    Altered altered;
    altered.replace("production.yaml", "    main: true\n    guards: [no_hold]\n    effects:\n      - end\n",
                    "    main: true\n    effects:\n      - end\n");
    auto const found = broken(altered, "the Editor-in-Chief writes what needs no review", "no_release_under_hold");
    CHECK(found.reason == "a withdrawal under a hold");
    CHECK(found.path.back().find("Withdrawn after acceptance") != std::string::npos);
}

TEST_CASE("a release under a hold is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "guards: [window_over, no_hold]", "guards: [window_over]");
    auto const found = broken(altered, "ordinary authors", "no_release_under_hold");
    CHECK(found.reason == "a release under a hold");
    CHECK(found.path.back().find("Release the decision") != std::string::npos);
}

TEST_CASE("a word that tells the authors of a held decision is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "author: \"former\"", "author: \"Decided\"");
    auto const found = broken(altered, "ordinary authors", "author_sees_no_decision_before_release");
    CHECK(found.reason == "the authors read “Decided”");
}

TEST_CASE("an act that tells the authors of a held decision is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "guards: [not_over, no_author_change_pending, author_list_sound]",
                    "guards: [not_over, no_author_change_pending, author_list_sound, window_open]");
    auto const found =
        broken(altered, "the authors change, the editor among them", "author_sees_no_decision_before_release");
    CHECK(found.reason.find("Ask to change the list of authors") != std::string::npos);
}

TEST_CASE("an act that tells reviewers of a held decision is found")
{
    Altered altered;
    altered.replace("review.yaml", "    from: [accepted, returned]\n    to: gave_up\n",
                    "    from: [accepted, returned]\n    to: gave_up\n    guards: [wants_reviewers]\n");
    auto const found =
        broken(altered, "the Editor-in-Chief coordinates every manuscript", "reviewer_sees_no_decision_before_release");
    CHECK(found.reason.find("Give this review up") != std::string::npos);
}

TEST_CASE("a turn that is nobody's, with no administrator told, is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "    owner: decider\n    clock: scope", "    owner: editor\n    clock: scope");
    altered.replace("manuscript.yaml", "    to: by_counts\n    who: [decider, managing_editor]",
                    "    to: by_counts\n    who: [decider, managing_editor, editor]");
    auto const found = broken(altered, "ordinary authors", "one_turn");
    CHECK(found.reason == "it is the turn of “editor”, who is nobody, and no administrator is told");
    CHECK(found.path.size() == 2);
}

TEST_CASE("a review that outlives its manuscript is found")
{
    Altered altered;
    altered.replace("manuscript.yaml", "      - close_reviews\n", "");
    auto const found = broken(altered, "ordinary authors", "an_end_ends_reviews");
    CHECK(found.path.back().find("Confirm the withdrawal") != std::string::npos);
}

TEST_CASE("invariants and their rules are named alike")
{
    auto complaint = [](Altered const& altered) {
        try {
            load_invariants(altered.path("invariants.yaml"));
            return std::string();
        }
        catch (Mistake const& mistake) {
            return std::string(mistake.what());
        }
    };
    CHECK(complaint(Altered()) == "");
    CHECK(complaint(Altered().replace("invariants.yaml", "name: one_turn", "name: one_trun"))
              .find("did you mean “one_turn”?") != std::string::npos);
    Altered shortened;
    shortened.replace("invariants.yaml",
                      "  - name: end_reachable\n    sentence: \"From everywhere an end can be reached.\"\n", "");
    CHECK(complaint(shortened).find("the rule “end_reachable” is not among the invariants.") != std::string::npos);
}

TEST_CASE("a configuration knows no keys and no dates, only what rules can tell apart")
{
    auto const start = situation(journal(), "ordinary authors").facts;
    auto other = start;
    other.manuscript.id = ManuscriptId{99};
    other.manuscript.since = 5 * day;
    other.manuscript.title = "Sedge";
    CHECK(configuration(journal(), start, 0) == configuration(journal(), other, 7 * day));
    other.manuscript.hold = true;
    CHECK(configuration(journal(), start, 0) != configuration(journal(), other, 0));
    CHECK(in_words(journal(), other) == "Draft, on hold");
}

} // namespace succession
