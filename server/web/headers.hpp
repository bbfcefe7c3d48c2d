#pragma once

#include "web/context.hpp"

namespace succession {

/// Puts the last hand to an answer: its cookies, what browsers and caches may do with it, the route's name for the log.
/// `told_once`: the page says something that is said once.
void finish(Response&, Context const&, Headers const& cookies, bool told_once);

} // namespace succession
