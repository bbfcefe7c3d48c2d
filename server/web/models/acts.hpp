#pragma once

#include "web/act_letters.hpp"
#include "web/models/act_form.hpp"

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

/// An act without a page of its own: what there is to check before it, and the letters it sends.
struct ActPage : ActFormPage {
    static constexpr std::string_view template_name = "acts/act";
    std::string concern{}; ///< what speaks against it
    bool checks = false;   ///< a checklist, with what there is to check
    std::string words{};
    std::vector<CheckedFile> checked{};
    bool may_preview = false;
    std::string preview_label{};
    std::vector<EditedLetter> letter{};
    std::vector<ShownLetter> letters{};
};
SUCCESSION_DESCRIBE_MORE(ActPage, ActFormPage, concern, checks, words, checked, may_preview, preview_label, letter,
                         letters)

using ActPages = boost::mp11::mp_list<ActPage>;

} // namespace succession
