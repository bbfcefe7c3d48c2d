#pragma once

#include "web/dossier.hpp"
#include "web/models/decision.hpp"

namespace succession {

/// The reports of this round and what is still open, as an editor weighs them. `after` tells the numbers the reviewers
/// will have for the authors, once it is released; null where nothing is decided yet.
Weighed weigh(Dossier const&, Facts const* after, Moment now);

} // namespace succession
