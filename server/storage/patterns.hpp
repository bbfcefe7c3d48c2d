#pragma once

#include "base/text.hpp"

#include <array>
#include <string>
#include <string_view>

/// What people seek, as SQL's patterns: "!" takes the meaning from what follows, so say ESCAPE '!'.
namespace succession::patterns {

/// Finds the text anywhere; "%%" fits everything.
inline std::string anywhere(std::string_view text)
{
    std::string pattern = "%";
    for (char const c : trimmed(text)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

/// Each of the first words, wherever it stands.
template <std::size_t most>
std::array<std::string, most> of_words(std::string_view text)
{
    std::array<std::string, most> found;
    found.fill("%%");
    auto const words = split(text, ' ');
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) found[i] = anywhere(words[i]);
    return found;
}

} // namespace succession::patterns
