#pragma once

#include "base/describe.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A place in the masthead.
struct MenuItem {
    std::string label;
    std::string href;
    bool current = false;
};
SUCCESSION_DESCRIBE(MenuItem, label, href, current)

/// What every page has around it. Filled by the site, never by a page; no page may name a field like one of these.
struct Frame {
    std::string title{};
    std::string lang = "en";
    std::string description{};
    std::string journal_name{};
    std::string asset_css{};
    std::string asset_js{};
    std::string asset_icon{};
    bool noindex = false;
    bool demo = false;
    std::vector<MenuItem> nav{};
    bool signed_in = false;
    std::string person_name{};
    std::string csrf{};
    std::string once{};        ///< the key that makes a doubled post the same act
    std::string writer{};      ///< whose words a form holds: nobody who signs in later sends them
    std::string person_mark{}; ///< the mark of whoever is signed in, behind a link too
    bool has_flash = false;
    std::string flash{};
};
SUCCESSION_DESCRIBE(Frame, title, lang, description, journal_name, asset_css, asset_js, asset_icon, noindex, demo, nav,
                    signed_in, person_name, csrf, once, writer, person_mark, has_flash, flash)

/// The frame's fields that are seen from inside sections too; everything else is seen where it belongs, and only there.
inline constexpr std::array<std::string_view, 3> seen_everywhere{"csrf", "once", "writer"};

} // namespace succession
