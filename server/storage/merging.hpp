#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"

#include <optional>
#include <vector>

namespace succession {

class Transaction;

namespace people {

/// The manuscripts on which two people have parts that one person may not have: author and editor or reviewer, or two
/// reviews.
std::vector<ManuscriptId> clashes_of_merging(Transaction&, PersonId one, PersonId other);

/// Gives what is `from`'s to `into`: authorships, invitations and reviews, interests, open links, addresses. `from` is
/// only named and is left without a part; events and letters stay as they were written. The manuscripts it was about
/// come back; nothing, and nothing has changed, where the two clash on one of them.
std::optional<std::vector<ManuscriptId>> merge(Transaction&, PersonId from, PersonId into, Moment now);

} // namespace people

} // namespace succession
