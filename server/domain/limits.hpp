#pragma once

#include <string>
#include <string_view>

namespace succession {

/// How many characters what somebody types may have, wherever workflows/ gives it no limit of its own.
namespace limits {
inline constexpr int name = 100;       ///< given or family name of a person
inline constexpr int line = 500;       ///< what a column for a line of text holds: an address, an affiliation, a title
inline constexpr int text = 20'000;    ///< paragraphs: a reason, an abstract, comments on a manuscript
inline constexpr int letter = 200'000; ///< it may hold all reports

/// The limit of a field of some kind: its own, or, given 0, the usual one.
int of(std::string_view kind, int own);
} // namespace limits

/// What is wrong with a text longer than that, as a sentence; "" where nothing is.
std::string length_fault(std::string_view label, std::string_view text, int most);

} // namespace succession
