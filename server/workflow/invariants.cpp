#include "workflow/invariants.hpp"

#include "base/text.hpp"
#include "workflow/configuration.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"
#include "workflow/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// Whose turn it is; nobody where the office has nobody left.
std::optional<PersonId> awaited(Journal const& journal, Facts const& facts, Moment now)
{
    return Standings::responsible(facts, owner_of(state_awaited(journal, facts), facts), now);
}

bool somebody_is_awaited(Journal const& journal, Facts const& facts, Moment now)
{
    auto const& state = state_awaited(journal, facts);
    return state.end || awaited(journal, facts, now);
}

/// An act that leads on, not one that only puts off or writes.
bool leads_on(Move const& move) { return move.act && (move.act->to != "same" || move.act->name == "list_reviewer"); }

/// Nobody acts, and it is no later: the administrators named a deputy, or somebody left.
bool is_from_outside(Move const& move, Moment now) { return !move.act && move.now == now; }

/// The state of the machine in which the manuscript now is.
std::string const& state_of(Journal const& journal, Facts const& facts) { return state_awaited(journal, facts).name; }

std::string somebody_lifts(Place const& place)
{
    bool const somebody = std::ranges::any_of(place.next, [&](Move const& move) {
        return (move.act && !move.outcome.facts.manuscript.hold) || is_from_outside(move, place.now);
    });
    return somebody ? "" : "nobody can lift the hold";
}

std::string somebody_acts(Place const& place)
{
    auto const& [journal, facts, now, next] = place;
    auto const& state = state_awaited(journal, facts);
    if (state.end) return {};
    if (facts.manuscript.hold) return somebody_lifts(place);
    auto const person = awaited(journal, facts, now);
    for (auto const& move : next) {
        if (!move.act && state_of(journal, move.outcome.facts) != state.name) return {}; // its own clock moves it on
        if (!person && is_from_outside(move, now)) return {};
        if (person && move.actor == person && leads_on(move)) return {};
    }
    return fmt::format("“{}”: nothing is open to {}", state.label("editors"), state.owner);
}

bool is_given_up(Production const* production)
{
    return production && is_one_of(production->state, {"rescinded", "withdrawn"});
}

std::string published_is_accepted_and_licensed(Taking const& taking)
{
    auto const* production = taking.after().in_production();
    if (!production || !production->published_at) return {};
    auto const& manuscript = taking.after().manuscript;
    bool const notice = taking.after().decisions.empty() && manuscript.previous_id;
    auto const* decision = taking.after().decision();
    auto const* kind = decision ? taking.journal.decision(decision->kind) : nullptr;
    bool const accepted = decision && decision->released_at && kind && kind->outcome == "accepted";
    bool const no_longer = is_given_up(taking.before.in_production()) || is_given_up(production);
    if (!manuscript.accepted_at || no_longer || !(accepted || notice)) return "published without acceptance";
    return production->licensed_at && !production->licence.empty() ? "" : "published without a licence";
}

std::string decision_has_reports(Taking const& taking)
{
    if (taking.after().decisions.size() == taking.before.decisions.size()) return {};
    auto const& decision = taking.after().decisions.back();
    auto const* kind = taking.journal.decision(decision.kind);
    if (!kind) return "a decision of no kind";
    if (!kind->needs_reports && kind->outcome == "rejected") return {};
    auto const reports = std::ranges::count_if(taking.before.reviews, [](Review const& review) {
        return review.filed_at && is_one_of(review.state, {"filed", "released", "kept"});
    });
    auto const required = reports_required(taking.journal, taking.before);
    if (reports >= required) return {};
    return fmt::format("“{}” with {} of {} reports", kind->label, reports, required);
}

bool is_editorial(Transition const& act)
{
    return std::ranges::any_of(act.who, [](auto const& part) {
        return is_one_of(part, {"editor", "decider", "managing_editor", "production_editor", "appeal_decider"});
    });
}

std::string no_own_editing(Taking const& taking)
{
    auto const& [journal, before, move] = taking;
    if (!move.act || !move.actor || !is_editorial(*move.act)) return {};
    // The office may enter what a reviewer does; the reviewer does it in their own part.
    bool const own_review =
        move.act->by("reviewer") && Standings::is_reviewer(before, *before.review(move.subject), move.actor);
    if (own_review) return {};
    if (Standings::is_author(before, move.actor)) return "an author acts as editor";
    if (Standings::is_conflicted(before, move.actor)) return "somebody with an interest acts as editor";
    bool const reviews = std::ranges::any_of(before.reviews, [&](Review const& review) {
        return takes_part(review) && Standings::is_reviewer(before, review, move.actor);
    });
    return reviews ? "a reviewer acts as editor" : "";
}

std::string not_stuck_without_eligible(Place const& place)
{
    if (somebody_is_awaited(place.journal, place.facts, place.now)) return {};
    for (auto const& move : place.next)
        if (!move.act && somebody_is_awaited(place.journal, move.outcome.facts, move.now)) return {};
    return "not even a new deputy could act";
}

/// A report that comes after the decision, where the editors left it open.
bool may_be_late(Review const& review) { return review.state == "cancelled" && review.may_be_late; }

std::string ended_review_is_not_moved(Taking const& taking)
{
    auto const& [journal, before, move] = taking;
    if (!move.act || !move.subject || move.act->machine != "review") return {};
    auto const& review = *before.review(move.subject);
    if (!journal.review.state(review.state).end || !Standings::is_reviewer(before, review, move.actor)) return {};
    bool const lapsed = review.state == "lapsed" && is_one_of(move.act->name, {"accept", "accept_with_interest"});
    bool const late = may_be_late(review) && move.act->name == "late";
    return lapsed || late ? "" : fmt::format("a review that is {} is moved by its reviewer", review.state);
}

std::string closed_invitation_shows_no_file(Place const& place)
{
    for (auto const& review : place.facts.reviews) {
        bool const taken_up = takes_part(review) && review.state != "interest_declared" && review.state != "gave_up";
        if (taken_up || may_be_late(review)) continue;
        Disclosure const sight(place.facts, review.id, place.now, place.journal.disclosure);
        for (auto const& file : place.facts.files)
            if (sight.sees_file(file)) return fmt::format("a review that is {} opens a file", review.state);
    }
    return {};
}

std::string no_release_under_hold(Taking const& taking)
{
    if (!taking.before.manuscript.hold) return {};
    auto const& after = taking.after();
    auto const* was = taking.before.in_production();
    auto const* production = after.in_production();
    bool const decided = after.decisions.size() > taking.before.decisions.size();
    auto const* pending = taking.before.decision();
    auto const* decision = after.decision();
    bool const released =
        pending && decision && pending->id == decision->id && !pending->released_at && decision->released_at;
    bool const lifted = !after.manuscript.hold;
    if (decided) return "a decision under a hold";
    if (released && !lifted) return "a release under a hold";
    bool const withdrawn = production && production->state == "withdrawn" && was && was->state != "withdrawn";
    if (after.manuscript.state == "withdrawn" || withdrawn) return "a withdrawal under a hold";
    if (!lifted && production && production->published_at && !(was && was->published_at))
        return "a publication under a hold";
    return {};
}

/// Everything an outsider reads about the acts before them: which there are, which are open, and why not.
std::string acts_before(Journal const& journal, Facts const& facts, Moment now, bool authors)
{
    static Form const nothing;
    std::string seen;
    auto ask = [&](Transition const& act, PersonId person, ReviewId review, AuthorId author) {
        auto const found = Acts::blockers(Step{journal, facts, act, person, review, author, nothing, now, true});
        for (auto const& blocker : found)
            if (is_one_of(blocker.code, {Acts::wrong_state, Acts::not_yours})) return;
        seen += fmt::format("{} {} {}; ", act.label, review.value, found.empty() ? "open" : found.front().reason);
    };
    for (auto const& act : journal.manuscript.transitions) {
        if (!authors) break;
        ask(act, facts.manuscript.submitter_id, {}, {});
        for (auto const& author : facts.authors) ask(act, {}, {}, author.id);
    }
    for (auto const& act : journal.review.transitions)
        for (auto const& review : facts.reviews)
            if (!authors) ask(act, Standings::reviewer(review), review.id, {});
    return seen;
}

/// The facts as they were before the decision that is held.
Facts undecided(Facts facts, Moment now)
{
    facts.manuscript.state = facts.manuscript.former;
    facts.manuscript.due = facts.manuscript.former_due;
    facts.decision()->taken_back_at = now;
    return facts;
}

std::string author_sees_no_decision_before_release(Place const& place)
{
    if (place.facts.manuscript.state != "held") return {};
    auto const former = undecided(place.facts, place.now);
    auto const& shown = state_for(place.journal, place.facts, "author");
    auto const& shown_before = state_for(place.journal, former, "author");
    if (shown.label("author") != shown_before.label("author"))
        return fmt::format("the authors read “{}”", shown.label("author"));
    if (shown.stage != shown_before.stage) return fmt::format("the authors see the stage “{}”", shown.stage);
    auto const acts = acts_before(place.journal, place.facts, place.now, true);
    auto const acts_former = acts_before(place.journal, former, place.now, true);
    return acts == acts_former ? "" : fmt::format("the authors may now: {}and before: {}", acts, acts_former);
}

std::string reviewer_sees_no_decision_before_release(Place const& place)
{
    if (place.facts.manuscript.state != "held") return {};
    auto const former = undecided(place.facts, place.now);
    auto const acts = acts_before(place.journal, place.facts, place.now, false);
    auto const acts_former = acts_before(place.journal, former, place.now, false);
    return acts == acts_former ? "" : fmt::format("reviewers may now: {}and before: {}", acts, acts_former);
}

std::string one_turn(Taking const& taking)
{
    auto const& [journal, before, move] = taking;
    if (!move.act || somebody_is_awaited(journal, move.outcome.facts, move.now)) return {};
    auto const& owner = state_awaited(journal, move.outcome.facts).owner;
    bool const known = state_awaited(journal, before).owner == owner && !somebody_is_awaited(journal, before, move.now);
    bool const told =
        std::ranges::find(move.outcome.letters, "no_eligible_editor", &LetterOrder::kind) != move.outcome.letters.end();
    return known || told ? ""
                         : fmt::format("it is the turn of “{}”, who is nobody, and no administrator is told", owner);
}

std::string an_end_ends_reviews(Taking const& taking)
{
    auto const& [journal, before, move] = taking;
    if (!journal.manuscript.state(taking.after().manuscript.state).end) return {};
    for (auto const& review : taking.after().reviews)
        if (!journal.review.state(review.state).end) return fmt::format("a review is still “{}”", review.state);
    return {};
}

constexpr struct {
    std::string_view name;
    MoveRule of_moves;
    PlaceRule of_places;
} table[] = {
    {"somebody_acts", nullptr, somebody_acts},
    {"end_reachable", nullptr, nullptr},
    {"published_is_accepted_and_licensed", published_is_accepted_and_licensed, nullptr},
    {"decision_has_reports", decision_has_reports, nullptr},
    {"no_own_editing", no_own_editing, nullptr},
    {"not_stuck_without_eligible", nullptr, not_stuck_without_eligible},
    {"closed_invitation_opens_nothing", ended_review_is_not_moved, closed_invitation_shows_no_file},
    {"no_release_under_hold", no_release_under_hold, nullptr},
    {"author_sees_no_decision_before_release", nullptr, author_sees_no_decision_before_release},
    {"reviewer_sees_no_decision_before_release", nullptr, reviewer_sees_no_decision_before_release},
    {"one_turn", one_turn, nullptr},
    {"an_end_ends_reviews", an_end_ends_reviews, nullptr},
};

} // namespace

bool has_ended(Journal const& journal, Facts const& facts) { return state_awaited(journal, facts).end; }

std::vector<Invariant> load_invariants(std::filesystem::path const& file)
{
    std::vector<Invariant> found;
    std::vector<std::string_view> names;
    for (auto const& rule : table) names.push_back(rule.name);
    auto const yaml = Yaml::load(file);
    for (auto const& item : yaml.items("invariants")) {
        item.only({"name", "sentence"});
        auto const name = item.at("name").text();
        auto const rule = std::ranges::find_if(table, [&](auto const& r) { return r.name == name; });
        if (rule == std::end(table))
            item.fail(fmt::format("“{}” has no rule; did you mean “{}”?", name, nearest(name, names)));
        found.push_back({name, item.at("sentence").text(), rule->of_moves, rule->of_places});
    }
    for (auto const name : names)
        if (std::ranges::find(found, name, &Invariant::name) == found.end())
            yaml.fail(fmt::format("the rule “{}” is not among the invariants.", name));
    return found;
}

} // namespace succession
