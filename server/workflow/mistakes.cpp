#include "workflow/effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace succession {

namespace {

using Names = std::span<std::string_view const>;

/// The states and acts that rules speak of by name: they may get other labels, but not other names.
constexpr std::string_view manuscript_states[] = {
    "scope",    "needs_ce", "inviting", "in_review", "reports_in",       "recommended",      "held",
    "revising", "appealed", "accepted", "rejected",  "resubmit_offered", "withdrawal_asked", "draft"};
constexpr std::string_view manuscript_acts[] = {"adopt_rules"};
constexpr std::string_view review_states[] = {
    "listed", "invited",   "interest_declared", "accepted",  "filed",    "returned", "declined",
    "lapsed", "cancelled", "gave_up",           "set_aside", "released", "kept"};
constexpr std::string_view review_acts[] = {"release_report", "keep_report", "cancel_at_end"};
constexpr std::string_view production_states[] = {"proof_ok"};
constexpr std::string_view clocks[] = {"answer",     "review",      "lapse_grace",        "close_grace",
                                       "late_grace", "appeal_term", "link_after_release", "proof_grace",
                                       "proof_ok"};
constexpr std::string_view lists[] = {"licences", "decisions"};
constexpr std::string_view file_classes[] = {"main", "final", "proof", "article"};

/// The states an act may lead to; destinations found at run time stand for all they can be.
std::vector<std::string> targets(Transition const& act, Journal const& journal)
{
    if (act.to == "same" || act.to == "former") return {};
    if (act.to == "by_counts" || act.to == "by_counts_or_same") {
        std::vector<std::string> counted(states_in_review.begin(), states_in_review.end());
        counted.emplace_back("needs_ce");
        return counted;
    }
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

/// What is wrong with one state; "" where it is sound.
std::string fault(Machine const& machine, State const& state, std::set<std::string> const& found)
{
    if (!found.contains(state.name)) return fmt::format("nobody reaches the state “{}”.", state.name);
    if (state.end) return {};
    auto const some_act = [&](auto wanted) {
        return std::ranges::any_of(machine.transitions,
                                   [&](Transition const& act) { return act.leaves(state.name) && wanted(act); });
    };
    if (!some_act([](Transition const& act) { return act.to != "same"; }))
        return fmt::format("the state “{}” is no end and has no way out.", state.name);
    if (!some_act([&](Transition const& act) { return act.by(state.owner) || act.by("system"); }))
        return fmt::format("in “{}” it is the turn of “{}”, who can do nothing there.", state.name, state.owner);
    return {};
}

void check(Machine const& machine, Journal const& journal, std::vector<std::string>& wrong)
{
    auto const found = reached(machine, journal);
    for (auto const& state : machine.states)
        if (auto const reason = fault(machine, state, found); !reason.empty())
            wrong.push_back(fmt::format("{}.yaml:{}: {}", machine.name, state.line, reason));
}

void check_names(Machine const& machine, Names states, Names acts, std::vector<std::string>& wrong)
{
    for (auto const state : states)
        if (!machine.find_state(state))
            wrong.push_back(
                fmt::format("{}.yaml:1: the rules speak of a state “{}”, which is missing.", machine.name, state));
    for (auto const act : acts)
        if (!machine.find(act, ""))
            wrong.push_back(
                fmt::format("{}.yaml:1: the rules speak of an act “{}”, which is missing.", machine.name, act));
}

/// Former rules need no letter of an effect they do not call.
bool calls(Journal const& journal, std::string_view effect)
{
    auto const in_act = [&](Transition const& act) {
        return std::ranges::find(act.effects, effect, &Call<EffectRule>::name) != act.effects.end();
    };
    return std::ranges::any_of(
        std::array{&journal.manuscript, &journal.review, &journal.production},
        [&](Machine const* machine) { return std::ranges::any_of(machine->transitions, in_act); });
}

/// What C++ writes must be there, and written for whom it goes to.
void check_letter(Journal const& journal, NamedLetter const& letter, std::vector<std::string>& wrong)
{
    auto const* known = journal.letter(letter.kind);
    if (!known)
        wrong.push_back(fmt::format("letters.yaml:1: the rules write a letter “{}”, which is missing.", letter.kind));
    else if (!known->goes_to(letter.to))
        wrong.push_back(fmt::format("letters.yaml:1: the rules write “{}” to “{}”, who is not among those it is for.",
                                    letter.kind, letter.to));
}

} // namespace

std::vector<std::string> mistakes(Journal const& journal)
{
    std::vector<std::string> wrong;
    check_names(journal.manuscript, manuscript_states, manuscript_acts, wrong);
    check_names(journal.review, review_states, review_acts, wrong);
    check_names(journal.production, production_states, {}, wrong);
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production})
        check(*machine, journal, wrong);
    for (auto const& letter : letters_of_effects())
        if (letter.effect.empty() || calls(journal, letter.effect)) check_letter(journal, letter, wrong);
    for (auto const& decision : journal.decisions) {
        check_letter(journal, {decision.letter, "author"}, wrong);
        if (!journal.manuscript.find_state(decision.outcome))
            wrong.push_back(fmt::format("decisions.yaml:{}: “{}” leads to “{}”, which is no state.", decision.line,
                                        decision.code, decision.outcome));
    }
    for (auto const clock : clocks)
        if (!journal.clocks.contains(std::string(clock)))
            wrong.push_back(fmt::format("clocks.yaml:1: the rules ask for a clock “{}”, which is missing.", clock));
    for (auto const code : file_classes)
        if (!journal.file_class(code))
            wrong.push_back(
                fmt::format("file-classes.yaml:1: the rules ask for a class “{}”, which is missing.", code));
    for (auto const list : lists)
        if (!journal.lists.contains(std::string(list)))
            wrong.push_back(fmt::format("lists.yaml:1: the rules ask for a list “{}”, which is missing.", list));
    return wrong;
}

} // namespace succession
