#pragma once

#include "web/act_draft.hpp"
#include "web/act_letters.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// A file as those who check it see it: what its properties say.
struct CheckedFile {
    std::string href;
    std::string label;
    std::string facts;
    std::vector<std::string> findings;
    bool is_clean = false;
};
SUCCESSION_DESCRIBE(CheckedFile, href, label, facts, findings, is_clean)

/// One act: what happens then, its fields, the letters it sends.
struct ActPage {
    static constexpr std::string_view template_name = "acts/act";
    std::string facts{};   ///< "REC-26-0001 · Research article · round 1"
    std::string heading{}; ///< the act
    std::string manuscript{};
    std::string manuscript_href{};
    std::string about{}; ///< of whose review
    std::string help{};
    std::string concern{}; ///< what speaks against it
    std::string action{};
    std::string button{};
    std::int64_t version = 0;
    bool closed = false; ///< cannot be taken now
    std::string reason{};
    bool stale = false;
    std::vector<std::string> changes{};
    std::optional<ShownDraft> draft{};
    std::vector<FormProblem> problems{};
    std::vector<FormField> fields{};
    bool checks = false; ///< a checklist, with what there is to check
    std::string words{};
    std::vector<CheckedFile> checked{};
    bool may_preview = false;
    std::string preview_label{};
    std::vector<EditedLetter> letter{};
    std::vector<ShownLetter> letters{};
};
SUCCESSION_DESCRIBE(ActPage, facts, heading, manuscript, manuscript_href, about, help, concern, action, button, version,
                    closed, reason, stale, changes, draft, problems, fields, checks, words, checked, may_preview,
                    preview_label, letter, letters)

using ActPages = boost::mp11::mp_list<ActPage>;

} // namespace succession
