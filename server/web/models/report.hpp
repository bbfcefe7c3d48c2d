#pragma once

#include "web/act_draft.hpp"
#include "web/models/review.hpp"
#include "web/models/reviewers.hpp"

namespace succession {

/// One filing of a report; a returned one stays beside the next.
struct Filing {
    std::string label; ///< "Filed on 13 November 2026"
    std::vector<ReportAnswer> answers{};
    std::vector<ReportAnswer> to_editors{};
};
SUCCESSION_DESCRIBE(Filing, label, answers, to_editors)

/// A review as its editors read it.
struct ReportPage {
    static constexpr std::string_view template_name = "review/report";
    std::string facts{};
    std::string manuscript{};
    std::string manuscript_href{};
    std::string reviewer{};
    std::string email{};
    std::string state{};
    std::string tone{};
    std::vector<WrittenField> history{}; ///< dates, and what was said with them
    bool has_report = false;
    std::optional<Filing> report{};
    bool masked = false;
    std::string masked_text{};
    std::string mask_reason{};
    std::vector<Filing> earlier{};
    std::vector<ReviewAct> acts{};
};
SUCCESSION_DESCRIBE(ReportPage, facts, manuscript, manuscript_href, reviewer, email, state, tone, history, has_report,
                    report, masked, masked_text, mask_reason, earlier, acts)

/// What every act with a page of its own shows around its form.
struct ActFrame {
    std::string facts{};
    std::string manuscript{};
    std::string manuscript_href{};
    std::string heading{};
    std::string help{};
    bool closed = false;
    std::string reason{};
    bool stale = false;
    std::vector<std::string> changes{};
    std::optional<ShownDraft> draft{};
};
SUCCESSION_DESCRIBE(ActFrame, facts, manuscript, manuscript_href, heading, help, closed, reason, stale, changes, draft)

/// The office enters a report that came by mail.
struct ReportEntryPage {
    static constexpr std::string_view template_name = "review/entry";
    ActFrame frame{};
    std::string reviewer{};
    std::string action{};
    std::int64_t version = 0;
    std::vector<FormProblem> problems{};
    std::vector<ReviewPart> parts{};
};
SUCCESSION_DESCRIBE(ReportEntryPage, frame, reviewer, action, version, problems, parts)

/// Leaving out passages: the original stays beside what the authors will read.
struct MaskPage {
    static constexpr std::string_view template_name = "review/mask";
    ActFrame frame{};
    std::string reviewer{};
    std::string action{};
    std::int64_t version = 0;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
    std::string original{};
};
SUCCESSION_DESCRIBE(MaskPage, frame, reviewer, action, version, problems, fields, original)

/// An invitation before it leaves: who gets it, what speaks against it, the letter.
struct InvitePage {
    static constexpr std::string_view template_name = "review/invite";
    ActFrame frame{};
    std::string reviewer{};
    std::string email{};
    std::string affiliation{};
    std::string away{};
    bool is_away = false;
    bool known_by_now = false; ///< has reviewed it in the round before
    std::string review_due{};
    std::vector<ShownConcern> concerns{};
    std::string action{};
    std::int64_t version = 0;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
};
SUCCESSION_DESCRIBE(InvitePage, frame, reviewer, email, affiliation, away, is_away, known_by_now, review_due, concerns,
                    action, version, problems, fields)

using ReportPages = boost::mp11::mp_list<ReportPage, ReportEntryPage, MaskPage, InvitePage>;

} // namespace succession
