#include "domain/limits.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// 20000 → "20,000"
std::string with_commas(int number)
{
    auto digits = std::to_string(number);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

} // namespace

int limits::of(std::string_view kind, int own)
{
    if (own) return own;
    if (kind == "letter") return letter;
    return is_one_of(kind, {"long", "items", "keywords"}) ? text : line;
}

int count_characters(std::string_view text)
{
    return static_cast<int>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

std::string length_fault(std::string_view label, std::string_view text, int most)
{
    if (text.size() <= static_cast<std::size_t>(most)) return {};
    auto const count = count_characters(text);
    if (count <= most) return {};
    return fmt::format("“{}” may have {} characters; it has {}.", label, with_commas(most), with_commas(count));
}

} // namespace succession
