#include "base/text.hpp"
#include "domain/fields.hpp"
#include "web/manuscript_parts.hpp"
#include "web/review_parts.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace succession {

namespace {

using parts::View;

/// Keys tell when they were made: only editors may meet that of a review.
std::string anchor_of(View const& view, Review const& review)
{
    if (view.sight().as_editor()) return fmt::format("report-{}", review.id.value);
    return fmt::format("report-{}-{}", review.round + 1, review.number);
}

/// What an editor should know of a reviewer at one look.
std::string facts_on(View const& view, Review const& review)
{
    std::vector<std::string> facts;
    auto const* person = view.sight().reviewer(review);
    if (person && !person->affiliation.empty()) facts.push_back(person->affiliation);
    if (review.number) facts.push_back(fmt::format("Reviewer {}", review.number));
    if (!review.interest.empty()) facts.push_back("declared: " + review.interest);
    if (!review.reason.empty()) facts.push_back(review.reason);
    if (!review.overruled.empty()) facts.push_back("asked nevertheless: " + review.overruled);
    if (!review.suggestions.empty()) facts.push_back("suggests " + one_line(review.suggestions));
    return joined(facts, "\u00a0· ");
}

ReviewerRow row_of(View const& view, Review const& review)
{
    ReviewerRow row;
    row.name = view.sight().reviewer_name(review);
    row.facts = facts_on(view, review);
    if (review.invited_at) row.asked = short_date(*review.invited_at);
    row.state = view.journal().review.state(review.state).label("editors");
    row.tone = review_tone(view.dossier, review, view.now);
    if (review.due && !view.journal().review.state(review.state).end && review.state != "filed") {
        auto const clock = clock_words(*review.due, time_on_clocks(view.facts(), view.now));
        row.due = clock.tone == "late" ? clock.text : short_date(*review.due);
        row.due_tone = clock.tone;
    }
    row.has_report = view.sight().sees_report(review);
    row.report_href = "#" + anchor_of(view, review);
    for (auto const& offer : offers(view.dossier, review, view.now))
        if (offer.open) row.acts.push_back({offer.href, offer.label, "", offer.main, false});
    return row;
}

void leave_out_empty_columns(ReviewRound& round)
{
    round.shows_due = std::ranges::any_of(round.rows, [](ReviewerRow const& row) { return !row.due.empty(); });
    round.shows_acts = std::ranges::any_of(round.rows, [](ReviewerRow const& row) { return !row.acts.empty(); });
    for (auto& row : round.rows) {
        row.shows_due = round.shows_due;
        row.shows_acts = round.shows_acts;
    }
}

/// The reviewers of each round, the present one first.
void add_rounds(View const& view, ManuscriptPage& page)
{
    if (!view.sight().as_editor()) return;
    for (int round = view.manuscript().round; round >= 0; --round) {
        ReviewRound shown{.caption = fmt::format("Reviewers of round {}", round + 1)};
        for (auto const* review : view.sight().reviews())
            if (review->round == round) shown.rows.push_back(row_of(view, *review));
        leave_out_empty_columns(shown);
        if (!shown.rows.empty()) page.rounds.push_back(std::move(shown));
    }
}

/// Scores, answers and the recommendation.
void add_scores(View const& view, Fields const& given, ReportSeen& seen)
{
    for (auto const& field : view.journal().review_form)
        if (auto const& answer = given.text(field.name);
            !answer.empty() && field.audience == "editors" && !is_confidential(field))
            seen.answers.push_back({field.label, label_in(field.options, answer)});
}

/// What only those read who see the report whole: the words to the editors, and what was left out.
void add_whole(View const& view, Report const& report, Fields const& given, ReportSeen& seen)
{
    for (auto const& field : view.journal().review_form)
        if (is_confidential(field)) seen.confidential = given.text(field.name);
    if (!view.sight().as_editor() || report.masked.empty()) return;
    seen.original = given.text("comments_to_authors");
    seen.mask_reason = report.mask_reason;
}

ReportSeen report_seen(View const& view, Review const& review)
{
    auto const& report = *view.facts().report(review.id);
    ReportSeen seen;
    seen.anchor = anchor_of(view, review);
    seen.name = view.sight().reviewer_name(review);
    seen.facts = fmt::format("Round {}", review.round + 1);
    if (!view.sight().as_author()) seen.facts += "\u00a0· filed " + long_date(report.filed_at);
    seen.comments = view.sight().comments_of(report);
    seen.has_gaps = view.sight().lacks_passages(report) && !view.sight().as_editor();
    auto const given = Fields::parse(report.form);
    if (view.sight().sees_scores(review)) add_scores(view, given, seen);
    if (view.sight().sees_report_whole(review)) add_whole(view, report, given, seen);
    return seen;
}

/// The latest round first; in each Reviewer 1 before Reviewer 2, and before they have numbers in the order of the list.
std::vector<Review const*> in_order(Facts const& facts)
{
    std::vector<Review const*> reviews;
    for (auto const& review : facts.reviews) reviews.push_back(&review);
    std::ranges::stable_sort(reviews, {},
                             [](Review const* review) { return std::pair(-review->round, review->number); });
    return reviews;
}

AdviceSeen advice_seen(View const& view, Recommendation const& made)
{
    AdviceSeen seen;
    auto const* kind = view.journal().decision(made.kind);
    seen.label = kind ? kind->recommendation_label : made.kind;
    seen.facts = fmt::format("Round {}\u00a0· {}\u00a0· {}", made.round + 1, view.sight().adviser_name(made),
                             long_date(made.made_at));
    if (!made.ended.empty()) seen.facts += "\u00a0· " + made.ended;
    seen.note = made.note;
    seen.letter = made.letter;
    return seen;
}

DecisionSeen decision_seen(View const& view, Decision const& made)
{
    DecisionSeen seen;
    auto const* kind = view.journal().decision(made.kind);
    seen.label = kind ? kind->label : made.kind;
    seen.facts = fmt::format("Round {}", made.round + 1);
    if (auto const name = view.sight().decider_name(made); !name.empty()) seen.facts += "\u00a0· " + name;
    if (made.released_at) seen.facts += "\u00a0· " + long_date(*made.released_at);
    else if (made.taken_back_at) seen.facts += "\u00a0· taken back " + long_date(*made.taken_back_at);
    seen.held = !made.released_at && !made.taken_back_at;
    if (seen.held) seen.leaves = fmt::format("{}, {} UTC", long_date(made.release_at), clock_time(made.release_at));
    if (view.sight().as_editor()) seen.note = made.note;
    if (view.sight().sees_decision_letter(made)) seen.letter = made.letter;
    return seen;
}

} // namespace

void parts::reviews(View const& view, ManuscriptPage& page)
{
    add_rounds(view, page);
    for (auto const* review : in_order(view.facts()))
        if (view.sight().sees_report(*review)) page.reports.push_back(report_seen(view, *review));
}

void parts::decisions(View const& view, ManuscriptPage& page)
{
    for (auto made = view.facts().recommendations.rbegin(); made != view.facts().recommendations.rend(); ++made)
        if (view.sight().sees_recommendations()) page.advice.push_back(advice_seen(view, *made));
    for (auto made = view.facts().decisions.rbegin(); made != view.facts().decisions.rend(); ++made)
        if (view.sight().sees_decision(*made)) page.decisions.push_back(decision_seen(view, *made));
    if (!page.decisions.empty()) page.decisions.front().open = view.sight().as_author();
}

} // namespace succession
