#pragma once

#include "office/office.hpp"

namespace succession::office {

/// Notes, in the act's transaction, that the office has changed and every desk is to be looked at again.
void desks_are_stale(Transaction&);
/// Writes the desks of the next manuscripts anew after the office has changed; returns how many. Goes on where it
/// stopped, also after a restart.
int refresh_desks(Office const&, Moment now, int most);

} // namespace succession::office
