#include "workflow/effects.hpp"
#include "workflow/spoken_names.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace succession {

namespace {

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

void check_names(Journal const& journal, SpokenNames const& spoken, std::vector<std::string>& wrong)
{
    for (auto const name : spoken.names)
        if (!spoken.has(journal, name))
            wrong.push_back(
                fmt::format("{}:1: the rules speak of {} “{}”, which is missing.", spoken.file, spoken.what, name));
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

/// A sender changes one letter, for one reader: what an act writes besides is fixed.
void check_own_words(Journal const& journal, Machine const& machine, std::vector<std::string>& wrong)
{
    for (auto const& act : machine.transitions) {
        int several = 0;
        for (auto const& effect : act.effects) {
            if (effect.name != "letter") continue;
            auto const named = letter_in(effect.argument);
            auto const* known = journal.letter(named.kind);
            if (known && known->editable) several += is_one_of(named.to, words::groups) ? 2 : 1;
        }
        if (several > 1)
            wrong.push_back(fmt::format("{}.yaml:{}: “{}” writes to several what letters.yaml calls editable.",
                                        machine.name, act.line, act.name));
    }
}

} // namespace

std::vector<std::string> mistakes(Journal const& journal)
{
    std::vector<std::string> wrong;
    for (auto const& spoken : spoken_names()) check_names(journal, spoken, wrong);
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production}) {
        check(*machine, journal, wrong);
        check_own_words(journal, *machine, wrong);
    }
    for (auto const& letter : letters_of_effects())
        if (letter.effect.empty() || calls(journal, letter.effect)) check_letter(journal, letter, wrong);
    for (auto const& decision : journal.decisions) {
        check_letter(journal, {decision.letter, "author"}, wrong);
        if (!journal.manuscript.find_state(decision.outcome))
            wrong.push_back(fmt::format("decisions.yaml:{}: “{}” leads to “{}”, which is no state.", decision.line,
                                        decision.code, decision.outcome));
    }
    return wrong;
}

} // namespace succession
