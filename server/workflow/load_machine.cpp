#include "workflow/load_machine.hpp"

#include "workflow/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace succession {

namespace {

constexpr std::array parts{"author",      "editor",         "decider",  "managing_editor", "production_editor", "chief",
                           "reviewer",    "appeal_decider", "system",   "consequence",     "named_author"};
constexpr std::array stages{"submitted", "checked", "with_editor", "in_review", "decision", "accepted", "published", "ended"};
constexpr std::array destinations{"same", "former", "outcome", "last_outcome", "by_counts", "by_counts_or_same"};
constexpr std::array field_kinds{"long", "text", "date", "choice", "ticks", "person", "letter", "reports", "open_reviews", "number", "yes"};

template <class Known>
void check(Yaml const& place, std::string const& word, Known const& known, std::string_view what)
{
    if (std::ranges::find(known, word) != std::end(known)) return;
    auto const near = nearest(word, {std::begin(known), std::end(known)});
    place.fail(fmt::format("“{}” is no {}{}.", word, what, near.empty() ? "" : fmt::format("; did you mean “{}”?", near)));
}

void check_clock(Yaml const& place, std::string const& clock, Journal const& journal)
{
    if (clock == "none" || clock == "given" || clock == "latest_review" || journal.clocks.contains(clock)) return;
    place.fail(fmt::format("there is no clock “{}” in clocks.yaml.", clock));
}

State load_state(Yaml const& yaml, Journal const& journal)
{
    yaml.only({"name", "stage", "owner", "clock", "labels", "wanted", "end"});
    State state;
    state.name = yaml.at("name").text();
    state.stage = yaml.at("stage").text();
    check(yaml, state.stage, stages, "stage");
    state.end = yaml.yes("end");
    for (auto const& [audience, label] : yaml.at("labels").pairs()) state.labels[audience] = label.text();
    if (!state.labels.contains("editors")) yaml.fail("the label for editors is missing.");
    state.wanted = yaml.text("wanted");
    if (state.end) return state;
    state.owner = yaml.text("owner");
    if (state.owner.empty()) yaml.fail(fmt::format("“{}” is no end and has no owner.", state.name));
    check(yaml, state.owner, parts, "part");
    state.clock = yaml.text("clock");
    if (state.clock.empty()) yaml.fail(fmt::format("“{}” is no end and has no clock; write “clock: none” if that is meant.", state.name));
    check_clock(yaml, state.clock, journal);
    return state;
}

/// "no_hold", or "ticks: technical_check" as a map of one.
template <class Rule, class Find>
Call<Rule> load_call(Yaml const& yaml, Find find, std::vector<std::string_view> const& names, std::string_view what)
{
    Call<Rule> call;
    if (yaml.is_text()) call.name = yaml.text();
    else {
        auto const pairs = yaml.pairs();
        if (pairs.size() != 1) yaml.fail("one name with one argument should stand here.");
        call.name = pairs.front().first;
        call.argument = pairs.front().second.text();
    }
    check(yaml, call.name, names, what);
    call.rule = find(call.name);
    return call;
}

void check_letter(Yaml const& yaml, Call<EffectRule> const& call, Journal const& journal)
{
    if (call.name != "letter") return;
    auto const at = call.argument.find(" to ");
    if (at == std::string::npos) yaml.fail("a letter reads “KIND to WHOM”.");
    if (!journal.letter(call.argument.substr(0, at)))
        yaml.fail(fmt::format("there is no letter “{}” in letters.yaml.", call.argument.substr(0, at)));
}

void check_list(Yaml const& yaml, Call<GuardRule> const& call, Journal const& journal)
{
    if (call.name == "ticks" && !journal.lists.contains(call.argument))
        yaml.fail(fmt::format("there is no checklist “{}”.", call.argument));
    if (call.name.ends_with("overdue") && !journal.clocks.contains(call.argument))
        yaml.fail(fmt::format("there is no clock “{}” in clocks.yaml.", call.argument));
}

Field load_field(Yaml const& yaml)
{
    yaml.only({"name", "label", "help", "kind", "source", "required"});
    Field field{yaml.at("name").text(), yaml.at("label").text(), yaml.text("help"), yaml.at("kind").text(),
                yaml.text("source"), yaml.yes("required")};
    check(yaml, field.kind, field_kinds, "kind of field");
    return field;
}

void check_states(Yaml const& yaml, Transition const& transition, Machine const& machine)
{
    std::vector<std::string_view> names(destinations.begin(), destinations.end());
    for (auto const& state : machine.states) names.push_back(state.name);
    for (auto const& from : transition.from) check(yaml, from, names, "state");
    check(yaml, transition.to, names, "state");
}

Transition load_transition(Yaml const& yaml, Machine const& machine, Journal const& journal)
{
    yaml.only({"name", "label", "help", "from", "to", "who", "told", "main", "page", "guards", "form", "effects"});
    Transition transition;
    transition.machine = machine.name;
    transition.name = yaml.at("name").text();
    transition.label = yaml.at("label").text();
    transition.help = yaml.text("help");
    transition.from = yaml.texts("from");
    transition.to = yaml.at("to").text();
    transition.who = yaml.texts("who");
    transition.told = yaml.texts("told");
    transition.main = yaml.yes("main");
    transition.page = yaml.text("page");
    if (transition.from.empty()) yaml.fail(fmt::format("“{}” leaves no state.", transition.name));
    if (transition.who.empty()) yaml.fail(fmt::format("nobody may do “{}”.", transition.name));
    for (auto const& part : transition.who) check(yaml, part, parts, "part");
    check_states(yaml, transition, machine);
    for (auto const& guard : yaml.items("guards")) {
        transition.guards.push_back(load_call<GuardRule>(guard, find_guard, guard_names(), "guard"));
        check_list(guard, transition.guards.back(), journal);
    }
    for (auto const& effect : yaml.items("effects")) {
        transition.effects.push_back(load_call<EffectRule>(effect, find_effect, effect_names(), "effect"));
        check_letter(effect, transition.effects.back(), journal);
    }
    for (auto const& field : yaml.items("form")) transition.form.push_back(load_field(field));
    return transition;
}

void refuse_ambiguity(Yaml const& yaml, Transition const& transition, std::set<std::pair<std::string, std::string>>& seen)
{
    for (auto const& from : transition.from)
        if (!seen.emplace(transition.name, from).second)
            yaml.fail(fmt::format("two acts called “{}” leave “{}”.", transition.name, from));
}

} // namespace

Machine load_machine(std::filesystem::path const& file, Journal const& journal)
{
    auto const yaml = Yaml::load(file);
    yaml.only({"machine", "initial", "states", "transitions"});
    Machine machine;
    machine.name = yaml.at("machine").text();
    for (auto const& state : yaml.items("states")) {
        machine.states.push_back(load_state(state, journal));
        if (std::ranges::count(machine.states, machine.states.back().name, &State::name) > 1)
            state.fail(fmt::format("the state “{}” stands here twice.", machine.states.back().name));
    }
    machine.initial = yaml.at("initial").text();
    if (!machine.find_state(machine.initial)) yaml.at("initial").fail(fmt::format("there is no state “{}”.", machine.initial));
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& transition : yaml.items("transitions")) {
        machine.transitions.push_back(load_transition(transition, machine, journal));
        refuse_ambiguity(transition, machine.transitions.back(), seen);
    }
    return machine;
}

} // namespace succession
