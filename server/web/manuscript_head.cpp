#include "base/text.hpp"
#include "web/manuscript_parts.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

using parts::View;

constexpr std::size_t most_in_view = 5;

std::string part_of(Standing const& standing)
{
    if (standing.editor) return "coordinating editor";
    if (standing.appeal) return "the editor who hears the appeal";
    if (standing.decider) return "the editor who decides";
    if (standing.managing) return "managing editor";
    return standing.later_editor ? "the editor of the manuscript submitted anew" : "an editor";
}

/// Who may see whom, in a sentence.
std::string who_sees_whom(View const& view)
{
    bool const single = view.manuscript().transparency == "single";
    switch (view.sight().audience()) {
    case Audience::editors:
        return (single ? "Reviewers see the authors, the authors do not see them (single anonymous). You see both as "
                       : "Authors and reviewers do not see each other (double anonymous). You see both as ") +
               part_of(view.sight().standing()) + ".";
    case Audience::author:
        return single ? "Reviewers see who you are; you do not see who they are (single anonymous)."
                      : "Reviewers do not see who you are, and you do not see who they are (double anonymous).";
    case Audience::coauthor:
        return "You are one of its authors. You may read how it stands; the corresponding author acts for all.";
    case Audience::reviewer:
        return single ? "You see the authors; they do not see who you are (single anonymous)."
                      : "You do not see the authors, and they do not see you (double anonymous).";
    case Audience::production: return "Accepted. You see its authors; what the reviewers wrote stays with the editors.";
    case Audience::nobody: break;
    }
    return {};
}

/// How far it came before it ended, as far as everybody may know.
std::string_view reached(Manuscript const& manuscript)
{
    if (manuscript.accepted_at) return "accepted";
    return manuscript.first_decision_at ? "decision" : "submitted";
}

State const& state_seen(View const& view)
{
    return state_for(view.journal(), view.facts(), view.sight().label_audience());
}

/// "Choose and invite reviewers: 5 days late."
void say_clock(View const& view, std::string const& wanted, std::optional<Moment> due, ManuscriptPage& page)
{
    page.turn_why = wanted;
    if (!due) {
        page.turn_why += ".";
        return;
    }
    auto const clock = clock_words(*due, time_on_clocks(view.facts(), view.now));
    page.turn_why += ": " + clock.text + (view.manuscript().hold ? ", and the clock stands." : ".");
    page.turn_tone = clock.tone;
}

/// How many reviewers and reports are still missing, while that is what one waits for.
std::string what_is_missing(View const& view, State const& state)
{
    if (!view.sight().as_editor() || (state.name != "inviting" && state.name != "in_review")) return {};
    auto const now = counts(view.facts());
    auto const wanted = view.manuscript().reviewers_wanted;
    if (auto const missing = wanted - now.accepted - now.filed; missing > 0)
        return fmt::format("{} of {} still missing. ", missing, counted(wanted, "reviewer"));
    return fmt::format("{} of {} in. ", now.filed, counted(wanted, "report"));
}

std::string owner_name(View const& view, std::string_view part)
{
    if (part == "author") return "the authors";
    auto const person = Standings::responsible(view.facts(), part, view.now);
    auto const name = person ? view.sight().actor_name(person) : "";
    return name.empty() ? "the editorial office" : name;
}

void say_turn(View const& view, ManuscriptPage& page)
{
    auto const& state = state_seen(view);
    auto const turn =
        state.end ? std::nullopt : Standings::responsible(view.facts(), owner_of(state, view.facts()), view.now);
    if (turn == view.sight().viewer()) {
        page.turn_title = "Your turn";
        return say_clock(view, what_is_missing(view, state) + state.wanted, view.facts().due(), page);
    }
    page.turn_title = state.label(view.sight().label_audience());
    if (state.end) {
        page.turn_why = "Nothing more is asked of anybody.";
        return;
    }
    if (view.sight().as_author()) {
        page.turn_why = state.owner == "author" ? "The corresponding author acts for all."
                                                : "Nothing is asked of you at the moment.";
        return;
    }
    say_clock(view,
              fmt::format("With {}. {}{}", owner_name(view, owner_of(state, view.facts())),
                          what_is_missing(view, state), state.wanted),
              view.facts().due(), page);
    page.turn_tone = page.turn_tone == "late" ? "late" : "";
}

void say_reviewers_turn(View const& view, Review const& review, ManuscriptPage& page)
{
    auto const& state = view.journal().review.state(review.state);
    bool const asked = state.owner == "reviewer";
    page.turn_title = asked ? "Your turn" : "Your review";
    page.turn_why = state.label("reviewer") + ".";
    if (asked) say_clock(view, state.wanted, review.due, page);
    page.acts.push_back({fmt::format("{}/reviews/{}", view.dossier.address(), review.id.value),
                         asked ? state.wanted : "Open your review", "", true, false});
}

OfferedAct button(ActOffer const& offer, bool main)
{
    return {offer.href, offer.label, offer.reason, main, !offer.open};
}

/// The one main act first; where there are many, what is rarely done stays folded.
void offer_acts(View const& view, ManuscriptPage& page)
{
    auto const all = offers(view.dossier, view.now);
    bool const few = all.size() <= most_in_view;
    bool main_shown = page.turn_title != "Your turn";
    for (auto const& offer : all) {
        bool const main = offer.main && offer.open && !main_shown;
        main_shown |= main;
        bool const in_view = few || offer.main || (offer.open && offer.weighty);
        (in_view ? page.acts : page.more_acts).push_back(button(offer, main));
    }
}

void say_hold(View const& view, ManuscriptPage& page)
{
    auto const& manuscript = view.manuscript();
    page.on_hold = manuscript.hold && !view.sight().as_reviewer();
    if (!page.on_hold) return;
    page.hold_since = long_date(manuscript.held_at.value_or(view.now));
    if (view.sight().sees_hold_reason()) page.hold_reason = manuscript.hold_reason;
}

/// To a reviewer a manuscript is in the round they review.
Manuscript as_far_as_known(View const& view)
{
    auto shown = view.manuscript();
    if (auto const* own = view.sight().as_reviewer() ? view.sight().own_review() : nullptr) {
        shown.round = own->round;
        shown.state.clear();
    }
    return shown;
}

} // namespace

void parts::head(View const& view, ManuscriptPage& page)
{
    auto const& manuscript = view.manuscript();
    auto const& sight = view.sight();
    page.facts = facts_line(view.journal(), as_far_as_known(view));
    if (manuscript.received_at) page.facts += ", received " + long_date(*manuscript.received_at);
    page.name = shown_title(manuscript.title);
    page.sight = who_sees_whom(view);
    page.has_way = !sight.as_reviewer();
    if (page.has_way) {
        auto const& state = state_seen(view);
        auto const audience = sight.label_audience();
        auto const& stage = state.stage_for(audience);
        page.label = state.label(audience);
        page.has_label = page.label != stage_label(stage);
        page.way = way(stage, reached(manuscript), page.label);
    }
    page.has_workflow = sight.as_editor();
    say_hold(view, page);
    if (sight.as_editor() || sight.as_author()) page.request = manuscript.request_reason;
}

void parts::turn(View const& view, ManuscriptPage& page)
{
    auto const* own = view.sight().as_reviewer() ? view.sight().own_review() : nullptr;
    if (own) return say_reviewers_turn(view, *own, page);
    say_turn(view, page);
    offer_acts(view, page);
}

} // namespace succession
