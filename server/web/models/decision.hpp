#pragma once

#include "web/act_letters.hpp"
#include "web/models/report.hpp"

namespace succession {

/// One question of the review's form, answered by each reviewer.
struct ScoreCell {
    std::string reviewer;
    std::string answer;
};
SUCCESSION_DESCRIBE(ScoreCell, reviewer, answer)

/// A question, and what each reviewer answered.
struct ScoreRow {
    std::string question;
    std::vector<ScoreCell> answers;
};
SUCCESSION_DESCRIBE(ScoreRow, question, answers)

/// A report beside the letter.
struct WeighedReport {
    std::string reviewer{};
    std::string href{};
    std::string advice{};
    std::string goes_as{}; ///< "Reviewer 2", as the authors will read
    bool goes = false;
    std::string comments{}; ///< as released
    bool masked = false;
    std::string original{};
    std::string mask_reason{};
    std::vector<ReportAnswer> to_editors{};
};
SUCCESSION_DESCRIBE(WeighedReport, reviewer, href, advice, goes_as, goes, comments, masked, original, mask_reason,
                    to_editors)

/// A review that is still open.
struct OpenReview {
    std::string reviewer;
    std::string state;
    std::string due;
};
SUCCESSION_DESCRIBE(OpenReview, reviewer, state, due)

/// All that a recommendation or decision is weighed by.
struct Weighed {
    std::vector<std::string> reviewers{};
    std::vector<ScoreRow> scores{};
    std::vector<WeighedReport> reports{};
    std::vector<OpenReview> open{};
};
SUCCESSION_DESCRIBE(Weighed, reviewers, scores, reports, open)

/// What the coordinating editor advises.
struct RecommendPage : ActFormPage {
    static constexpr std::string_view template_name = "decision/recommend";
    Weighed weighed{};
    std::vector<PlainLink> beginnings{}; ///< words for the letter
};
SUCCESSION_DESCRIBE_MORE(RecommendPage, ActFormPage, weighed, beginnings)

/// What the coordinating editor advises, beside the decision.
struct Advised {
    std::string kind;
    std::string by;
    std::string on;
    std::string note;
};
SUCCESSION_DESCRIBE(Advised, kind, by, on, note)

/// A letter as it will leave with the decision.
struct ForeseenLetter {
    std::string what; ///< "Decision: major revision, to Salix alba"
    bool first = false;
    ShownLetter letter;
};
SUCCESSION_DESCRIBE(ForeseenLetter, what, first, letter)

/// The decision: its letter, what goes along, what becomes of open reviews; then each letter as it will be read.
struct DecidePage : ActFormPage {
    static constexpr std::string_view template_name = "decision/decide";
    Weighed weighed{};
    std::optional<Advised> advised{};
    std::vector<PlainLink> beginnings{};
    bool previewed = false;
    std::string form_id{};
    std::string decision{};
    std::string leaves{};
    std::vector<ForeseenLetter> letters{};
};
SUCCESSION_DESCRIBE_MORE(DecidePage, ActFormPage, weighed, advised, beginnings, previewed, form_id, decision, leaves,
                         letters)

using DecisionPages = boost::mp11::mp_list<RecommendPage, DecidePage>;

} // namespace succession
