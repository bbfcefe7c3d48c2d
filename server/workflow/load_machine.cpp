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

/// To whom a letter may go: a part with one person, or a group.
constexpr std::array recipients{"author",   "authors", "coauthors",        "editor",            "decider", "managing_editor",
                                "reviewer", "chief",   "open_reviewers",   "filed_reviewers",   "chosen",  "owner",
                                "appeal_decider",      "production_editor"};
constexpr std::array audiences{"editors", "author", "reviewer"};
constexpr std::array crowds{"coordinating_editor", "anybody", "authors", "involved"};
constexpr std::array clock_words{"none", "given", "latest_review"};

template <class Known>
void check(Yaml const& place, std::string const& word, Known const& known, std::string_view what)
{
    if (std::ranges::find(known, word) != std::end(known)) return;
    auto const near = nearest(word, {std::begin(known), std::end(known)});
    place.fail(fmt::format("“{}” is no {}{}.", word, what, near.empty() ? "" : fmt::format("; did you mean “{}”?", near)));
}

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
    if (std::ranges::find(clock_words, clock) == clock_words.end())
        check(place, clock, names_of(journal.clocks), "clock of clocks.yaml");
}

State load_state(Yaml const& yaml, Journal const& journal)
{
    yaml.only({"name", "stage", "author_stage", "owner", "clock", "labels", "wanted", "end"});
    State state;
    state.line = yaml.line();
    state.name = yaml.at("name").text();
    state.stage = yaml.at("stage").text();
    check(yaml.at("stage"), state.stage, stages, "stage");
    state.author_stage = yaml.text("author_stage");
    if (!state.author_stage.empty()) check(yaml.at("author_stage"), state.author_stage, stages, "stage");
    state.end = yaml.yes("end");
    for (auto const& [audience, label] : yaml.at("labels").pairs()) {
        check(label, audience, audiences, "audience");
        state.labels[audience] = label.text();
    }
    if (!state.labels.contains("editors")) yaml.at("labels").fail("the label for editors is missing.");
    state.wanted = yaml.text("wanted");
    if (state.end) return state;
    state.owner = yaml.text("owner");
    if (state.owner.empty()) yaml.fail(fmt::format("“{}” is no end and has no owner.", state.name));
    check(yaml.at("owner"), state.owner, parts, "part");
    state.clock = yaml.text("clock");
    if (state.clock.empty()) yaml.fail(fmt::format("“{}” is no end and has no clock; write “clock: none” if that is meant.", state.name));
    check_clock(yaml.at("clock"), state.clock, journal);
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
    check(yaml, call.argument.substr(0, at), letters_of(journal), "letter of letters.yaml");
    check(yaml, call.argument.substr(at + 4), recipients, "recipient");
}

void check_list(Yaml const& yaml, Call<GuardRule> const& call, Journal const& journal)
{
    if (call.name == "ticks") check(yaml, call.argument, names_of(journal.lists), "checklist");
    if (call.name.ends_with("overdue")) check_clock(yaml, call.argument, journal);
}

/// What a field takes its answers or its first answer from.
void check_source(Yaml const& yaml, Field const& field, Journal const& journal)
{
    auto const place = yaml.has("source") ? yaml.at("source") : yaml;
    if (field.kind == "ticks") check(place, field.source, names_of(journal.lists), "checklist");
    if (field.kind == "choice" && field.source != "issues") check(place, field.source, names_of(journal.lists), "list");
    if (field.kind == "person") check(place, field.source, crowds, "group of people");
    if (field.kind == "letter") check(place, field.source, letters_of(journal), "letter of letters.yaml");
    if (field.kind == "date" && !field.source.empty()) check_clock(place, field.source, journal);
}

Field load_field(Yaml const& yaml, Journal const& journal)
{
    yaml.only({"name", "label", "help", "kind", "source", "required"});
    Field field{yaml.at("name").text(), yaml.at("label").text(), yaml.text("help"), yaml.at("kind").text(),
                yaml.text("source"), yaml.yes("required")};
    check(yaml.at("kind"), field.kind, field_kinds, "kind of field");
    check_source(yaml, field, journal);
    return field;
}

void check_states(Yaml const& yaml, Transition const& transition, Machine const& machine)
{
    std::vector<std::string_view> names(destinations.begin(), destinations.end());
    for (auto const& state : machine.states) names.push_back(state.name);
    check(yaml.at("to"), transition.to, names, "state");
    names.erase(names.begin(), names.begin() + std::ssize(destinations));
    for (auto const& from : yaml.items("from")) check(from, from.text(), names, "state");
}

Transition load_transition(Yaml const& yaml, Machine const& machine, Journal const& journal)
{
    yaml.only({"name", "label", "done", "help", "from", "to", "who", "told", "main", "page", "guards", "form", "effects"});
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
    if (transition.from.empty()) yaml.fail(fmt::format("“{}” leaves no state.", transition.name));
    if (transition.who.empty()) yaml.fail(fmt::format("nobody may do “{}”.", transition.name));
    for (auto const& part : yaml.items("who")) check(part, part.text(), parts, "part");
    for (auto const& audience : yaml.items("told")) check(audience, audience.text(), audiences, "audience");
    check_states(yaml, transition, machine);
    for (auto const& guard : yaml.items("guards")) {
        transition.guards.push_back(load_call<GuardRule>(guard, find_guard, guard_names(), "guard"));
        check_list(guard, transition.guards.back(), journal);
    }
    for (auto const& effect : yaml.items("effects")) {
        transition.effects.push_back(load_call<EffectRule>(effect, find_effect, effect_names(), "effect"));
        check_letter(effect, transition.effects.back(), journal);
    }
    for (auto const& field : yaml.items("form")) transition.form.push_back(load_field(field, journal));
    return transition;
}

void refuse_ambiguity(Yaml const& yaml, Transition const& transition, std::set<std::pair<std::string, std::string>>& seen)
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
