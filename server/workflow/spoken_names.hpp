#pragma once

#include "workflow/journal.hpp"

#include <span>
#include <string_view>

namespace succession {

/// Names of the journal's data that C++ speaks of: what they name may get other labels, but not other names.
struct SpokenNames {
    std::string_view file; ///< of workflows/, where they stand
    std::string_view what; ///< "a state", as what the names follow
    std::span<std::string_view const> names;
    bool (*has)(Journal const&, std::string_view name);
};
std::span<SpokenNames const> spoken_names();

} // namespace succession
