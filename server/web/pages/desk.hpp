#pragma once

#include "web/context.hpp"

/// What is somebody's: the desk where they begin, and the list of all their manuscripts.
namespace succession::pages {

Response desk(Context&);
Response manuscripts(Context&);

} // namespace succession::pages
