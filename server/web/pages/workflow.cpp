#include "web/pages/workflow.hpp"

#include "base/text.hpp"
#include "web/assets.hpp"
#include "web/models/workflow.hpp"
#include "web/words.hpp"
#include "workflow/draw.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

struct About {
    Machine Journal::*machine;
    char const* heading;
    char const* words;
    char const* outside; ///< whom the states' other words are for
};

constexpr About machines[] = {
    {&Journal::manuscript, "A manuscript", "From the draft to its end. Accepted manuscripts go on in production.",
     "author"},
    {&Journal::review, "A review", "One person’s review in one round, from the list to its end.", "reviewer"},
    {&Journal::production, "Production", "From acceptance to an issue, typeset here or handed over to a publisher.",
     "author"},
};

char const* readers(About const& about)
{
    return about.outside == std::string_view("author") ? "The authors read" : "The reviewer reads";
}

StateLine line_of(Journal const& journal, State const& state, About const& about)
{
    auto const found = state.labels.find(about.outside);
    auto const read = found == state.labels.end() ? "" : found->second;
    return {state.label("editors"),
            stage_label(state.stage),
            state.end ? "" : part_label(state.owner),
            clock_label(journal, state.clock),
            state.end ? "An end" : state.wanted,
            readers(about),
            read == "former" ? "as before the decision" : read};
}

ActLine line_of(Machine const& machine, Transition const& act)
{
    std::vector<std::string> who, from;
    for (auto const& part : act.who) who.push_back(part_label(part));
    for (auto const& state : act.from) from.push_back(machine.state(state).label("editors"));
    return {act.label, act.help, joined(who, ", "), joined(from, ", "), target_label(machine, act)};
}

MachineView view_of(Context const& context, Journal const& journal, About const& about)
{
    auto const& machine = journal.*about.machine;
    MachineView view;
    view.heading = about.heading;
    view.about = about.words;
    view.readers = readers(about);
    auto const picture = fmt::format("workflow-{}.svg", machine.name);
    view.has_picture = context.assets.text(picture).find(mark_of(drawing(journal, machine))) != std::string_view::npos;
    if (view.has_picture) view.picture = context.assets.address(picture);
    view.picture_alt =
        fmt::format("{} states of {} and the acts between them; the tables below say the same in words.",
                    machine.states.size(), machine.name == "production" ? "production" : "a " + machine.name);
    for (auto const& state : machine.states) view.states.push_back(line_of(journal, state, about));
    for (auto const& act : machine.transitions) view.acts.push_back(line_of(machine, act));
    view.act_count = counted(static_cast<int>(view.acts.size()), "act");
    return view;
}

} // namespace

Response pages::workflow(Context& context)
{
    WorkflowPage page;
    for (auto const& about : machines) page.machines.push_back(view_of(context, context.office.rules.now(), about));
    return context.render(page, "How a manuscript moves on");
}

} // namespace succession
