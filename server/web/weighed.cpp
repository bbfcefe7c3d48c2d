#include "web/weighed.hpp"

#include "web/review_parts.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

std::vector<Review const*> reports_of_round(Dossier const& dossier)
{
    auto reviews = dossier.sight.reviews();
    std::erase_if(reviews, [&](Review const* review) {
        return review->round != dossier.manuscript().round || review->state != "filed" ||
               !dossier.sight.sees_report_whole(*review);
    });
    return reviews;
}

/// What everybody was asked and answers in a word, for a table.
void show_scores(Dossier const& dossier, std::vector<Review const*> const& reviews, Weighed& weighed)
{
    for (auto const* review : reviews) weighed.reviewers.push_back(dossier.sight.reviewer_name(*review));
    for (auto const& field : dossier.rules.review_form) {
        if (field.options.empty()) continue;
        ScoreRow row{field.kind == "choice" ? "Advice" : field.label, {}};
        for (auto const* review : reviews) {
            auto const answer = Fields::parse(dossier.facts->report(review->id)->form).text(field.name);
            row.answers.push_back({dossier.sight.reviewer_name(*review), label_in(field.options, answer)});
        }
        weighed.scores.push_back(std::move(row));
    }
}

WeighedReport report_of(Dossier const& dossier, Review const& review, Facts const* after)
{
    auto const& report = *dossier.facts->report(review.id);
    auto const answers = Fields::parse(report.form);
    auto const* advice = dossier.rules.decision(review.recommendation);
    auto const* released = after ? after->review(review.id) : nullptr;
    WeighedReport shown;
    shown.reviewer = dossier.sight.reviewer_name(review);
    shown.href = fmt::format("{}/reviews/{}", dossier.address(), review.id.value);
    shown.advice = advice ? advice->label : "";
    shown.goes = released && released->state == "released";
    if (shown.goes) shown.goes_as = fmt::format("Reviewer {}", released->number);
    shown.comments = dossier.sight.comments_of(report);
    shown.masked = !report.masked.empty();
    if (shown.masked) shown.original = answers.text("comments_to_authors");
    shown.mask_reason = report.mask_reason;
    shown.to_editors = answers_to_editors(dossier.rules, answers);
    return shown;
}

} // namespace

Weighed weigh(Dossier const& dossier, Facts const* after, Moment now)
{
    Weighed weighed;
    auto const reviews = reports_of_round(dossier);
    show_scores(dossier, reviews, weighed);
    for (auto const* review : reviews) weighed.reports.push_back(report_of(dossier, *review, after));
    for (auto const* review : dossier.sight.reviews())
        if (review->round == dossier.manuscript().round && is_open(*review))
            weighed.open.push_back({dossier.sight.reviewer_name(*review),
                                    dossier.rules.review.state(review->state).label("editors"),
                                    review->due ? "due " + due_in_words(*review->due, now) : ""});
    return weighed;
}

} // namespace succession
