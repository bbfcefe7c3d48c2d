#include "workflow/moves.hpp"

#include "workflow/choices.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

void add_production(Journal const& journal, Production const& production, std::vector<Moment>& points)
{
    if (production.state == "proof_out" && production.due)
        points.push_back(*production.due + journal.days("proof_grace") * day);
    if (production.publish_at && !production.published_at) points.push_back(*production.publish_at);
}

void add_reviews(Journal const& journal, Facts const& facts, std::vector<Moment>& points)
{
    for (auto const& review : facts.reviews) {
        if (review.state == "invited" && review.due) points.push_back(*review.due + journal.days("lapse_grace") * day);
        if (review.state == "cancelled" && review.may_be_late)
            points.push_back(review.since + journal.days("late_grace") * day);
    }
}

/// The moments still to come at which a rule changes its answer.
std::vector<Moment> turning_points(Journal const& journal, Facts const& facts, Moment now)
{
    std::vector<Moment> points;
    auto const& manuscript = facts.manuscript;
    bool const authors_turn = manuscript.state == "mending" || manuscript.state == "revising";
    if (authors_turn && manuscript.due) points.push_back(*manuscript.due + journal.days("close_grace") * day);
    if (manuscript.offer_until && !manuscript.resubmitted_id) points.push_back(*manuscript.offer_until);
    if (auto const* decision = facts.decision()) {
        if (!decision->released_at) points.push_back(decision->release_at);
        bool const appealable = manuscript.state == "rejected" || manuscript.state == "resubmit_offered";
        if (appealable && !manuscript.appeal_used)
            points.push_back(*decision->released_at + journal.days("appeal_term") * day);
    }
    add_reviews(journal, facts, points);
    if (auto const* production = facts.in_production()) add_production(journal, *production, points);
    std::erase_if(points, [&](Moment point) { return point <= now; });
    std::ranges::sort(points);
    auto const twins = std::ranges::unique(points);
    points.erase(twins.begin(), twins.end());
    return points;
}

/// Everything that may happen to one manuscript at one moment.
class Happenings {
public:
    Happenings(Journal const& journal, Situation const& situation, Facts const& facts, Moment now,
               std::function<void(Move&&)> const& visit)
        : journal_(journal), situation_(situation), facts_(facts), now_(now), visit_(visit)
    {
        for (auto const& person : facts.people)
            standings_.emplace_back(person.id, Standings::of(facts, person.id, now));
    }

    void acts()
    {
        auto const& manuscript = facts_.manuscript;
        for (auto const& act : journal_.manuscript.transitions)
            if (act.leaves(manuscript.state) || act.leaves(state_outside(manuscript))) by_everybody(act, {});
        for (auto const& act : journal_.review.transitions)
            for (auto const& review : facts_.reviews)
                if (act.leaves(review.state)) by_everybody(act, review.id);
        auto const* production = facts_.in_production();
        for (auto const& act : journal_.production.transitions)
            if (production && act.leaves(production->state)) by_everybody(act, {});
    }

    void time()
    {
        auto points = turning_points(journal_, facts_, now_);
        if (facts_.manuscript.hold) points.push_back(now_ + 100 * day);
        for (auto const point : points)
            settle(
                Move{fmt::format("{} days pass", (point - now_ + day - 1) / day), nullptr, {}, {}, unchanged(), point});
    }

    /// Where nobody may act the administrators name a deputy; and somebody may leave, or the office.
    void outside()
    {
        auto const& state = state_awaited(journal_, facts_);
        bool const stuck = !state.end && state.owner != "editor" && !Standings::responsible(facts_, state.owner, now_);
        if (stuck) name_deputies("editor_in_chief", "managing_editor", "production_editor");
        else if (facts_.manuscript.hold && nobody_lifts()) name_deputies("editor_in_chief", "managing_editor");
        if (situation_.leaver && facts_.person(*situation_.leaver)->active) leave();
        if (situation_.discharged && Standings::is_coordinator(facts_, *situation_.discharged)) discharge();
    }

private:
    /// A part that nobody but its own person, or the system, can have is not asked of everybody.
    bool may(PersonId person, Standing const& standing, Transition const& act, ReviewId subject) const
    {
        return std::ranges::any_of(act.who, [&](std::string const& part) {
            if (part == "reviewer") return Standings::is_reviewer(facts_, *facts_.review(subject), person);
            return Standings::holds(standing, part);
        });
    }

    void by_everybody(Transition const& act, ReviewId subject)
    {
        if (situation_.left_out.contains(act.name)) return;
        bool const one_more_interest = static_cast<int>(facts_.conflicts.size()) < situation_.interests;
        if (act.name == "declare_interest" && !one_more_interest) return;
        for (auto const& [person, standing] : standings_)
            if (may(person, standing, act, subject)) by(act, person, subject, {});
        if (act.by("named_author"))
            for (auto const& author : facts_.authors) by(act, {}, {}, author.id);
    }

    void by(Transition const& act, PersonId actor, ReviewId subject, AuthorId author)
    {
        static Form const nothing;
        Step const asked{journal_, facts_, act, actor, subject, author, nothing, now_, true};
        if (!Acts::blockers(asked).empty()) return;
        for (auto const& form : forms(journal_, situation_, facts_, act, subject, now_)) {
            bool const one_more_interest = static_cast<int>(facts_.conflicts.size()) < situation_.interests;
            if (form.ticked("conflict") && !one_more_interest) continue;
            Step const step{journal_, facts_, act, actor, subject, author, form, now_};
            if (Acts::blockers(step).empty()) settle(Move{words(step), &act, actor, subject, Acts::take(step), now_});
        }
    }

    std::string words(Step const& step) const
    {
        auto const* person = facts_.person(step.actor);
        auto text = fmt::format("{}: {}", person ? person->name() : "an author, by the mailed link", step.act.label);
        for (auto const& field : step.act.form) {
            bool const chosen =
                field.kind == "choice" || field.kind == "number" || (field.kind == "yes" && !field.required);
            if (chosen && step.form.ticked(field.name))
                text += fmt::format(" ({}: {})", field.label, step.form.text(field.name));
            if (field.kind != "person") continue;
            auto const* named = facts_.person(PersonId{step.form.number(field.name).value_or(0)});
            if (named) text += fmt::format(" ({})", named->name());
        }
        if (step.subject) text += fmt::format(" [{}]", facts_.person(Standings::reviewer(step.review()))->name());
        return text;
    }

    /// What the system does at once belongs to the move.
    void settle(Move move)
    {
        auto const taken = move.outcome.taken.size();
        Acts::settle(journal_, move.outcome, move.now);
        for (auto i = taken; i < move.outcome.taken.size(); ++i)
            move.words += fmt::format("; {}", move.outcome.taken[i].act->label);
        if (facts_.version().round != move.outcome.facts.version().round) provide_files(move.outcome.facts);
        visit_(std::move(move));
    }

    Outcome unchanged() const { return Outcome{facts_}; }

    bool nobody_lifts() const
    {
        return !Standings::responsible(facts_, "managing_editor", now_) &&
               !Standings::responsible(facts_, "decider", now_);
    }

    void name_deputies(auto... names)
    {
        auto outcome = unchanged();
        for (std::string_view const name : {names...})
            for (auto& role : outcome.facts.roles)
                if (role.role == name && !Standings::responsible(facts_, Standings::part_of(name), now_))
                    if (auto const person = free_person(outcome.facts)) role.deputy_id = person;
        settle(Move{"the administrators name a deputy", nullptr, {}, {}, std::move(outcome), now_});
    }

    std::optional<PersonId> free_person(Facts const& facts) const
    {
        for (auto const person : situation_.spare) {
            bool const taken =
                std::ranges::any_of(facts.roles, [&](Role const& role) { return role.deputy_id == person; });
            if (!taken && Standings::may_edit(facts, person)) return person;
        }
        return {};
    }

    void leave()
    {
        auto outcome = unchanged();
        auto const person = std::ranges::find(outcome.facts.people, *situation_.leaver, &Known::id);
        person->active = false;
        settle(Move{person->name() + " leaves", nullptr, {}, {}, std::move(outcome), now_});
    }

    void discharge()
    {
        auto outcome = unchanged();
        std::erase_if(outcome.facts.roles, [&](Role const& role) { return role.person_id == situation_.discharged; });
        auto const name = facts_.person(*situation_.discharged)->name();
        settle(Move{"the part of " + name + " is taken back", nullptr, {}, {}, std::move(outcome), now_});
    }

    Journal const& journal_;
    Situation const& situation_;
    Facts const& facts_;
    Moment now_;
    std::function<void(Move&&)> const& visit_;
    std::vector<std::pair<PersonId, Standing>> standings_;
};

} // namespace

void each_move(Journal const& journal, Situation const& situation, Facts const& facts, Moment now,
               std::function<void(Move&&)> const& visit)
{
    Happenings happenings(journal, situation, facts, now, visit);
    happenings.acts();
    happenings.time();
    happenings.outside();
}

} // namespace succession
