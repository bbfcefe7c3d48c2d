#pragma once

#include "web/act_form.hpp"
#include "web/models/production.hpp"

namespace succession {

/// The files of a class of production as the viewer of this act sees them, and, where it is theirs, the place to add
/// more. Blockers whose field is the class are said there.
PressFiles press_files(Context const&, ActForm const&, std::string const& kind);

} // namespace succession
