#pragma once

#include "storage/database.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace succession {

/// What a database is found to be.
enum class Contents { nothing, journal, something_else };

/// Looks into the database and leaves it as it is; a file that is not there holds nothing.
Contents contents_of(std::string const& url);

/// Brings the database to the newest of the numbered files in `folder`, under a lock, each file once, in order.
/// Returns the names applied now. A file that fails leaves those before it applied and is named in the Mistake.
/// The database of another program is left as it is; that is a Mistake too.
std::vector<std::string> migrate(std::string const& url, std::filesystem::path const& folder);

} // namespace succession
