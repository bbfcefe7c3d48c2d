#pragma once

#include "workflow/step.hpp"

#include <string>

namespace succession {

/// Reviews of the present round by what they are good for.
struct Counts {
    int accepted = 0; ///< at work: accepted or returned
    int filed = 0;    ///< reports that count
    int open = 0;     ///< invited, at work, or their interest being considered
};

Counts counts(Facts const& facts);
/// Reports that count, of this round and of those before it: a later round may be decided on the earlier reports.
int reports_ever(Facts const& facts);
/// The reports this manuscript needs before a decision on reports.
int reports_required(Journal const& journal, Facts const& facts);
/// Where a manuscript with an editor stands by its counts: needs_ce, inviting, in_review or reports_in.
std::string state_by_counts(Facts const& facts);
/// Whether a review waits for its person or for the editor's word on them.
bool is_open(Review const& review);
/// The manuscript's state as all but the editors know it: a decision that is held does not exist for them.
std::string const& state_outside(Manuscript const& manuscript);
/// The moment the clocks show: under a hold they stand at its beginning.
Moment time_on_clocks(Facts const& facts, Moment now);
/// Whether a clock has run out, with days of grace; never under a hold.
bool ran_out(Facts const& facts, std::optional<Moment> due, int grace_days, Moment now);

} // namespace succession
