#pragma once

#include "web/models/plain.hpp"
#include "web/saving.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// What a reviewer sees of a manuscript before its files.
struct ReviewedManuscript {
    std::string facts{}; ///< "REC-26-0001 · Research Article · round 1"
    std::string name{};  ///< its title
    std::string authors{};
    std::string editor{};
    std::string abstract{};
    std::vector<std::string> keywords{};
};
SUCCESSION_DESCRIBE(ReviewedManuscript, facts, name, authors, editor, abstract, keywords)

/// Fields that belong together; some are for the editors alone.
struct ReviewPart {
    bool alone = false;
    std::vector<FormField> fields{};
};
SUCCESSION_DESCRIBE(ReviewPart, alone, fields)

/// Would you review this? Also where the invitation has lapsed and may still be taken up.
struct InvitationPage {
    static constexpr std::string_view template_name = "review/invitation";
    std::string address{};
    std::int64_t version = 0;
    std::string heading{};
    std::string lead{};
    ReviewedManuscript manuscript{};
    bool closed = false; ///< no answer is wanted at the moment
    std::string reason{};
    bool may_decline = false;
    std::string review_due{}; ///< "13 December 2026"
    ReviewPart accept{};
    ReviewPart interest{};
    ReviewPart decline{};
    bool asking = false; ///< nothing chosen yet: two buttons, which lead to
    bool accepting = false;
    bool declaring = false; ///< within accepting: the interest is what is being written
    bool declining = false;
    std::vector<FormProblem> problems{};
};
SUCCESSION_DESCRIBE(InvitationPage, address, version, heading, lead, manuscript, closed, reason, may_decline,
                    review_due, accept, interest, decline, asking, accepting, declaring, declining, problems)

/// One answer of a report.
struct ReportAnswer {
    std::string label;
    std::string text;
    bool is_long = false;
};
SUCCESSION_DESCRIBE(ReportAnswer, label, text, is_long)

/// One filing of a report; a returned one stays beside the next.
struct Filing {
    std::string label; ///< "Filed on 13 November 2026"
    std::vector<ReportAnswer> answers{};
    std::vector<ReportAnswer> to_editors{};
};
SUCCESSION_DESCRIBE(Filing, label, answers, to_editors)

/// The review being written, beside the manuscript.
struct ReviewFormPage {
    static constexpr std::string_view template_name = "review/form";
    std::string address{};
    std::string action{};
    std::int64_t version = 0; ///< of the draft
    ShownDraft draft{};
    ReviewedManuscript manuscript{};
    std::string due{};
    std::string due_tone{};
    std::string asked{}; ///< what the editor wants of a report that came back
    bool late = false;
    bool stale = false; ///< what came back was made for a text that is no more
    std::vector<FormProblem> problems{};
    std::vector<ReviewPart> parts{};
    bool has_reading = false;
    std::string reading_href{};
    std::vector<PlainLink> files{};
    std::vector<Said> written{};
    std::string earlier{}; ///< the same person's comments on the round before
    bool may_give_up = false;
    ReviewPart give_up{};
};
SUCCESSION_DESCRIBE(ReviewFormPage, address, action, version, draft, manuscript, due, due_tone, asked, late, stale,
                    problems, parts, has_reading, reading_href, files, written, earlier, may_give_up, give_up)

/// A report of somebody else, as it was released.
struct ReleasedReport {
    std::string label;
    std::string comments;
};
SUCCESSION_DESCRIBE(ReleasedReport, label, comments)

/// A report once it is filed, for whoever wrote it: with the outcome as soon as there is one.
struct FiledPage {
    static constexpr std::string_view template_name = "review/filed";
    ReviewedManuscript manuscript{};
    std::string heading{};
    std::string lead{};
    std::optional<Filing> report{};
    std::string outcome{};
    std::string outcome_date{};
    std::vector<ReleasedReport> others{};
    std::vector<PlainLink> files{};
};
SUCCESSION_DESCRIBE(FiledPage, manuscript, heading, lead, report, outcome, outcome_date, others, files)

/// A review that gives no sight of a manuscript: one sentence, and what its writer had typed.
struct ClosedReviewPage {
    static constexpr std::string_view template_name = "review/closed";
    std::string heading{};
    std::string sentence{};
    std::vector<ReportAnswer> draft{};
};
SUCCESSION_DESCRIBE(ClosedReviewPage, heading, sentence, draft)

using ReviewPages = boost::mp11::mp_list<InvitationPage, ReviewFormPage, FiledPage, ClosedReviewPage>;

} // namespace succession
