#pragma once

#include "view/templates.hpp"

namespace succession {

/// Holds every page's template against its struct. Throws Mistake naming files, lines and tags.
void check_pages(Templates const&);

} // namespace succession
