#include "base/text.hpp"
#include "domain/faults.hpp"
#include "domain/limits.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"
#include "workflow/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace succession {

namespace {

bool is_about_this_review(Step const& step) { return step.act.machine == "review"; }

/// The state of the step's machine in the facts given.
std::string const& state_now(Step const& step, Facts const& facts)
{
    static std::string const nowhere;
    if (is_about_this_review(step)) {
        auto const* review = facts.review(step.subject);
        return review ? review->state : nowhere;
    }
    if (step.act.machine == "production") {
        auto const* production = facts.in_production();
        return production ? production->state : nowhere;
    }
    return facts.manuscript.state;
}

std::string const& state_now(Step const& step) { return state_now(step, step.facts); }

std::string last_outcome(Step const& step)
{
    for (auto decision = step.facts.decisions.rbegin(); decision != step.facts.decisions.rend(); ++decision)
        if (decision->released_at)
            if (auto const* type = step.journal.decision(decision->kind)) return type->outcome;
    return "rejected";
}

std::string decided_outcome(Step const& step)
{
    auto const* decision = step.facts.decision();
    auto const* type = decision ? step.journal.decision(decision->kind) : nullptr;
    return type ? type->outcome : step.manuscript().former;
}

bool runs_by_counts(std::string_view state) { return state == "recommended" || is_one_of(state, states_in_review); }

bool is_for_outsiders(Transition const& act)
{
    return std::ranges::all_of(act.who, [](auto const& part) { return part == "author" || part == "named_author"; });
}

/// The state from which the actor acts: to the authors a decision that is held does not exist.
std::string const& state_acted_from(Step const& step)
{
    bool const outside = step.act.machine == "manuscript" && is_for_outsiders(step.act);
    return outside ? state_outside(step.manuscript()) : state_now(step);
}

/// The state an act leads to, asked after its effects.
std::string destination(Step const& step, Outcome const& outcome)
{
    auto const& to = step.act.to;
    if (to == "same") return state_now(step);
    if (to == "former")
        return step.act.machine == "production" ? step.facts.in_production()->former : step.manuscript().former;
    if (to == "outcome") return decided_outcome(step);
    if (to == "last_outcome") return last_outcome(step);
    if (to == "by_counts") return state_by_counts(outcome.facts);
    if (to == "by_counts_or_same") {
        bool const lost_editor = runs_by_counts(state_now(step)) && state_by_counts(outcome.facts) == "needs_ce";
        return lost_editor ? "needs_ce" : state_now(step);
    }
    return to;
}

/// The clock a state starts when it is entered; a clock "given" comes from an effect.
std::optional<Moment> clock_of(Journal const& journal, State const& state, Moment now)
{
    if (state.clock.empty() || state.clock == "none" || state.clock == "given" || state.clock == "latest_review")
        return {};
    return now + journal.days(state.clock) * day;
}

template <class Subject>
void enter(Step const& step, Outcome const& outcome, Machine const& machine, Subject& subject, std::string const& to)
{
    if (to != subject.state) {
        subject.state = to;
        subject.since = step.now;
        subject.due = clock_of(step.journal, machine.state(to), step.now);
    }
    if (outcome.due) subject.due = outcome.due;
}

void move(Step const& step, Outcome& outcome)
{
    auto const to = destination(step, outcome);
    auto& facts = outcome.facts;
    if (is_about_this_review(step)) return enter(step, outcome, step.journal.review, *facts.review(step.subject), to);
    if (step.act.machine == "production")
        return enter(step, outcome, step.journal.production, *facts.in_production(), to);
    enter(step, outcome, step.journal.manuscript, facts.manuscript, to);
    if (step.act.to == "former" && step.manuscript().former_due && !outcome.due)
        facts.manuscript.due = step.manuscript().former_due;
}

/// A decision that is left before its release was never made, as far as anybody outside the office knows.
void take_back_unreleased(Step const& step, Outcome& outcome)
{
    if (step.manuscript().state != "held" || outcome.facts.manuscript.state == "held") return;
    auto* decision = outcome.facts.decision();
    if (decision && !decision->released_at) decision->taken_back_at = step.now;
}

/// The part whose turn it is; the editor's is left out, for without one the counts lead to who assigns another.
std::string_view part_awaited(Journal const& journal, Facts const& facts)
{
    auto const owner = owner_of(state_awaited(journal, facts), facts);
    return owner == "editor" ? "" : owner;
}

bool nobody_acts(Journal const& journal, Facts const& facts, Moment now)
{
    auto const part = part_awaited(journal, facts);
    return !part.empty() && !Standings::responsible(facts, part, now);
}

/// Where it begins to be nobody's turn, the administrators learn that a deputy is wanted.
void tell_administrators(Step const& step, Outcome& outcome)
{
    if (!nobody_acts(step.journal, outcome.facts, step.now)) return;
    bool const same_part = part_awaited(step.journal, step.facts) == part_awaited(step.journal, outcome.facts);
    if (same_part && nobody_acts(step.journal, step.facts, step.now)) return;
    if (std::ranges::find(outcome.letters, "no_eligible_editor", &LetterOrder::kind) != outcome.letters.end()) return;
    LetterOrder letter;
    letter.kind = "no_eligible_editor";
    outcome.letters.push_back(letter);
}

/// The clock of "in review" is the latest date a reviewer was given.
void follow_reviewers(Journal const& journal, Facts& facts)
{
    auto& manuscript = facts.manuscript;
    if (journal.manuscript.state(manuscript.state).clock != "latest_review") return;
    manuscript.due.reset();
    for (auto const& review : facts.reviews)
        if (review.round == manuscript.round && review.due && is_one_of(review.state, review_state::at_work))
            manuscript.due = std::max(manuscript.due.value_or(0), *review.due);
}

/// Whether the review or what was filed of it is another than before.
bool is_changed(Review const& old, Facts const& before, Review const& review, Facts const& after)
{
    auto const filed = [&](Facts const& facts) {
        auto const* report = facts.report(review.id);
        return report ? std::optional(*report) : std::nullopt;
    };
    return !(old == review) || filed(before) != filed(after);
}

void raise_versions(Facts const& before, Facts& after)
{
    after.manuscript.version = before.manuscript.version + 1;
    for (auto& review : after.reviews) {
        auto const* old = before.review(review.id);
        if (!old) review.version = 1;
        else if (is_changed(*old, before, review, std::as_const(after))) review.version = old->version + 1;
    }
}

/// The last day that may be asked for where a clock has a usual one: reviewers wish within reason, the office within a
/// year.
Moment last_day(Step const& step, std::string const& clock)
{
    constexpr int beyond_usual = 60;
    auto const days = step.act.by("reviewer") ? step.journal.days(clock, step.manuscript()) + beyond_usual : 365;
    return step.now + days * day;
}

/// What is wrong with one answer of the form; nothing where it is well.
std::optional<Blocker> fault(Step const& step, Field const& field)
{
    auto const answer = step.form.text(field.name);
    auto say = [&](std::string code, std::string reason) {
        return Blocker{std::move(code), std::move(reason), field.name};
    };
    if (answer.empty()) {
        if (!field.required) return {};
        return say("missing", (field.kind == "yes" ? "Please tick “" : "Please fill in “") + field.label + "”.");
    }
    if (field.kind == "number" && !step.form.number(field.name)) return say("number", "Please give a whole number.");
    bool const is_listed = field.kind == "choice" && step.journal.lists.contains(field.source);
    if (is_listed && !find_option(step.journal.list(field.source), answer))
        return say("choice", "Please choose one of the answers to “" + field.label + "”.");
    if (field.kind != "date") return {};
    auto const date = step.form.date(field.name);
    if (!date) return say("date", faults::no_date);
    if (field.source.empty()) return {};
    auto const last = last_day(step, field.source);
    if (*date + day > step.now && *date <= last) return {};
    return say("date", fmt::format("Please choose a date from {} to {}.", long_date(step.now), long_date(last)));
}

/// How much one text of the form may hold, and what it is called; what no data speaks of takes a text.
std::pair<std::string, int> limit_of(Step const& step, std::string const& name)
{
    for (auto const& field : step.act.form)
        if (field.name == name) return {field.label, field.limit_characters};
    if (is_about_this_review(step))
        for (auto const& field : step.journal.review_form)
            if (field.name == name) return {field.label, field.limit_characters};
    if (name == "letter_body") return {"The letter", limits::letter};
    return {"This text", limits::text};
}

/// Everything typed that is longer than it may be, whether or not the act asks for it.
std::vector<Blocker> too_long(Step const& step)
{
    std::vector<Blocker> found;
    for (auto const& [name, value] : step.form.values()) {
        auto const [label, most] = limit_of(step, name);
        if (auto reason = length_fault(label, trimmed(value), most); !reason.empty())
            found.push_back({"too_long", std::move(reason), name});
    }
    return found;
}

/// Leaves out what a letter replaces that the same reader gets: all reports are in, so the last one is.
void say_once(Journal const& journal, std::vector<LetterOrder>& letters)
{
    auto const all = letters;
    std::erase_if(letters, [&](LetterOrder const& one) {
        return std::ranges::any_of(all, [&](LetterOrder const& other) {
            auto const* kind = journal.letter(other.kind);
            return other.to == one.to && kind && kind->replaces == one.kind;
        });
    });
}

/// What the act is about besides its manuscript.
std::int64_t subject_of(Step const& step, Outcome const& outcome)
{
    if (outcome.offspring) return outcome.offspring->manuscript.id.value;
    if (step.subject || step.author) return step.subject ? step.subject.value : step.author.value;
    bool const chooses_author = std::ranges::find(step.act.form, "author", &Field::name) != step.act.form.end();
    return chooses_author ? step.form.number("author").value_or(0) : 0;
}

} // namespace

bool Acts::allowed(Step const& step)
{
    auto const standing = Standings::of(step.facts, step.actor, step.now);
    return std::ranges::any_of(step.act.who, [&](std::string const& part) {
        if (part == "system") return !step.actor && !step.author;
        if (part == "named_author")
            return std::ranges::any_of(step.facts.authors, [&](Author const& a) { return a.id == step.author; });
        if (part == "reviewer") {
            auto const* review = step.facts.review(step.subject);
            return review && Standings::is_reviewer(step.facts, *review, step.actor);
        }
        return Standings::holds(standing, part);
    });
}

std::vector<Blocker> Acts::blockers(Step const& step)
{
    if (is_about_this_review(step) && !step.facts.review(step.subject))
        return {{"absent", "There is no such review.", ""}};
    if (!allowed(step)) return {{std::string(not_yours), "This is for somebody else to do.", ""}};
    if (!step.act.leaves(state_acted_from(step)))
        return {{std::string(wrong_state), "This is not open at this stage.", ""}};
    std::vector<Blocker> found;
    for (auto const& guard : step.act.guards)
        if (auto blocker = guard.rule(step, guard.argument)) found.push_back(std::move(*blocker));
    if (step.asking) return found;
    for (auto const& field : step.act.form)
        if (auto blocker = fault(step, field)) found.push_back(std::move(*blocker));
    std::ranges::move(too_long(step), std::back_inserter(found));
    return found;
}

Outcome Acts::take(Step const& step)
{
    Outcome outcome{step.facts};
    for (auto const& effect : step.act.effects) effect.rule(step, effect.argument, outcome);
    auto const from = state_now(step);
    move(step, outcome);
    take_back_unreleased(step, outcome);
    outcome.taken.push_back({&step.act, step.actor, subject_of(step, outcome), step.manuscript().round, from,
                             state_now(step, outcome.facts)});
    follow_reviewers(step.journal, outcome.facts);
    tell_administrators(step, outcome);
    raise_versions(step.facts, outcome.facts);
    return outcome;
}

std::vector<Acts::Due> Acts::due(Journal const& journal, Facts const& facts, Moment now)
{
    static Form const nothing;
    std::vector<Due> found;
    auto ask = [&](Transition const& act, ReviewId subject) {
        if (!act.by("system")) return;
        Step const step{journal, facts, act, {}, subject, {}, nothing, now};
        if (blockers(step).empty()) found.push_back({&act, subject});
    };
    for (auto const& act : journal.manuscript.transitions) ask(act, {});
    for (auto const& act : journal.review.transitions)
        for (auto const& review : facts.reviews) ask(act, review.id);
    if (facts.in_production())
        for (auto const& act : journal.production.transitions) ask(act, {});
    return found;
}

void Acts::settle(Journal const& journal, Outcome& outcome, Moment now)
{
    static Form const nothing;
    static constexpr int most_steps = 32;
    for (int steps = 0; steps < most_steps; ++steps) {
        auto const open = due(journal, outcome.facts, now);
        if (open.empty()) break;
        auto next = take(Step{journal, outcome.facts, *open.front().act, {}, open.front().subject, {}, nothing, now});
        outcome.facts = std::move(next.facts);
        outcome.letters.insert(outcome.letters.end(), next.letters.begin(), next.letters.end());
        outcome.taken.insert(outcome.taken.end(), next.taken.begin(), next.taken.end());
    }
    say_once(journal, outcome.letters);
}

} // namespace succession
