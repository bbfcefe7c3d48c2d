#include "base/text.hpp"
#include "domain/fields.hpp"
#include "workflow/counts.hpp"
#include "workflow/effects.hpp"

#include <algorithm>

namespace succession {

namespace {

void receive(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    manuscript.received_at = step.now;
    manuscript.rules = step.journal.version;
    manuscript.transparency = step.journal.disclosure.transparency;
    manuscript.reviewers_wanted = step.journal.type(manuscript.type).required_reports;
    for (auto& author : outcome.facts.authors) author.told_at = step.now;
}

void freeze_version(Step const& step, std::string const&, Outcome& outcome)
{
    outcome.facts.version().frozen_at = step.now;
    outcome.manuscript().title = Fields::parse(outcome.facts.version().fields).text("title");
}

void thaw_version(Step const&, std::string const&, Outcome& outcome) { outcome.facts.version().frozen_at.reset(); }

void set_due(Step const& step, std::string const&, Outcome& outcome) { outcome.due = step.form.deadline("due"); }

void end(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    manuscript.ended_at = step.now;
    manuscript.request_reason.clear();
    manuscript.appeal_deputy_id.reset();
    end_author_change(outcome, step.now);
}

void keep_reason(Step const& step, std::string const&, Outcome& outcome)
{
    outcome.manuscript().request_reason = step.form.text("reason");
}

void forget_request(Step const&, std::string const&, Outcome& outcome) { outcome.manuscript().request_reason.clear(); }

void remember_former(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    if (step.manuscript().state == "held") return; // the state before the decision is remembered already
    manuscript.former = step.manuscript().state;
    manuscript.former_due = step.manuscript().due;
}

void assign_editor(Step const& step, std::string const&, Outcome& outcome)
{
    outcome.manuscript().editor_id = PersonId{step.form.number("editor").value_or(0)};
    outcome.manuscript().proposed_editor_id.reset();
    outcome.manuscript().overruled = step.form.text("overruled");
}

void note_conflict(Step const& step, PersonId person, Outcome& outcome)
{
    outcome.facts.conflicts.push_back(
        {make_key(), step.manuscript().id, Sealed<PersonId>(person), step.form.text("reason"), step.now});
}

void release_editor(Step const& step, std::string const&, Outcome& outcome)
{
    if (step.form.ticked("conflict")) note_conflict(step, step.actor, outcome);
    outcome.manuscript().editor_id.reset();
}

void declare_conflict(Step const& step, std::string const&, Outcome& outcome)
{
    note_conflict(step, step.actor, outcome);
}

void want_reviewers(Step const& step, std::string const&, Outcome& outcome)
{
    auto const needed = reviewers_needed(step.journal, step.facts);
    auto const wanted = step.form.number("number").value_or(needed);
    outcome.manuscript().reviewers_wanted = static_cast<int>(std::clamp<std::int64_t>(wanted, needed, most_reviewers));
}

void waive_reports(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    auto const before = reports_required(step.journal, step.facts);
    auto const number = std::clamp<std::int64_t>(step.form.number("number").value_or(before), 0, before);
    manuscript.reports_required = static_cast<int>(number);
    manuscript.waiver_reason = step.form.text("reason");
    manuscript.reviewers_wanted = std::min(manuscript.reviewers_wanted, static_cast<int>(number));
}

void set_hold(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    if (manuscript.hold) return; // a second objection keeps the first hold's beginning
    manuscript.hold = true;
    manuscript.hold_reason = step.form.text("reason");
    if (step.actor) manuscript.hold_by_id = step.actor;
    manuscript.held_at = step.now;
}

/// Clocks stood still under the hold: every date moves on by its length. The moment set for a publication stays.
void lift_hold(Step const& step, std::string const&, Outcome& outcome)
{
    auto& facts = outcome.facts;
    auto& manuscript = facts.manuscript;
    auto const length = step.now - manuscript.held_at.value_or(step.now);
    auto later = [&](std::optional<Moment>& date) {
        if (date) *date += length;
    };
    later(manuscript.due);
    later(manuscript.former_due);
    if (auto* decision = facts.decision(); decision && !decision->released_at) decision->release_at += length;
    for (auto& review : facts.reviews) later(review.due);
    if (auto* production = facts.in_production(); production && !production->publish_at) later(production->due);
    manuscript.hold = false;
    manuscript.hold_reason.clear();
    manuscript.hold_by_id.reset();
    manuscript.held_at.reset();
}

constexpr NamedEffect table[] = {
    {"receive", receive},
    {"freeze_version", freeze_version},
    {"thaw_version", thaw_version},
    {"set_due", set_due},
    {"end", end},
    {"keep_reason", keep_reason},
    {"forget_request", forget_request},
    {"remember_former", remember_former},
    {"assign_editor", assign_editor},
    {"release_editor", release_editor},
    {"declare_conflict", declare_conflict},
    {"want_reviewers", want_reviewers},
    {"waive_reports", waive_reports},
    {"set_hold", set_hold},
    {"lift_hold", lift_hold},
};

} // namespace

std::span<NamedEffect const> manuscript_effects() { return table; }

} // namespace succession
