#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"

#include <optional>
#include <vector>

namespace succession {

class Transaction;

namespace people {

/// Gives what is `from`'s to `into`: authorships, invitations and reviews, interests, open links, addresses. `from` is
/// only named and is left without a part; events and letters stay as they were written. The manuscripts it was about
/// come back; nothing, and nothing has changed, where somebody would be author and editor or reviewer of one of them,
/// or review it twice.
std::optional<std::vector<ManuscriptId>> merge(Transaction&, PersonId from, PersonId into, Moment now);

} // namespace people

} // namespace succession
