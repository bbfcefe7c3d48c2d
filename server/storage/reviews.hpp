#pragma once

#include "base/id.hpp"

#include <optional>
#include <string>

namespace succession {

class Transaction;

/// What is asked of a review's own row; with its manuscript's facts it comes with `dossiers`.
namespace reviews {

/// Which manuscript is reviewed, and how far the review is.
std::optional<ManuscriptId> manuscript(Transaction&, ReviewId);
std::optional<std::string> state(Transaction&, ReviewId);
/// Whether this person still writes this review: accepted or returned, or left open for a late report.
bool is_being_written(Transaction&, ReviewId, PersonId reviewer);

} // namespace reviews

} // namespace succession
