#include "base/text.hpp"
#include "workflow/counts.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// From round 1 on the earlier reports do; a new review after a rejection without review has none yet.
Verdict enough_reports(Step const& step, std::string const&)
{
    auto const required = reports_required(step.journal, step.facts);
    auto const filed = reports_ever(step.facts);
    if (filed >= required) return {};
    return blocked("enough_reports", fmt::format("Opens when {} {} in: {} so far.", counted(required, "report"),
                                                 required == 1 ? "is" : "are", filed));
}

/// Before the reports: a rejection without review; anything where they are not required any more.
Verdict early_recommendation(Step const& step, std::string const& argument)
{
    if (!enough_reports(step, argument) || step.asking) return {};
    auto const* kind = step.journal.decision(step.form.text("kind"));
    if (kind && !kind->needs_reports) return {};
    return blocked("early_recommendation", "Without the reports only a rejection without review can be recommended.",
                   "kind");
}

Verdict letter_complete(Step const& step, std::string const&)
{
    if (step.asking) return {};
    if (step.form.text("letter").find("[[") == std::string::npos) return {};
    return blocked("letter_complete", "A place in [[double brackets]] still waits for your words.", "letter");
}

Verdict fates_chosen(Step const& step, std::string const&)
{
    if (step.asking) return {};
    for (auto const& review : step.facts.reviews) {
        if (review.round != step.manuscript().round || !is_open(review)) continue;
        auto const fate = step.form.text(fmt::format("fate_{}", review.id.value));
        if (fate != "wait" && fate != "withdraw")
            return blocked("fates_chosen",
                           "Please choose for each open review: wait for it, or withdraw it with thanks.", "fates");
    }
    return {};
}

Verdict reports_for_decision(Step const& step, std::string const& argument)
{
    if (step.asking || !enough_reports(step, argument)) return {};
    auto const* kind = step.journal.decision(step.form.text("kind"));
    if (!kind || !kind->needs_reports) return {};
    auto blocker = enough_reports(step, argument);
    return blocked("reports_for_decision",
                   "Without the reports required only a rejection without review is possible. " + blocker->reason,
                   "kind");
}

Verdict direct_decision(Step const& step, std::string const&)
{
    if (step.asking || reports_required(step.journal, step.facts) == 0) return {};
    auto const* kind = step.journal.decision(step.form.text("kind"));
    if (kind && !kind->needs_reports) return {};
    return blocked("direct_decision", "Without review only a rejection without review is possible.", "kind");
}

Verdict own_editor(Step const& step, std::string const&)
{
    if (step.actor && step.manuscript().editor_id == step.actor) return {};
    return blocked("own_editor", "The coordinating editor recommends first.");
}

/// What was decided on an appeal is not for somebody to undo who decided before.
Verdict theirs_to_undo(Step const& step, std::string const&)
{
    auto const* decision = step.facts.decision();
    if (decision && (!decision->on_appeal || decision->by_id == Sealed<PersonId>(step.actor))) return {};
    return blocked("theirs_to_undo", "Only the person who heard the appeal can take this decision back.");
}

Verdict window_open(Step const& step, std::string const&)
{
    auto const* decision = step.facts.decision();
    if (decision && !decision->released_at && time_on_clocks(step.facts, step.now) < decision->release_at) return {};
    return blocked("window_open", "The decision has left.");
}

Verdict window_over(Step const& step, std::string const&)
{
    auto const* decision = step.facts.decision();
    if (decision && step.now >= decision->release_at) return {};
    return blocked("window_over", "The decision is still held.");
}

Verdict answers_given(Step const& step, std::string const&)
{
    auto const round = step.facts.version().round;
    bool const there =
        std::ranges::any_of(step.facts.files, [&](File const& f) { return f.round == round && f.kind == "answers"; });
    if (there) return {};
    return blocked("answers_given", "The answers to the reviewers are missing.");
}

Verdict first_appeal(Step const& step, std::string const&)
{
    if (!step.manuscript().appeal_used) return {};
    return blocked("first_appeal", "An appeal is heard once.");
}

Verdict appeal_in_time(Step const& step, std::string const&)
{
    auto const* decision = step.facts.decision();
    auto const term = step.journal.days("appeal_term");
    if (decision && decision->released_at && step.now < *decision->released_at + term * day) return {};
    return blocked("appeal_in_time", fmt::format("An appeal can be made within {} days of the decision.", term));
}

Verdict appeal_can_be_heard(Step const& step, std::string const&)
{
    if (Standings::appeal_decider(step.facts, step.now)) return {};
    return blocked("appeal_can_be_heard", "The office has nobody left who did not decide before; please write to it.");
}

Verdict not_resubmitted(Step const& step, std::string const&)
{
    if (!step.manuscript().resubmitted_id) return {};
    return blocked("not_resubmitted", "It has been submitted anew.");
}

Verdict offer_open(Step const& step, std::string const&)
{
    auto const until = step.manuscript().offer_until;
    if (until && step.now < *until) return {};
    return blocked("offer_open", "The offer to submit anew has ended.");
}

Verdict offer_past(Step const& step, std::string const&)
{
    auto const until = step.manuscript().offer_until;
    if (until && step.now >= *until) return {};
    return blocked("offer_past", "The offer is still open.");
}

constexpr NamedGuard table[] = {
    {"enough_reports", enough_reports},
    {"early_recommendation", early_recommendation},
    {"letter_complete", letter_complete},
    {"fates_chosen", fates_chosen},
    {"reports_for_decision", reports_for_decision},
    {"direct_decision", direct_decision},
    {"own_editor", own_editor},
    {"theirs_to_undo", theirs_to_undo},
    {"window_open", window_open},
    {"window_over", window_over},
    {"answers_given", answers_given},
    {"first_appeal", first_appeal},
    {"appeal_in_time", appeal_in_time},
    {"appeal_can_be_heard", appeal_can_be_heard},
    {"not_resubmitted", not_resubmitted},
    {"offer_open", offer_open},
    {"offer_past", offer_past},
};

} // namespace

std::span<NamedGuard const> decision_guards() { return table; }

} // namespace succession
