#include "base/text.hpp"
#include "workflow/completeness.hpp"
#include "workflow/counts.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

Verdict complete(Step const& step, std::string const&)
{
    auto const missing = lacks(step.journal, step.facts);
    if (missing.empty()) return {};
    auto const more = missing.size() - 1;
    return blocked("complete",
                   missing.front().reason + (more ? fmt::format(" And {} more.", counted(int(more), "point")) : ""));
}

Verdict never_submitted(Step const& step, std::string const&)
{
    if (!step.manuscript().number) return {};
    return blocked("never_submitted", "It was submitted before: it can be withdrawn, not deleted.");
}

Verdict no_hold(Step const& step, std::string const&)
{
    if (!step.manuscript().hold) return {};
    return blocked("no_hold", "The manuscript is on hold.");
}

Verdict on_hold(Step const& step, std::string const&)
{
    if (step.manuscript().hold) return {};
    return blocked("on_hold", "There is no hold.");
}

Verdict not_over(Step const& step, std::string const&)
{
    auto const* production = step.facts.producing();
    if (!production) return {};
    if (production->published_at) return blocked("not_over", "It is published; what comes now is a notice.");
    if (!step.journal.production.state(production->state).end) return {};
    return blocked("not_over", "It is over with this manuscript here.");
}

Verdict ticks(Step const& step, std::string const& checklist)
{
    if (step.asking) return {};
    auto const ticked = step.form.all("ticks");
    for (auto const& point : step.journal.list(checklist))
        if (point.mandatory && std::ranges::find(ticked, point.code) == ticked.end())
            return blocked("ticks", fmt::format("“{}” must be ticked first.", point.label), "ticks");
    return {};
}

Verdict overdue(Step const& step, std::string const& grace)
{
    auto const& manuscript = step.manuscript();
    if (ran_out(step.facts, manuscript.due, step.journal.days(grace), step.now)) return {};
    if (!manuscript.due) return blocked("overdue", "No date was set.");
    return blocked("overdue", fmt::format("Opens on {}, when the date and the grace after it are past.",
                                          long_date(*manuscript.due + step.journal.days(grace) * day)));
}

Verdict overdue_now(Step const& step, std::string const&)
{
    if (ran_out(step.facts, step.facts.due(), 0, step.now)) return {};
    return blocked("overdue_now", "Opens when the clock has run out.");
}

PersonId chosen(Step const& step, std::string_view field) { return PersonId{step.form.number(field).value_or(0)}; }

Verdict editor_able(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const person = chosen(step, "editor");
    bool const holds = std::ranges::any_of(step.facts.roles, [&](Role const& r) {
        return r.person_id == person && is_one_of(r.role, coordinating_roles);
    });
    if (!holds && !Standings::of(step.facts, person, step.now).decider)
        return blocked("editor_able", "Please choose one of the coordinating editors.", "editor");
    auto const bar = Standings::bar_to_editing(step.facts, person);
    if (bar.empty()) return {};
    return blocked("editor_able", "This person " + bar + ".", "editor");
}

/// Hard conflicts bar; others are overruled with a reason.
Verdict editor_allowed(Step const& step, std::string const&)
{
    if (step.asking || !step.form.text("overruled").empty()) return {};
    auto const* known = step.facts.person(chosen(step, "editor"));
    auto const concerns = known ? Standings::concerns(step.facts, *known) : std::vector<Concern>();
    if (std::ranges::all_of(concerns, &Concern::hard)) return {};
    return blocked("editor_allowed",
                   "Something speaks against this person; please say why you choose them nevertheless.", "overruled");
}

Verdict counts_changed(Step const& step, std::string const&)
{
    if (state_by_counts(step.facts) != step.manuscript().state) return {};
    return blocked("counts_changed", "The counts are what they were.");
}

Verdict recipient_involved(Step const& step, std::string const&)
{
    if (step.asking || step.facts.person(chosen(step, "person"))) return {};
    return blocked("recipient_involved", "Please choose somebody who has a part in this manuscript.", "person");
}

constexpr NamedGuard table[] = {
    {"complete", complete},
    {"never_submitted", never_submitted},
    {"no_hold", no_hold},
    {"on_hold", on_hold},
    {"not_over", not_over},
    {"ticks", ticks},
    {"overdue", overdue},
    {"overdue_now", overdue_now},
    {"editor_able", editor_able},
    {"editor_allowed", editor_allowed},
    {"counts_changed", counts_changed},
    {"recipient_involved", recipient_involved},
};

} // namespace

std::span<NamedGuard const> manuscript_guards() { return table; }

} // namespace succession
