#pragma once

#include "base/clock.hpp"

#include <string>
#include <string_view>

namespace succession {

/// The text as one line: line ends of any alphabet, control characters and runs of blanks are one space.
std::string one_line(std::string_view text);
/// "2026/10/21"
std::string slashed_date(Moment);

} // namespace succession
