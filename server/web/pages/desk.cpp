#include "web/pages/desk.hpp"

#include "base/text.hpp"
#include "storage/desks.hpp"
#include "web/models/desk.hpp"
#include "web/urls.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace succession {

namespace {

constexpr std::size_t desk_length = 25; ///< of what awaits, and as many of what runs
constexpr std::size_t list_length = 50;
constexpr int most_counted = 500;

constexpr Word parts[] = {{"author", "yours"},
                          {"coauthor", "you are a co-author"},
                          {"editor", "you coordinate"},
                          {"decider", "you decide"},
                          {"managing_editor", "managing editor"},
                          {"production_editor", "production"},
                          {"appeal_decider", "you hear the appeal"},
                          {"reviewer", "you review"}};

constexpr Word tones[] = {{"with_editor", "water"},
                          {"in_review", "water"},
                          {"decision", "ochre"},
                          {"accepted", "moss"},
                          {"published", "moss"}};

std::string address_of(DeskEntry const& entry)
{
    auto const name = manuscript_name(entry.number, entry.row.manuscript_id);
    if (entry.row.part != "reviewer") return "/manuscripts/" + name;
    return fmt::format("/manuscripts/{}/reviews/{}", name, entry.row.subject);
}

std::string facts_of(Rules const& rules, DeskEntry const& entry, Moment now)
{
    auto facts = facts_line(rules.type(entry.type), entry.number.value_or("Draft"), entry.round);
    facts += "\u00a0· " + word_for(parts, entry.row.part);
    if (entry.row.awaiting && entry.number) facts += "\u00a0· since " + short_date(std::min(entry.row.since, now));
    return facts;
}

/// A clock that stands under a hold is neither late nor soon.
ClockWords clock_of(DeskEntry const& entry, Moment now)
{
    bool const runs = entry.row.due < DeskRow::no_clock && !entry.row.on_hold();
    return runs ? clock_words(entry.row.due, now) : ClockWords{};
}

DeskLine listed(Rules const& rules, DeskEntry const& entry, Moment now)
{
    auto const& row = entry.row;
    auto const clock = clock_of(entry, now);
    DeskLine shown;
    shown.href = address_of(entry);
    shown.title = shown_title(entry.title);
    shown.facts = facts_of(rules, entry, now);
    shown.sign = sign_of(row.stage);
    shown.sign_label = stage_label(row.stage);
    shown.pills = {{row.label, row.on_hold() ? "ochre" : word_for(tones, row.stage)}};
    shown.when = clock.text;
    shown.what = row.wanted;
    shown.tone = row.awaiting || clock.tone == "late" ? clock.tone : "";
    return shown;
}

std::vector<DeskLine> rows_of(Context const& context, std::vector<DeskEntry> const& entries)
{
    std::vector<DeskLine> rows;
    for (auto const& entry : entries) rows.push_back(listed(context.office.rules, entry, context.now));
    return rows;
}

std::optional<DeskPart> desk_part(Context& context, bool awaiting, std::string const& name)
{
    auto const after = context.query(name);
    auto const place = place_in<desks::After>(after).value_or(desks::After{});
    auto entries = context.read([&](Transaction& tx) {
        return desks::of_person(tx, context.me().person.id, awaiting, place, desk_length + 1);
    });
    if (entries.empty()) return {};
    Onward ways;
    turn(ways, entries, desk_length, "/desk", after.empty(), [&](DeskEntry const& last) {
        return fmt::format("/desk?{}={}", name, place_after(last.row.due, last.row.manuscript_id));
    });
    return DeskPart{std::move(ways), rows_of(context, entries)};
}

std::string lead_of(Context& context, std::optional<DeskPart> const& awaiting)
{
    if (!awaiting) return "Nothing awaits you.";
    auto count = static_cast<int>(awaiting->rows.size());
    if (awaiting->has_pages)
        count = context.read(
            [&](Transaction& tx) { return desks::count(tx, context.me().person.id, true, most_counted + 1); });
    auto const many = count > most_counted ? fmt::format("More than {} manuscripts need", most_counted)
                                           : counted(count, "manuscript") + (count == 1 ? " needs" : " need");
    return many + " an act of yours. The oldest clock first.";
}

std::vector<FormOption> options(std::string const& name, std::string const& all,
                                std::vector<std::pair<std::string, std::string>> const& choices,
                                std::string const& chosen)
{
    std::vector<FormOption> found{{name, "", all, "", chosen.empty(), false}};
    for (auto const& [value, label] : choices) found.push_back({name, value, label, "", value == chosen, false});
    return found;
}

std::vector<std::pair<std::string, std::string>> all_stages()
{
    std::vector<std::pair<std::string, std::string>> found;
    for (auto const& [code, label] : words::way) found.emplace_back(code, label);
    return found;
}

std::vector<std::pair<std::string, std::string>> all_parts()
{
    std::vector<std::pair<std::string, std::string>> found;
    for (auto const& [code, words] : parts) found.emplace_back(code, words);
    return found;
}

/// The labels of all states as editors read them.
std::vector<std::pair<std::string, std::string>> all_labels(Rules const& rules)
{
    std::vector<std::pair<std::string, std::string>> found{{DeskRow::held, DeskRow::held}};
    for (auto const* journal : rules.all())
        for (auto const* machine : {&journal->manuscript, &journal->production})
            for (auto const& state : machine->states) {
                std::pair const label{state.label("editors"), state.label("editors")};
                bool const draft = machine == &journal->manuscript && state.name == machine->initial;
                if (!draft && std::ranges::find(found, label) == found.end()) found.push_back(label);
            }
    return found;
}

/// How far back a reviewer may still have sight of a review, under whatever rules.
Moment longest_sight(Rules const& rules)
{
    Moment longest = 0;
    for (auto const* journal : rules.all()) longest = std::max(longest, journal->disclosure.link_after_release);
    return longest;
}

desks::Wanted wanted_from(Context const& context)
{
    desks::Wanted wanted;
    wanted.text = one_line(context.query("q"));
    wanted.part = context.query("part");
    wanted.stage = context.query("stage");
    wanted.label = context.query("label");
    auto const before = context.query("before");
    std::from_chars(before.data(), before.data() + before.size(), wanted.before.value);
    wanted.reviews_since = context.now - longest_sight(context.office.rules);
    wanted.most = list_length + 1;
    return wanted;
}

std::string list_address(desks::Wanted const& wanted)
{
    return fmt::format("/manuscripts?q={}&part={}&stage={}&label={}", percent_encoded(wanted.text),
                       percent_encoded(wanted.part), percent_encoded(wanted.stage), percent_encoded(wanted.label));
}

} // namespace

Response pages::desk(Context& context)
{
    bool const first_page = context.query("awaiting").empty() && context.query("running").empty();
    DeskPage page;
    if (first_page || !context.query("awaiting").empty()) page.awaiting = desk_part(context, true, "awaiting");
    if (first_page || !context.query("running").empty()) page.running = desk_part(context, false, "running");
    page.lead = first_page || page.awaiting ? lead_of(context, page.awaiting) : "";
    page.is_empty = !page.awaiting && !page.running;
    page.empty_says =
        context.me().edits()
            ? "When a manuscript needs an act of yours, it stands here with its date."
            : "A manuscript you submit stands here, and so does a review you are asked for, each with its date.";
    return context.render(page, "My desk");
}

Response pages::manuscripts(Context& context)
{
    auto const wanted = wanted_from(context);
    auto entries = context.read([&](Transaction& tx) { return desks::list(tx, context.me().person.id, wanted); });
    ListPage page;
    page.text = wanted.text;
    page.parts = options("part", "Any part of mine", all_parts(), wanted.part);
    page.stages = options("stage", "Any stage", all_stages(), wanted.stage);
    page.has_labels = context.me().edits();
    if (page.has_labels) page.labels = options("label", "Any state", all_labels(context.office.rules), wanted.label);
    page.is_filtered = !(wanted.text + wanted.part + wanted.stage + wanted.label).empty();
    page.is_empty = entries.empty();
    auto const here = list_address(wanted);
    Onward ways;
    turn(ways, entries, list_length, here, !wanted.before,
         [&](DeskEntry const& last) { return fmt::format("{}&before={}", here, last.row.manuscript_id.value); });
    if (!page.is_empty) page.found = DeskPart{std::move(ways), rows_of(context, entries)};
    return context.render(page, "Manuscripts");
}

} // namespace succession
