#pragma once

#include "storage/desks.hpp"

namespace succession::press {

/// What is on its way to publication, as a production editor's desk has it, the oldest clock first.
std::vector<DeskEntry> in_production(Transaction&, PersonId production_editor, desks::After, int most);

} // namespace succession::press
