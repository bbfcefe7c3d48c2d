#include "domain/fields.hpp"
#include "workflow/counts.hpp"
#include "workflow/effects.hpp"

#include <algorithm>

namespace succession {

namespace {

Review& subject(Step const& step, Outcome& outcome) { return *outcome.facts.review(step.subject); }

void list_reviewer(Step const& step, std::string const&, Outcome& outcome)
{
    Review review;
    review.id = make_id<ReviewId>();
    review.manuscript_id = step.manuscript().id;
    review.round = step.manuscript().round;
    review.state = step.journal.review.initial;
    review.reviewer_id = Sealed<PersonId>(PersonId{step.form.number("person").value_or(0)});
    review.since = step.now;
    outcome.facts.reviews.push_back(review);
}

void invite(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    review.invited_at = step.now;
    review.answered_at.reset();
    review.overruled = step.form.text("overruled");
    review.sees_answers |= step.form.ticked("sees_answers");
    review.reason.clear();
    review.link_serial += 1;
    outcome.due = step.form.deadline("due").value_or(step.now + step.journal.days("answer") * day);
}

void correct_address(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    if (auto const person = step.form.number("person")) review.reviewer_id = Sealed<PersonId>(PersonId{*person});
    review.link_serial += 1;
}

void answer(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    review.answered_at = step.now;
    review.reason = step.form.text("reason");
    review.suggestions = step.form.text("suggestions");
}

/// The date the reviewer wished for, else the journal's.
Moment wished_date(Step const& step)
{
    return step.form.deadline("due").value_or(step.now + step.journal.days("review", step.manuscript()) * day);
}

void accept(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    if (!review.answered_at) review.answered_at = step.now;
    outcome.due = wished_date(step);
}

void declare_interest(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    review.answered_at = step.now;
    review.interest = step.form.text("interest");
}

void keep_review_reason(Step const& step, std::string const&, Outcome& outcome)
{
    subject(step, outcome).reason = step.form.text("reason");
}

void file_report(Step const& step, std::string const&, Outcome& outcome)
{
    auto& review = subject(step, outcome);
    review.filed_at = step.now;
    review.recommendation = step.form.text("recommendation");
    Report report;
    report.id = make_key();
    report.manuscript_id = step.manuscript().id;
    report.review_id = review.id;
    auto const* former = outcome.facts.report(review.id);
    report.filing = former ? former->filing + 1 : 1;
    report.form = review_answers(step.journal, step.form).json();
    report.filed_at = step.now;
    outcome.facts.reports.push_back(report);
}

void mask_report(Step const& step, std::string const&, Outcome& outcome)
{
    if (auto* report = outcome.facts.report(step.subject)) {
        report->masked = step.form.text("masked");
        report->mask_reason = step.form.text("reason");
    }
}

/// Whoever reported in an earlier round is asked again in other words.
void send_invitation(Step const& step, std::string const&, Outcome& outcome)
{
    write_to(step, outcome, step.review().previous_id ? "asked_again" : "invitation", "reviewer");
}

void remind_reviewer(Step const& step, std::string const&, Outcome& outcome)
{
    write_to(step, outcome, step.review().state == "invited" ? "reminder_invitation" : "reminder_review", "reviewer");
}

/// A withdrawn manuscript lets its reviewers go.
void close_reviews(Step const& step, std::string const&, Outcome& outcome)
{
    for (auto& review : outcome.facts.reviews)
        if (review.round == step.manuscript().round) {
            follow(step, review, "cancel_at_end");
            follow(step, review, "keep_report");
        }
}

constexpr NamedEffect table[] = {
    {"list_reviewer", list_reviewer},
    {"invite", invite},
    {"correct_address", correct_address},
    {"answer", answer},
    {"accept", accept},
    {"declare_interest", declare_interest},
    {"keep_review_reason", keep_review_reason},
    {"file_report", file_report},
    {"mask_report", mask_report},
    {"send_invitation", send_invitation},
    {"remind_reviewer", remind_reviewer},
    {"close_reviews", close_reviews},
};

} // namespace

std::span<NamedEffect const> review_effects() { return table; }

void follow(Step const& step, Review& review, std::string_view act)
{
    auto const* transition = step.journal.review.find(act, review.state);
    if (!transition) return;
    review.state = transition->to;
    review.since = step.now;
    review.due.reset();
}

} // namespace succession
