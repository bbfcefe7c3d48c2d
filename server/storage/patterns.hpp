#pragma once

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string>
#include <string_view>

/// What is sought, in SQL's words.
namespace succession::patterns {

/// "('listed', 'declined')": names of our own, for IN.
inline std::string any_of(std::span<std::string_view const> names)
{
    std::string list;
    for (auto const name : names) list += (list.empty() ? "('" : ", '") + std::string(name) + "'";
    return list + ")";
}

/// Whether `text` holds what stands at `place`, whatever the size and the marks of its letters: "zizkova" is Žižková.
/// In the pattern "!" takes the meaning from what follows.
inline std::string like(std::string_view text, std::size_t place, bool sqlite)
{
    return sqlite ? fmt::format("folded({}) LIKE folded(:{}) ESCAPE '!'", text, place)
                  : fmt::format("({}) LIKE :{} COLLATE utf8mb4_unicode_520_ci ESCAPE '!'", text, place);
}

/// Finds the text anywhere; "%%" fits everything.
inline std::string anywhere(std::string_view text)
{
    std::string pattern = "%";
    for (char const c : unmarked(trimmed(text))) {
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
