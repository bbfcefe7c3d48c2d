#pragma once

#include "web/fields.hpp"
#include "web/saving.hpp"

namespace succession {

/// The page of an act: what stands around the form, and the form.
struct ActFormPage {
    std::string facts{};   ///< "REC-26-0001 · Research article · round 1"
    std::string heading{}; ///< the act
    std::string manuscript{};
    std::string manuscript_href{};
    std::string about{}; ///< of whose review
    std::string help{};
    bool closed = false; ///< cannot be taken now
    std::string reason{};
    bool stale = false;
    std::vector<std::string> changes{};
    std::optional<ShownDraft> draft{};
    std::string action{};
    std::int64_t version = 0;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
};
SUCCESSION_DESCRIBE(ActFormPage, facts, heading, manuscript, manuscript_href, about, help, closed, reason, stale,
                    changes, draft, action, version, problems, fields)

} // namespace succession
