#pragma once

#include "workflow/step.hpp"

#include <string>

namespace succession {

/// The facts as far as rules can tell them apart: no keys, no dates, only who, where and what is past. Two facts with
/// the same configuration have the same future.
std::string configuration(Journal const& journal, Facts const& facts, Moment now);

/// The same in words for people: "recommended, round 1, on hold; reviews: filed, filed".
std::string in_words(Journal const& journal, Facts const& facts);

} // namespace succession
