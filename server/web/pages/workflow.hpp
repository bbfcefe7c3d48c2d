#pragma once

#include "web/context.hpp"

/// How the journal works, for its editors: the machines in pictures and in words.
namespace succession::pages {

Response workflow(Context&);

} // namespace succession::pages
