#pragma once

#include "workflow/journal.hpp"
#include "workflow/yaml.hpp"

namespace succession {

/// Reads one machine and binds its guards and effects; refuses names that C++ does not know.
Machine load_machine(std::filesystem::path const& file, Journal const& journal);

} // namespace succession
