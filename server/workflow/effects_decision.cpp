#include "base/text.hpp"
#include "workflow/counts.hpp"
#include "workflow/effects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

void add_recommendation(Step const& step, std::string const&, Outcome& outcome)
{
    Recommendation made;
    made.id = make_key();
    made.manuscript_id = step.manuscript().id;
    made.round = step.manuscript().round;
    made.by_id = Sealed<PersonId>(step.actor);
    made.kind = step.form.text("kind");
    made.note = step.form.text("note");
    made.letter = step.form.text("letter");
    made.made_at = step.now;
    outcome.facts.recommendations.push_back(made);
}

void end_recommendation(Step const& step, std::string const& how, Outcome& outcome)
{
    if (auto* made = outcome.facts.recommendation()) {
        made->ended = how;
        made->ended_note = step.form.text("note");
    }
}

bool has_fate(Step const& step, Review const& review, std::string_view fate)
{
    return is_open(review) && step.form.text(fmt::format("fate_{}", review.id.value)) == fate;
}

/// The ids of this round's open reviews that the decider waits for.
std::string waited_for(Step const& step)
{
    std::vector<std::string> ids;
    for (auto const& review : step.facts.reviews)
        if (has_fate(step, review, "wait")) ids.push_back(std::to_string(review.id.value));
    return joined(ids, " ");
}

/// Only reports that count, of this round, can go to the authors.
std::string chosen_reports(Step const& step)
{
    auto const chosen = step.form.all("reports");
    std::vector<std::string> ids;
    for (auto const& review : step.facts.reviews) {
        auto const id = std::to_string(review.id.value);
        bool const counts_here = review.round == step.manuscript().round && review.state == "filed";
        if (counts_here && std::ranges::find(chosen, id) != chosen.end()) ids.push_back(id);
    }
    return joined(ids, " ");
}

void add_decision(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    auto const* kind = step.journal.decision(step.form.text("kind"));
    Decision made;
    made.id = make_id<DecisionId>();
    made.manuscript_id = manuscript.id;
    made.round = manuscript.round;
    made.by_id = Sealed<PersonId>(step.actor);
    made.kind = kind->code;
    made.letter = step.form.text("letter");
    made.reports = chosen_reports(step);
    made.waits_for = waited_for(step);
    made.note = step.form.text("note");
    made.revision_days = kind->revision_days;
    made.on_appeal = manuscript.state == "appealed";
    made.decided_at = step.now;
    made.release_at = step.now + step.journal.undo_window;
    outcome.facts.decisions.push_back(made);
    manuscript.former = manuscript.state;
    manuscript.former_due = manuscript.due;
    outcome.due = made.release_at;
}

/// A reviewer keeps one number through all rounds.
int number_for(Facts const& facts, Review const& review)
{
    int highest = 0;
    for (auto const& other : facts.reviews) {
        if (other.number && Standings::reviewer(other) == Standings::reviewer(review)) return other.number;
        highest = std::max(highest, other.number);
    }
    return highest + 1;
}

bool listed_in(std::string const& ids, ReviewId id)
{
    auto const all = split(ids, ' ');
    return std::ranges::find(all, std::to_string(id.value)) != all.end();
}

void write_to_reviewer(Step const& step, Review const& review, std::string const& kind, Outcome& outcome)
{
    Step const about{step.journal, outcome.facts, step.act, step.actor, review.id, {}, step.form, step.now};
    write_to(about, outcome, kind, "reviewer");
}

/// Thanks and releases those whose reviews are not waited for.
void withdraw_open(Step const& step, std::string const&, Outcome& outcome)
{
    for (auto& review : outcome.facts.reviews) {
        if (review.round != step.manuscript().round || !has_fate(step, review, "withdraw")) continue;
        write_to_reviewer(step, review, "review_cancelled", outcome);
        follow(step, review, "cancel_at_end");
    }
}

void release_report(Step const& step, Review& review, Outcome& outcome)
{
    review.number = number_for(outcome.facts, review);
    follow(step, review, "release_report");
    if (auto* report = outcome.facts.report(review.id)) report->released_at = step.now;
}

/// Every review of the round ends with the decision: chosen reports go to the authors, open ones close with a letter.
/// Whoever filed reads the outcome, also where the report was set aside.
void close_round(Step const& step, Decision const& decision, Outcome& outcome)
{
    for (auto& review : outcome.facts.reviews) {
        if (review.round != decision.round) continue;
        bool const reported = review.state == "filed" || review.state == "set_aside";
        if (reported) write_to_reviewer(step, review, "outcome_reviewer", outcome);
        if (is_open(review)) write_to_reviewer(step, review, "review_cancelled", outcome);
        if (review.state == "filed" && listed_in(decision.reports, review.id)) release_report(step, review, outcome);
        else if (review.state == "filed") follow(step, review, "keep_report");
        else if (is_open(review) || review.state == "listed") {
            review.may_be_late = listed_in(decision.waits_for, review.id);
            follow(step, review, "cancel_at_end");
        }
    }
}

Production new_production(Step const& step)
{
    Production production;
    production.id = make_key();
    production.manuscript_id = step.manuscript().id;
    production.state = step.journal.production.initial;
    production.since = step.now;
    production.due = step.now + step.journal.days(step.journal.production.state(production.state).clock) * day;
    return production;
}

/// What the outcome brings with it: dates, the next version, production, the offer.
void follow_outcome(Step const& step, DecisionType const& kind, Decision const& decision, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    if (!manuscript.first_decision_at) manuscript.first_decision_at = step.now;
    manuscript.request_reason.clear();
    manuscript.appeal_deputy_id.reset();
    manuscript.offer_until.reset();
    if (kind.outcome == "revising") {
        outcome.due = step.now + decision.revision_days * day;
        open_next_version(outcome, step.now);
    }
    else manuscript.ended_at = step.now;
    if (kind.outcome != "revising" && kind.outcome != "accepted") end_author_change(outcome, step.now);
    if (kind.outcome == "resubmit_offered") manuscript.offer_until = step.now + kind.offer_ends_days * day;
    if (kind.outcome != "accepted") return;
    manuscript.accepted_at = step.now;
    outcome.facts.production.push_back(new_production(step));
}

void release_decision(Step const& step, std::string const&, Outcome& outcome)
{
    auto& decision = *outcome.facts.decision();
    auto const& kind = *step.journal.decision(decision.kind);
    decision.released_at = step.now;
    write_to(step, outcome, kind.letter, "author");
    if (step.journal.disclosure.coauthors_see_letters) write_to(step, outcome, "decision_copy", "coauthors");
    write_to(step, outcome, "outcome_editor", "editor");
    close_round(step, decision, outcome);
    follow_outcome(step, kind, decision, outcome);
    if (kind.outcome == "accepted") write_to(step, outcome, "final_files_wanted", "author");
}

void note_revised(Step const& step, std::string const&, Outcome& outcome)
{
    outcome.manuscript().revised_at = step.now;
}

/// The reviews by which whoever reported in this round would be asked again.
std::vector<Review> listed_again(Step const& step, Facts const& facts, ManuscriptId where, int round)
{
    std::vector<Review> again;
    for (auto const& review : facts.reviews) {
        bool const reported = review.state == "released" || review.state == "kept";
        if (review.round != facts.manuscript.round || !reported) continue;
        Review next;
        next.id = make_id<ReviewId>();
        next.manuscript_id = where;
        next.round = round;
        next.state = step.journal.review.initial;
        next.reviewer_id = review.reviewer_id;
        next.previous_id = review.id;
        next.since = step.now;
        next.sees_answers = true;
        if (where == facts.manuscript.id) next.number = review.number;
        else next.version = 1;
        again.push_back(next);
    }
    return again;
}

/// Puts the reviewers of the round that ends on the list of the one that begins.
void list_again(Step const& step, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    auto const again = listed_again(step, outcome.facts, manuscript.id, manuscript.round + 1);
    outcome.facts.reviews.insert(outcome.facts.reviews.end(), again.begin(), again.end());
    if (!again.empty()) manuscript.reviewers_wanted = static_cast<int>(again.size());
    manuscript.round += 1;
}

void next_round(Step const& step, std::string const&, Outcome& outcome) { list_again(step, outcome); }

void open_appeal(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    manuscript.appeal_used = true;
    manuscript.appeal_deputy_id = Standings::appeal_decider(step.facts, step.now);
    manuscript.request_reason = step.form.text("reason");
    manuscript.ended_at.reset();
}

/// A new review of the same version, in a round of its own.
void reopen(Step const& step, std::string const&, Outcome& outcome)
{
    auto& manuscript = outcome.manuscript();
    open_next_version(outcome, step.now);
    outcome.facts.version().frozen_at = step.now;
    list_again(step, outcome);
    manuscript.reviewers_wanted = step.journal.type(manuscript.type).required_reports;
    manuscript.offer_until.reset();
    manuscript.appeal_deputy_id.reset();
    manuscript.request_reason.clear();
    if (!step.form.ticked("same_editor")) manuscript.editor_id.reset();
}

/// A new draft with what the authors wrote; answers are asked for because it has a predecessor, whose reviewers stand
/// on its list.
void begin_resubmission(Step const& step, std::string const&, Outcome& outcome)
{
    Facts fresh;
    auto const& old = step.manuscript();
    fresh.manuscript.id = make_id<ManuscriptId>();
    fresh.manuscript.type = old.type;
    fresh.manuscript.transparency = old.transparency;
    fresh.manuscript.state = step.journal.manuscript.initial;
    fresh.manuscript.since = step.now;
    fresh.manuscript.title = old.title;
    fresh.manuscript.submitter_id = old.submitter_id;
    fresh.manuscript.proposed_editor_id = old.editor_id;
    fresh.manuscript.previous_id = old.id;
    fresh.manuscript.version = 1;
    auto version = step.facts.version();
    version.id = make_key();
    version.manuscript_id = fresh.manuscript.id;
    version.round = 0;
    version.frozen_at.reset();
    fresh.versions.push_back(version);
    for (auto author : step.facts.authors) {
        author.id = make_id<AuthorId>();
        author.manuscript_id = fresh.manuscript.id;
        author.told_at.reset();
        author.objected_at.reset();
        author.objection.clear();
        fresh.authors.push_back(author);
    }
    fresh.reviews = listed_again(step, step.facts, fresh.manuscript.id, 0);
    outcome.manuscript().resubmitted_id = fresh.manuscript.id;
    outcome.facts.later = {{fresh.manuscript.id, {}}};
    outcome.offspring = std::move(fresh);
}

constexpr NamedEffect table[] = {
    {"add_recommendation", add_recommendation},
    {"end_recommendation", end_recommendation},
    {"withdraw_open", withdraw_open},
    {"add_decision", add_decision},
    {"release_decision", release_decision},
    {"note_revised", note_revised},
    {"next_round", next_round},
    {"open_appeal", open_appeal},
    {"reopen", reopen},
    {"begin_resubmission", begin_resubmission},
};

} // namespace

void open_next_version(Outcome& outcome, Moment now)
{
    auto& facts = outcome.facts;
    auto version = facts.version();
    auto const former = version.round;
    version.id = make_key();
    version.round += 1;
    version.frozen_at.reset();
    facts.versions.push_back(version);
    std::vector<File> carried;
    for (auto file : facts.files) {
        if (file.round != former || file.kind == "answers" || file.kind == "marked_up") continue;
        file.id = make_id<FileId>();
        file.round = version.round;
        file.added_at = now;
        carried.push_back(file);
    }
    facts.files.insert(facts.files.end(), carried.begin(), carried.end());
}

std::span<NamedEffect const> decision_effects() { return table; }

} // namespace succession
