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
    bool has_to_editors = false;
};
SUCCESSION_DESCRIBE(WeighedReport, reviewer, href, advice, goes_as, goes, comments, masked, original, mask_reason,
                    to_editors, has_to_editors)

/// A review that is still open.
struct OpenReview {
    std::string reviewer;
    std::string state;
    std::string due;
};
SUCCESSION_DESCRIBE(OpenReview, reviewer, state, due)

/// All that a recommendation or decision is weighed by.
struct Weighed {
    bool has_scores = false;
    std::vector<std::string> reviewers{};
    std::vector<ScoreRow> scores{};
    bool has_reports = false;
    std::vector<WeighedReport> reports{};
    bool has_open = false;
    std::vector<OpenReview> open{};
};
SUCCESSION_DESCRIBE(Weighed, has_scores, reviewers, scores, has_reports, reports, has_open, open)

/// Words to begin a letter with.
struct LetterBeginning {
    std::string label;
    std::string href;
};
SUCCESSION_DESCRIBE(LetterBeginning, label, href)

/// What the coordinating editor advises.
struct RecommendPage {
    static constexpr std::string_view template_name = "decision/recommend";
    ActFrame frame{};
    Weighed weighed{};
    std::string action{};
    std::int64_t version = 0;
    bool has_problems = false;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
    bool has_beginnings = false;
    std::vector<LetterBeginning> beginnings{};
};
SUCCESSION_DESCRIBE(RecommendPage, frame, weighed, action, version, has_problems, problems, fields, has_beginnings,
                    beginnings)

struct Advised {
    std::string kind;
    std::string by;
    std::string on;
    std::string note;
    bool has_note = false;
};
SUCCESSION_DESCRIBE(Advised, kind, by, on, note, has_note)

struct ForeseenLetter {
    std::string what; ///< "Decision: major revision, to Salix alba"
    bool first = false;
    ShownLetter letter;
};
SUCCESSION_DESCRIBE(ForeseenLetter, what, first, letter)

/// The decision: its letter, what goes along, what becomes of open reviews; then each letter as it will be read.
struct DecidePage {
    static constexpr std::string_view template_name = "decision/decide";
    ActFrame frame{};
    Weighed weighed{};
    std::optional<Advised> advised{};
    std::string action{};
    std::int64_t version = 0;
    bool has_problems = false;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
    bool has_beginnings = false;
    std::vector<LetterBeginning> beginnings{};
    bool previewed = false;
    std::string form_id{};
    std::string decision{};
    std::string leaves{};
    std::vector<ForeseenLetter> letters{};
};
SUCCESSION_DESCRIBE(DecidePage, frame, weighed, advised, action, version, has_problems, problems, fields,
                    has_beginnings, beginnings, previewed, form_id, decision, leaves, letters)

using DecisionPages = boost::mp11::mp_list<RecommendPage, DecidePage>;

} // namespace succession
