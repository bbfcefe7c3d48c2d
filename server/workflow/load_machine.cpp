#include "workflow/load_machine.hpp"

#include "domain/limits.hpp"
#include "workflow/effects.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession {

namespace {

template <class Map>
std::vector<std::string_view> names_of(Map const& map)
{
    std::vector<std::string_view> names;
    for (auto const& [name, value] : map) names.push_back(name);
    return names;
}

std::vector<std::string_view> letters_of(Journal const& journal)
{
    std::vector<std::string_view> kinds;
    for (auto const& letter : journal.letters) kinds.push_back(letter.kind);
    return kinds;
}

void check_clock(Yaml const& place, std::string const& clock, Journal const& journal)
{
    if (std::ranges::find(words::clock_words, clock) == std::end(words::clock_words))
        place.one_of(names_of(journal.clocks), "clock of clocks.yaml", clock);
}

State load_state(Yaml const& yaml, Journal const& journal)
{
    yaml.only({"name", "stage", "author_stage", "owner", "clock", "labels", "wanted", "end", "packed"});
    State state;
    state.line = yaml.line();
    state.name = yaml.at("name").text();
    state.stage = yaml.at("stage").text();
    yaml.at("stage").one_of(words::stages, "stage");
    state.author_stage = yaml.text("author_stage");
    if (yaml.has("author_stage")) yaml.at("author_stage").one_of(words::stages, "stage");
    state.end = yaml.yes("end");
    state.packed = yaml.yes("packed");
    for (auto const& [audience, label] : yaml.at("labels").pairs()) {
        label.one_of(words::audiences, "audience", audience);
        state.labels[audience] = label.text();
    }
    if (!state.labels.contains("editors")) yaml.at("labels").fail("the label for editors is missing.");
    state.wanted = yaml.text("wanted");
    if (state.end) return state;
    state.owner = yaml.text("owner");
    if (state.owner.empty()) yaml.fail(fmt::format("“{}” is no end and has no owner.", state.name));
    yaml.at("owner").one_of(words::parts, "part");
    state.clock = yaml.text("clock");
    if (state.clock.empty())
        yaml.fail(fmt::format("“{}” is no end and has no clock; write “clock: none” if that is meant.", state.name));
    check_clock(yaml.at("clock"), state.clock, journal);
    return state;
}

/// "no_hold", or "ticks: technical_check" as a map of one.
template <class Rule>
Call<Rule> load_call(Yaml const& yaml, std::vector<Named<Rule>> const& known, std::string_view what)
{
    Call<Rule> call;
    if (yaml.is_text()) call.name = yaml.text();
    else {
        auto const pairs = yaml.pairs();
        if (pairs.size() != 1) yaml.fail("one name with one argument should stand here.");
        call.name = pairs.front().first;
        call.argument = pairs.front().second.text();
    }
    std::vector<std::string_view> names(known.size());
    std::ranges::transform(known, names.begin(), &Named<Rule>::name);
    yaml.one_of(names, what, call.name);
    call.rule = std::ranges::find(known, call.name, &Named<Rule>::name)->rule;
    return call;
}

void check_letter(Yaml const& yaml, Call<EffectRule> const& call, Journal const& journal)
{
    if (call.name != "letter") return;
    auto const named = letter_in(call.argument);
    if (named.to.empty()) yaml.fail("a letter reads “KIND to WHOM”.");
    std::string const kind(named.kind), whom(named.to);
    yaml.one_of(letters_of(journal), "letter of letters.yaml", kind);
    yaml.one_of(words::recipients, "recipient", whom);
    if (!journal.letter(kind)->goes_to(whom))
        yaml.fail(fmt::format("letters.yaml does not say that “{}” is written for “{}”.", kind, whom));
}

void check_list(Yaml const& yaml, Call<GuardRule> const& call, Journal const& journal)
{
    if (call.name == "ticks") yaml.one_of(names_of(journal.lists), "checklist", call.argument);
    if (call.name.ends_with("overdue")) check_clock(yaml, call.argument, journal);
}

/// What a field takes its answers or its first answer from.
void check_source(Yaml const& yaml, Field const& field, Journal const& journal)
{
    auto const place = yaml.has("source") ? yaml.at("source") : yaml;
    if (field.kind == "ticks") place.one_of(names_of(journal.lists), "checklist", field.source);
    if (field.kind == "choice" && field.source != "issues") place.one_of(names_of(journal.lists), "list", field.source);
    if (field.kind == "person") place.one_of(words::crowds, "group of people", field.source);
    if (field.kind == "letter") place.one_of(letters_of(journal), "letter of letters.yaml", field.source);
    if (field.kind == "date" && !field.source.empty()) check_clock(place, field.source, journal);
}

Field load_field(Yaml const& yaml, Journal const& journal)
{
    yaml.only({"name", "label", "help", "kind", "source", "required", "limit_characters"});
    Field field{yaml.at("name").text(),
                yaml.at("label").text(),
                yaml.text("help"),
                yaml.at("kind").text(),
                yaml.text("source"),
                yaml.yes("required"),
                limits::of(yaml.at("kind").text(), yaml.number("limit_characters", 0))};
    yaml.at("kind").one_of(words::form_kinds, "kind of field");
    check_source(yaml, field, journal);
    return field;
}

void check_states(Yaml const& yaml, Machine const& machine)
{
    std::vector<std::string_view> names;
    for (auto const& state : machine.states) names.push_back(state.name);
    for (auto const& from : yaml.items("from")) from.one_of(names, "state");
    names.insert(names.end(), std::begin(words::destinations), std::end(words::destinations));
    yaml.at("to").one_of(names, "state");
}

Transition load_transition(Yaml const& yaml, Machine const& machine, Journal const& journal)
{
    yaml.only({"name", "label", "done", "help", "from", "to", "who", "told", "main", "page", "weighty", "guards",
               "form", "effects"});
    Transition transition;
    transition.machine = machine.name;
    transition.line = yaml.line();
    transition.name = yaml.at("name").text();
    transition.label = yaml.at("label").text();
    transition.done = yaml.has("done") ? yaml.text("done") : transition.label;
    transition.help = yaml.text("help");
    transition.from = yaml.texts("from");
    transition.to = yaml.at("to").text();
    transition.who = yaml.texts("who");
    transition.told = yaml.texts("told");
    transition.main = yaml.yes("main");
    transition.page = yaml.text("page");
    transition.weighty = yaml.yes("weighty");
    if (transition.from.empty()) yaml.fail(fmt::format("“{}” leaves no state.", transition.name));
    if (transition.who.empty()) yaml.fail(fmt::format("nobody may do “{}”.", transition.name));
    for (auto const& part : yaml.items("who")) part.one_of(words::parts, "part");
    if (yaml.has("page")) yaml.at("page").one_of(words::pages, "page");
    for (auto const& audience : yaml.items("told")) audience.one_of(words::audiences, "audience");
    check_states(yaml, machine);
    for (auto const& guard : yaml.items("guards")) {
        transition.guards.push_back(load_call(guard, all_guards(), "guard"));
        check_list(guard, transition.guards.back(), journal);
    }
    for (auto const& effect : yaml.items("effects")) {
        transition.effects.push_back(load_call(effect, all_effects(), "effect"));
        check_letter(effect, transition.effects.back(), journal);
    }
    for (auto const& field : yaml.items("form")) transition.form.push_back(load_field(field, journal));
    return transition;
}

void refuse_ambiguity(Yaml const& yaml, Transition const& transition,
                      std::set<std::pair<std::string, std::string>>& seen)
{
    for (auto const& from : transition.from)
        if (!seen.emplace(transition.name, from).second)
            yaml.fail(fmt::format("two acts called “{}” leave “{}”.", transition.name, from));
}

} // namespace

Machine load_machine(Yaml const& yaml, std::string const& name, Journal const& journal)
{
    yaml.only({"machine", "initial", "states", "transitions"});
    Machine machine;
    machine.name = yaml.at("machine").text();
    if (machine.name != name) yaml.at("machine").fail(fmt::format("this file holds the machine “{}”.", name));
    for (auto const& state : yaml.items("states")) {
        machine.states.push_back(load_state(state, journal));
        if (machine.states.back().packed && name != "production")
            state.at("packed").fail("nothing is typeset in this machine.");
        if (std::ranges::count(machine.states, machine.states.back().name, &State::name) > 1)
            state.fail(fmt::format("the state “{}” stands here twice.", machine.states.back().name));
    }
    machine.initial = yaml.at("initial").text();
    if (!machine.find_state(machine.initial))
        yaml.at("initial").fail(fmt::format("there is no state “{}”.", machine.initial));
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& transition : yaml.items("transitions")) {
        machine.transitions.push_back(load_transition(transition, machine, journal));
        refuse_ambiguity(transition, machine.transitions.back(), seen);
    }
    return machine;
}

} // namespace succession
