#include "workflow/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession {

namespace {

/// The states an act may lead to; destinations found at run time stand for all they can be.
std::vector<std::string> targets(Transition const& act, Journal const& journal)
{
    if (act.to == "same" || act.to == "former") return {};
    if (act.to == "by_counts" || act.to == "by_counts_or_same") return {"needs_ce", "inviting", "in_review", "reports_in"};
    if (act.to == "outcome" || act.to == "last_outcome") {
        std::vector<std::string> outcomes;
        for (auto const& decision : journal.decisions) outcomes.push_back(decision.outcome);
        return outcomes;
    }
    return {act.to};
}

std::set<std::string> reached(Machine const& machine, Journal const& journal)
{
    std::set<std::string> found{machine.initial};
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& act : machine.transitions) {
            bool const leaves = std::ranges::any_of(act.from, [&](auto const& from) { return found.contains(from); });
            if (!leaves) continue;
            for (auto const& to : targets(act, journal)) grew |= found.insert(to).second;
        }
    }
    return found;
}

void check(Machine const& machine, Journal const& journal, std::vector<std::string>& wrong)
{
    auto const found = reached(machine, journal);
    for (auto const& state : machine.states) {
        if (!found.contains(state.name))
            wrong.push_back(fmt::format("{}.yaml: nobody reaches the state “{}”.", machine.name, state.name));
        if (state.end) continue;
        bool const way_out = std::ranges::any_of(
            machine.transitions, [&](Transition const& act) { return act.leaves(state.name) && act.to != "same"; });
        if (!way_out) wrong.push_back(fmt::format("{}.yaml: the state “{}” is no end and has no way out.", machine.name, state.name));
        bool const owners_act = std::ranges::any_of(machine.transitions, [&](Transition const& act) {
            return act.leaves(state.name) && (act.by(state.owner) || act.by("system"));
        });
        if (!owners_act)
            wrong.push_back(fmt::format("{}.yaml: in “{}” it is the turn of “{}”, who can do nothing there.", machine.name, state.name, state.owner));
    }
}

} // namespace

std::vector<std::string> mistakes(Journal const& journal)
{
    std::vector<std::string> wrong;
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production}) check(*machine, journal, wrong);
    for (auto const& decision : journal.decisions)
        if (!journal.manuscript.find_state(decision.outcome))
            wrong.push_back(fmt::format("decisions.yaml: “{}” leads to “{}”, which is no state.", decision.code, decision.outcome));
    return wrong;
}

} // namespace succession
