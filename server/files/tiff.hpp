#pragma once

#include <filesystem>

namespace succession {

/// How many pictures stand one after another in a TIFF, smaller versions of the same not counted; at least 1.
int pictures_in_tiff(std::filesystem::path const&);

} // namespace succession
