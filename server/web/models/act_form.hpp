#pragma once

#include "web/fields.hpp"
#include "web/saving.hpp"

namespace succession {

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

/// The page of an act that has one of its own: what stands around the form, and the form.
struct ActFormPage {
    ActFrame frame{};
    std::string action{};
    std::int64_t version = 0;
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
};
SUCCESSION_DESCRIBE(ActFormPage, frame, action, version, problems, fields)

} // namespace succession
