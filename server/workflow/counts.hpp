#pragma once

#include "domain/counts.hpp"
#include "workflow/step.hpp"

#include <string>

namespace succession {

/// Reports that count, of this round and of those before it: a later round may be decided on the earlier reports.
int reports_ever(Facts const& facts);
/// The reports this manuscript needs before a decision on reports.
int reports_required(Journal const& journal, Facts const& facts);
/// The fewest reviewers that may be wanted in this round: as many as reports are still required.
int reviewers_needed(Journal const& journal, Facts const& facts);
/// More are wanted for no manuscript.
inline constexpr int most_reviewers = 12;
/// Where a manuscript with an editor stands by its counts: needs_ce, inviting, in_review or reports_in.
std::string state_by_counts(Facts const& facts);
/// The moment the clocks show: under a hold they stand at its beginning.
Moment time_on_clocks(Facts const& facts, Moment now);
/// Whether a clock has run out, with days of grace; never under a hold.
bool ran_out(Facts const& facts, std::optional<Moment> due, int grace_days, Moment now);

} // namespace succession
