#pragma once

#include "office/office.hpp"

namespace succession::office {

/// Notes, in the act's transaction, that the office has changed and every manuscript is to be looked at again.
void desks_are_stale(Transaction&);
/// Looks at the next manuscripts after the office has changed, or somebody's dates away have come or passed: what is
/// the system's to do is done, as where an editor has left, and desks are written anew. Returns how many. Goes on where
/// it stopped, also after a restart.
int refresh_desks(Office const&, Moment now, int most);

} // namespace succession::office
