#include "workflow/draw.hpp"

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace succession {

namespace {

struct Named {
    std::string_view code;
    std::string_view label;
};

constexpr Named parts[] = {{"author", "authors"},
                           {"editor", "coordinating editor"},
                           {"decider", "Editor-in-Chief"},
                           {"managing_editor", "managing editor"},
                           {"production_editor", "production editor"},
                           {"reviewer", "reviewer"},
                           {"appeal_decider", "who hears the appeal"},
                           {"named_author", "the author asked"},
                           {"system", "by itself"},
                           {"consequence", "with another act"}};

/// The tones of the journal's pages: waiting for somebody outside, with the coordinating editor, with who decides.
constexpr Named tones[] = {
    {"author", "ochre"}, {"reviewer", "ochre"}, {"editor", "water"}, {"decider", "moss"}, {"appeal_decider", "moss"}};

/// An act from more states than these is drawn once, from a note.
constexpr std::size_t most_origins = 2;

/// Between such states a manuscript goes both ways.
bool is_counted(std::string_view state) { return is_one_of(state, states_in_review); }

template <class Table>
std::string_view label_in(Table const& table, std::string_view code, std::string_view otherwise)
{
    auto const found = std::ranges::find(table, code, &Named::code);
    return found == std::end(table) ? otherwise : found->label;
}

std::string in_quotes(std::string_view text)
{
    std::string made = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') made += '\\';
        if (c == '\n') made += "\\n";
        else made += c;
    }
    return made + '"';
}

/// In lines that do not widen the drawing.
std::string wrapped(std::string_view text)
{
    static constexpr std::size_t wide = 18;
    std::string made;
    std::size_t begun = 0;
    for (auto const& word : split(text, ' ')) {
        bool const fits = made.size() - begun + word.size() <= wide;
        if (!made.empty()) made += fits ? ' ' : '\n';
        if (!fits) begun = made.size();
        made += word;
    }
    return made;
}

bool stays(Transition const& act) { return act.to == "same" || act.to == "by_counts_or_same"; }

class Drawing {
public:
    Drawing(Journal const& journal, Machine const& machine) : journal_(journal), machine_(machine) {}

    std::string text()
    {
        add("digraph {} {{", in_quotes(machine_.name));
        add("  graph [rankdir=TB, bgcolor=transparent, fontname=\"Georgia,serif\", fontsize=15, nodesep=0.2, ranksep=0.4, pad=0.2]");
        add("  node [shape=box, style=\"rounded,filled\", fontname=\"Georgia,serif\", fontsize=14, margin=\"0.14,0.07\"]");
        add("  edge [fontname=\"Helvetica,sans-serif\", fontsize=11, arrowsize=0.7]");
        for (auto const& stage : words::way) add_stage(stage);
        for (auto const& act : machine_.transitions)
            if (!stays(act)) add_act(act);
        for (auto const& [pair, labels] : edges_) add_edge(pair, labels);
        add_counts();
        add("}}");
        return std::move(text_);
    }

private:
    struct Label {
        std::string text;
        bool main = false;
        bool by_itself = false;
    };

    template <class... Values>
    void add(fmt::format_string<Values...> format, Values&&... values)
    {
        text_ += fmt::format(format, std::forward<Values>(values)...) + '\n';
    }

    void add_stage(words::Stage const& stage)
    {
        bool const any = std::ranges::any_of(machine_.states, [&](State const& s) { return s.stage == stage.code; });
        if (!any) return;
        bool const stands_apart = stage.code == "ended"; // ends are drawn where one comes to them
        add("  subgraph {} {{", in_quotes(stands_apart ? "ends" : fmt::format("cluster_{}", stage.code)));
        if (!stands_apart) add("    label={}; labeljust=l; class=stage", in_quotes(stage.label));
        for (auto const& state : machine_.states)
            if (state.stage == stage.code) add_state(state);
        add("  }}");
    }

    void add_state(State const& state)
    {
        std::string words = state.label("editors");
        if (!state.end) words += "\n" + part_label(state.owner);
        auto const clock = clock_label(journal_, state.clock);
        if (!clock.empty()) words += ", " + clock;
        auto const tone = state.end ? std::string_view("end") : label_in(tones, state.owner, "office");
        add("    {} [label={}, class={}{}]", in_quotes(state.name), in_quotes(words), in_quotes(tone),
            state.end ? ", peripheries=2" : "");
    }

    void add_act(Transition const& act)
    {
        Label const label{act.label, act.main, act.by("system") || act.by("consequence")};
        auto origins = act.from;
        if (act.to == "by_counts") std::erase_if(origins, is_counted);
        if (origins.size() <= most_origins) {
            for (auto const& from : origins) edges_[{from, target(act, from)}].push_back(label);
            return;
        }
        auto const from = add_note("from " + act.name, fmt::format("from any of {} states", origins.size()));
        edges_[{from, target(act, from)}].push_back(label);
    }

    /// Where an act leads; what is found out when it is taken is a note beside its state.
    std::string target(Transition const& act, std::string const& from)
    {
        if (act.to == "by_counts") return std::string(states_in_review.front());
        if (act.to == "former") return add_note("former " + from, "back to where it was");
        if (act.to == "last_outcome") return add_note("last " + from, "as decided before");
        if (act.to == "outcome") add_outcomes();
        return act.to;
    }

    std::string add_note(std::string const& name, std::string const& words)
    {
        if (notes_.insert(name).second)
            add("  {} [label={}, shape=plaintext, style=\"\", fontsize=11, class=note]", in_quotes(name),
                in_quotes(words));
        return name;
    }

    void add_outcomes()
    {
        add_note("outcome", "as decided");
        for (auto const& decision : journal_.decisions)
            edges_[{"outcome", decision.outcome}].push_back({decision.label});
    }

    void add_counts()
    {
        if (!machine_.find_state(states_in_review.front())) return;
        for (std::size_t i = 1; i < states_in_review.size(); ++i)
            add("  {} -> {} [dir=both, style=dashed, class=way, label=\"as reviewers accept\\nand reports come in\"]",
                in_quotes(states_in_review[i - 1]), in_quotes(states_in_review[i]));
    }

    /// Ways back do not decide what stands above what.
    bool leads_on(std::string const& from, std::string const& to) const
    {
        auto const* first = machine_.find_state(from);
        auto const* second = machine_.find_state(to);
        if (from == "outcome") return second->end;
        return !first || !second || first < second;
    }

    void add_edge(std::pair<std::string, std::string> const& pair, std::vector<Label> const& labels)
    {
        std::vector<std::string> words;
        for (auto const& label : labels)
            if (auto text = wrapped(label.text); std::ranges::find(words, text) == words.end()) words.push_back(text);
        bool const main = std::ranges::any_of(labels, &Label::main);
        bool const by_itself = std::ranges::all_of(labels, &Label::by_itself);
        add("  {} -> {} [label={}, class={}{}{}]", in_quotes(pair.first), in_quotes(pair.second),
            in_quotes(joined(words, "\n")), main ? "main" : "way", by_itself ? ", style=dashed" : "",
            leads_on(pair.first, pair.second) ? "" : ", constraint=false");
    }

    Journal const& journal_;
    Machine const& machine_;
    std::string text_;
    std::map<std::pair<std::string, std::string>, std::vector<Label>> edges_;
    std::set<std::string> notes_;
};

} // namespace

std::string drawing(Journal const& journal, Machine const& machine) { return Drawing(journal, machine).text(); }

std::string part_label(std::string_view part) { return std::string(label_in(parts, part, part)); }

std::string clock_label(Journal const& journal, std::string_view clock)
{
    if (clock == "given") return "by a date given";
    if (clock == "latest_review") return "the last report’s date";
    if (clock.empty() || clock == "none") return {};
    return counted(journal.days(clock), "day");
}

std::string target_label(Machine const& machine, Transition const& act)
{
    static constexpr Named targets[] = {{"same", "stays where it is"},
                                        {"by_counts_or_same", "stays, or needs an editor"},
                                        {"by_counts", "by the count of reviewers and reports"},
                                        {"former", "back to where it was"},
                                        {"outcome", "as decided"},
                                        {"last_outcome", "as decided before"}};
    auto const* state = machine.find_state(act.to);
    return state ? state->label("editors") : std::string(label_in(targets, act.to, act.to));
}

std::string mark_of(std::string const& drawing) { return "drawing " + sha256_hex(drawing).substr(0, 16); }

std::string finished(std::string const& picture, std::string const& drawing)
{
    static constexpr std::string_view style = R"(<style>
text{fill:#1d2721}.stage polygon{fill:#fbfaf5;stroke:#dfdccf}.stage text{fill:#5d6a61;font-style:italic}
.node path{fill:#fffefb;stroke:#8c8872}.water path{fill:#e4eff4;stroke:#245a78}.moss path{fill:#e6efe6;stroke:#2f5d43}.ochre path{fill:#f8f0da;stroke:#8a6412}
.edge path{stroke:#8c8872}.edge polygon{fill:#8c8872;stroke:#8c8872}.edge text,.note text{fill:#5d6a61}
.main path{stroke:#2f5d43;stroke-width:2}.main polygon{fill:#2f5d43;stroke:#2f5d43}.main text{fill:#2f5d43}
@media (prefers-color-scheme:dark){text{fill:#e8ebe4}.stage polygon{fill:#161b18;stroke:#333c36}.stage text,.edge text,.note text{fill:#a3aea6}
.node path{fill:#1c231f;stroke:#76817a}.water path{fill:#1c2f3a;stroke:#8fc1dc}.moss path{fill:#233429;stroke:#8cc3a0}.ochre path{fill:#352c17;stroke:#dcb765}
.edge path{stroke:#76817a}.edge polygon{fill:#76817a;stroke:#76817a}.main path{stroke:#8cc3a0}.main polygon{fill:#8cc3a0;stroke:#8cc3a0}.main text{fill:#8cc3a0}}
</style>)";
    auto const size = picture.find("<svg"), box = picture.find("viewBox"), body = picture.find("<g id=\"graph0\"");
    if (size == std::string::npos || box == std::string::npos || body == std::string::npos)
        throw Mistake("Graphviz gave no picture.");
    auto const measures = split(picture.substr(box, picture.find('>', box) - box), ' ');
    auto const height = measures.at(3).substr(0, measures.at(3).find('"'));
    return fmt::format("<svg width=\"{}\" height=\"{}\" {}<!-- {} -->\n{}\n{}", measures.at(2), height,
                       picture.substr(box, body - box), mark_of(drawing), style, picture.substr(body));
}

} // namespace succession
