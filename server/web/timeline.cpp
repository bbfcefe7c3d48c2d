#include "web/timeline.hpp"

#include "base/text.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace succession {

namespace {

constexpr std::size_t most_changes = 6;

constexpr Word tones[] = {{"decline", "clay"}, {"lapse", "clay"},   {"give_up", "clay"}, {"close", "clay"},
                          {"hold", "ochre"},   {"object", "ochre"}, {"publish", "moss"}};

Transition const* act_named(Journal const& journal, std::string_view name)
{
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production}) {
        auto const found = std::ranges::find(machine->transitions, name, &Transition::name);
        if (found != machine->transitions.end()) return &*found;
    }
    return nullptr;
}

bool is_told(Transition const& act, std::string_view audience)
{
    return std::ranges::find(act.told, audience) != act.told.end();
}

bool may_know(Dossier const& dossier, Event const& event, Transition const& act)
{
    auto const& sight = dossier.sight;
    if (sight.as_editor()) return true;
    if (sight.as_author()) return is_told(act, "author");
    if (sight.audience() == Audience::production) return act.machine == "production";
    auto const* review = sight.as_reviewer() ? dossier.facts->review(ReviewId{event.subject}) : nullptr;
    return review && sight.sees_reviewer(*review) && is_told(act, "reviewer");
}

/// Whom an act on a review or by an author's link is about, where the viewer may know it.
std::string whom(Dossier const& dossier, Event const& event)
{
    if (!event.subject || !dossier.sight.as_editor()) return {};
    if (auto const* review = dossier.facts->review(ReviewId{event.subject}))
        return dossier.sight.reviewer_name(*review);
    for (auto const& author : dossier.sight.authors())
        if (author.id.value == event.subject) return author.byline.name();
    auto const said = dossier.sight.author_answer(AuthorId{event.subject}, event.at); // of somebody taken off the list
    return said ? said->name : "";
}

std::string who(Dossier const& dossier, Event const& event, Transition const& act)
{
    auto const about = whom(dossier, event);
    bool const by_link = !event.actor_id && act.by("named_author");
    if (by_link) return about.empty() ? "an author" : about;
    auto actor = dossier.sight.actor_name(event.actor_id);
    if (actor.empty()) actor = act.by("author") ? "the authors" : "the editorial office";
    if (about.empty() || about == actor) return actor;
    return event.actor_id ? actor + "\u00a0· " + about : about;
}

/// That a co-author objected is known to those who settle it; to the others the manuscript is on hold.
bool is_hidden_objection(Dossier const& dossier, Event const& event)
{
    return event.act == "object" && !dossier.sight.sees_objections();
}

/// What an author answered to a change of the list; where the office entered it, also where it has it from.
std::string answer_of(Dossier const& dossier, Event const& event)
{
    auto const said = dossier.sight.author_answer(AuthorId{event.subject}, event.at);
    if (!said) return {};
    auto words = fmt::format(": “{}”", dossier.rules.label("author_change_answers", said->answer));
    if (said->by_office) words += fmt::format(", from “{}”", said->heard);
    return words;
}

/// What was said with the act, where the viewer may know it.
std::string said_with(Dossier const& dossier, Event const& event)
{
    if (is_one_of(event.act, {"answer_author_change", "enter_author_answer"})) return answer_of(dossier, event);
    auto const reason = event.act == "approve_author_change" ? dossier.sight.overruled_for_authors(event.at) : "";
    return reason.empty() ? "" : fmt::format(": “{}”", reason);
}

Happening happening(Dossier const& dossier, Event const& event, Transition const& act, Moment now)
{
    Happening shown{act.done + said_with(dossier, event), moment_in_words(event.at, now), who(dossier, event, act),
                    word_for(tones, event.act)};
    if (!is_hidden_objection(dossier, event)) return shown;
    shown.what = act_named(dossier.rules, "hold")->done;
    shown.who = "the editorial office";
    return shown;
}

/// The events of the latest `count` changes: what one change wrote bears one time.
std::vector<Event> of_latest_changes(std::vector<Event> events, std::int64_t count)
{
    auto from = events.end();
    while (from != events.begin() && count > 0) {
        auto const at = (--from)->at;
        while (from != events.begin() && std::prev(from)->at == at) --from;
        --count;
    }
    return {from, events.end()};
}

} // namespace

std::string moment_in_words(Moment moment, Moment now)
{
    if (iso_date(moment) == iso_date(now)) return "today, " + clock_time(moment);
    auto date = long_date(moment);
    if (year_of(moment) == year_of(now)) date.resize(date.rfind(' '));
    return date;
}

std::vector<Event> events_of(Context& context, Dossier const& dossier)
{
    auto events = context.read([&](Transaction& tx) { return events::of_manuscript(tx, dossier.manuscript().id); });
    std::erase_if(
        events, [&](Event const& e) { return e.act == "resubmit" && !find_dossier(context, ManuscriptId{e.subject}); });
    return events;
}

std::vector<Happening> timeline(Dossier const& dossier, std::vector<Event> const& events, Moment now)
{
    std::vector<Happening> shown;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        auto const* act = act_named(dossier.rules, event->act);
        if (act && may_know(dossier, *event, *act)) shown.push_back(happening(dossier, *event, *act, now));
    }
    return shown;
}

std::vector<std::string> changes_since(Context& context, Dossier const& dossier, ReviewId review, std::int64_t version)
{
    auto events = events_of(context, dossier);
    if (review) std::erase_if(events, [&](Event const& e) { return e.subject != review.value; });
    auto const present = review ? dossier.facts->review(review)->version : dossier.manuscript().version;
    auto const since = of_latest_changes(std::move(events), present - version);
    std::vector<std::string> changes;
    for (auto const& [what, when, who, tone] : timeline(dossier, since, context.now))
        changes.push_back(fmt::format("{} ({}, {})", what, who, when));
    if (changes.size() <= most_changes) return changes;
    auto const more = changes.size() - most_changes;
    changes.resize(most_changes);
    changes.push_back(fmt::format("and {} more, on the manuscript’s page", more));
    return changes;
}

} // namespace succession
