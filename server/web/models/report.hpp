#pragma once

#include "web/models/act_form.hpp"
#include "web/models/review.hpp"
#include "web/models/reviewers.hpp"

namespace succession {

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
    std::vector<Said> history{}; ///< dates, and what was said with them
    std::optional<Filing> report{};
    bool masked = false;
    std::string masked_text{};
    std::string mask_reason{};
    std::vector<Filing> earlier{};
    std::vector<OfferedAct> acts{};
};
SUCCESSION_DESCRIBE(ReportPage, facts, manuscript, manuscript_href, reviewer, email, state, tone, history, report,
                    masked, masked_text, mask_reason, earlier, acts)

/// The office enters a report that came by mail.
struct ReportEntryPage : ActFormPage {
    static constexpr std::string_view template_name = "review/entry";
    std::vector<ReviewPart> parts{};
};
SUCCESSION_DESCRIBE_MORE(ReportEntryPage, ActFormPage, parts)

/// Leaving out passages: the original stays beside what the authors will read.
struct MaskPage : ActFormPage {
    static constexpr std::string_view template_name = "review/mask";
    std::string original{};
};
SUCCESSION_DESCRIBE_MORE(MaskPage, ActFormPage, original)

/// An invitation before it leaves: who gets it, what speaks against it, the letter.
struct InvitePage : ActFormPage {
    static constexpr std::string_view template_name = "review/invite";
    std::string reviewer{};
    std::string email{};
    std::string affiliation{};
    std::string away{};
    bool known_by_now = false; ///< has reviewed it in the round before
    std::string review_due{};
    std::vector<ShownConcern> concerns{};
};
SUCCESSION_DESCRIBE_MORE(InvitePage, ActFormPage, reviewer, email, affiliation, away, known_by_now, review_due,
                         concerns)

using ReportPages = boost::mp11::mp_list<ReportPage, ReportEntryPage, MaskPage, InvitePage>;

} // namespace succession
