#pragma once

#include "view/mustache.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What is wrong with a tag, and where in the text.
struct Flaw {
    std::size_t at;
    std::string sentence; ///< "{{titel}}: there is no such name here."

    friend bool operator==(Flaw const&, Flaw const&) = default;
};

/// Holds every tag of a template, its partials already poured in, against the structs it will be rendered with: unknown
/// names, text opened as a section, lists and flags printed, raw tags, sections left open, changed delimiters; on
/// pages also values within a tag but outside quotes.
std::vector<Flaw> flaws_in(std::string_view text, Medium, Shape const& page, Shape const& frame = {});

} // namespace succession
