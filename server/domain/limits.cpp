#include "domain/limits.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace succession {

int limits::of(std::string_view kind, int own)
{
    if (own) return own;
    if (kind == "letter") return letter;
    return is_one_of(kind, {"long", "items", "keywords"}) ? text : line;
}

std::string length_fault(std::string_view label, std::string_view text, int most)
{
    if (text.size() <= static_cast<std::size_t>(most)) return {};
    auto const count = count_characters(text);
    if (count <= most) return {};
    return fmt::format("“{}” may have {} characters; it has {}.", label, grouped(most), grouped(count));
}

} // namespace succession
