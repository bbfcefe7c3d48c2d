#pragma once

#include "workflow/journal.hpp"
#include "workflow/yaml.hpp"

namespace succession {

/// Reads the machine of that name and binds its guards and effects; refuses names that C++ does not know.
Machine load_machine(Yaml const& yaml, std::string const& name, Journal const& journal);

} // namespace succession
