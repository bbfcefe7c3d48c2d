#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// A range "101-110" as printed, or an article number "e70001", in the order and the extent that readers count by.
struct Pages {
    std::string prefix; ///< letters before the figures: "e", "S" or ""
    std::int64_t first = 0;
    std::int64_t last = 0;

    friend auto operator<=>(Pages const&, Pages const&) = default;
};

/// Nothing for what is neither, or runs backwards.
std::optional<Pages> parse_pages(std::string_view text);
/// Whether both would print on one page; what is no pages overlaps nothing.
bool overlap(std::string_view one, std::string_view other);

} // namespace succession
