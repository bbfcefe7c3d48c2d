#pragma once

#include "storage/database.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace succession {

/// Brings the database to the newest of the numbered files in `folder`, under a lock, each file once, in order.
/// Returns the names applied now. A file that fails leaves those before it applied and is named in the Mistake.
std::vector<std::string> migrate(std::string const& url, std::filesystem::path const& folder);

} // namespace succession
