#include "base/text.hpp"
#include "workflow/counts.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The sentence of a hard concern about this person, or "".
std::string hard_concern(Step const& step, PersonId person)
{
    auto const* known = step.facts.person(person);
    if (!known) return "is not known";
    for (auto const& concern : Standings::concerns(step.facts, *known))
        if (concern.hard) return concern.reason;
    return {};
}

Verdict reviewer_able(Step const& step, std::string const&)
{
    if (step.asking) return {};
    PersonId const person{step.form.number("person").value_or(0)};
    if (!person) return blocked("reviewer_able", "Please choose a person, or give a name and an address.", "person");
    if (auto const reason = hard_concern(step, person); !reason.empty())
        return blocked("reviewer_able", fmt::format("This person {}.", reason), "person");
    for (auto const& review : step.facts.reviews)
        if (review.round == step.manuscript().round && review.id != step.subject &&
            Standings::is_reviewer(step.facts, review, person))
            return blocked("reviewer_able", "This person is on the list of this round already.", "person");
    return {};
}

Verdict reviewer_allowed(Step const& step, std::string const&)
{
    if (auto const reason = hard_concern(step, Standings::reviewer(step.review())); !reason.empty())
        return blocked("reviewer_allowed", fmt::format("This person {}.", reason));
    if (step.asking) return {};
    auto const* known = step.facts.person(Standings::reviewer(step.review()));
    bool const soft = known && !Standings::concerns(step.facts, *known).empty();
    if (soft && step.form.text("overruled").empty())
        return blocked("reviewer_allowed", "Something speaks against this person; please say why you ask nevertheless.",
                       "overruled");
    return {};
}

Verdict wants_reviewers(Step const& step, std::string const&)
{
    if (is_one_of(step.manuscript().state, states_in_review)) return {};
    return blocked("wants_reviewers", "Reviewers can be invited while the manuscript is in review.");
}

/// Counted over all rounds: reports of earlier ones make up for some of those required.
Verdict reviewers_in_bounds(Step const& step, std::string const&)
{
    auto const number = step.form.number("number");
    if (step.asking || !number) return {};
    auto const least = reviewers_needed(step.journal, step.facts);
    if (*number >= least && *number <= most_reviewers) return {};
    return blocked("reviewers_in_bounds",
                   fmt::format("Please give a number from {} to {}: so many reports are still required here.", least,
                               most_reviewers),
                   "number");
}

Verdict waiver_in_bounds(Step const& step, std::string const&)
{
    auto const required = reports_required(step.journal, step.facts);
    if (required == 0) return blocked("waiver_in_bounds", "No report is required here.");
    auto const number = step.form.number("number");
    if (step.asking || !number || (*number >= 0 && *number < required)) return {};
    return blocked("waiver_in_bounds",
                   required == 1 ? "One report is required; the only lower number is 0."
                                 : fmt::format("{} reports are required; please give a number from 0 to {}.", required,
                                               required - 1),
                   "number");
}

Verdict this_round(Step const& step, std::string const&)
{
    if (step.review().round == step.manuscript().round) return {};
    return blocked("this_round", "This was an earlier round.");
}

Verdict still_wanted(Step const& step, std::string const&)
{
    if (!awaits_answer(step.facts, step.review()))
        return blocked("still_wanted", "A review is not wanted at the moment. Thank you for your answer.");
    if (step.review().state == "lapsed" && enough_agreed(step.facts))
        return blocked("still_wanted", "Enough reviewers have answered by now. Thank you.");
    return {};
}

/// Somebody who has become an author, or an editor of it, cannot take an invitation up any more.
Verdict may_review(Step const& step, std::string const&)
{
    if (hard_concern(step, Standings::reviewer(step.review())).empty()) return {};
    return blocked("may_review", "You have another part in this manuscript and cannot review it.");
}

Verdict review_overdue(Step const& step, std::string const& grace)
{
    if (ran_out(step.facts, step.review().due, step.journal.days(grace), step.now)) return {};
    return blocked("review_overdue", "There is still time.");
}

Verdict review_overdue_now(Step const& step, std::string const&)
{
    if (ran_out(step.facts, step.review().due, 0, step.now)) return {};
    return blocked("review_overdue_now", "Opens when the date has passed.");
}

Verdict review_complete(Step const& step, std::string const&)
{
    if (step.asking) return {};
    for (auto const& field : step.journal.review_form) {
        auto const answer = step.form.text(field.name);
        if (answer.empty()) {
            if (field.required)
                return blocked("review_complete", fmt::format("“{}” is still open.", field.label), field.name);
            continue;
        }
        bool const known = field.options.empty() ||
                           std::ranges::any_of(field.options, [&](Option const& o) { return o.code == answer; });
        if (!known)
            return blocked("review_complete", fmt::format("Please choose one of the answers to “{}”.", field.label),
                           field.name);
    }
    return {};
}

/// Once a decision is made, reports stand as they are; but a reviewer must not learn that one is held.
Verdict not_decided(Step const& step, std::string const&)
{
    auto const& manuscript = step.manuscript();
    auto const& outside = step.act.by("reviewer") ? state_outside(manuscript) : manuscript.state;
    auto const& state = outside == "withdrawal_asked" ? manuscript.former : outside;
    bool const open = takes_answers(state) || state == "recommended";
    if (open && step.review().round == manuscript.round) return {};
    return blocked("not_decided", "The manuscript has been decided on.");
}

Verdict late_allowed(Step const& step, std::string const&)
{
    auto const& review = step.review();
    bool const open = review.may_be_late && step.now < review.since + step.journal.days("late_grace") * day;
    if (open) return {};
    return blocked("late_allowed", "This review is closed.");
}

constexpr NamedGuard table[] = {
    {"reviewer_able", reviewer_able},       {"reviewer_allowed", reviewer_allowed},
    {"wants_reviewers", wants_reviewers},   {"reviewers_in_bounds", reviewers_in_bounds},
    {"waiver_in_bounds", waiver_in_bounds}, {"this_round", this_round},
    {"still_wanted", still_wanted},         {"may_review", may_review},
    {"review_overdue", review_overdue},     {"review_overdue_now", review_overdue_now},
    {"review_complete", review_complete},   {"not_decided", not_decided},
    {"late_allowed", late_allowed},
};

} // namespace

std::span<NamedGuard const> review_guards() { return table; }

} // namespace succession
