#pragma once

#include "web/context.hpp"

/// What machines ask.
namespace succession::pages {

Response asset(Context&, std::string name);
/// "ok" while the records can be read.
Response health(Context&);
/// Prometheus text, for this machine alone.
Response metrics(Context&);

} // namespace succession::pages
