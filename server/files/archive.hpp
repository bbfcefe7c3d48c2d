#pragma once

#include "base/clock.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace succession {

/// What goes into an archive under a name: a file, or a text where there is none.
struct ArchiveEntry {
    std::string name; ///< "final/01-Figure 1.tif"; unpacking it never leaves the folder
    std::filesystem::path file{};
    std::string text{};
    bool is_packed = true; ///< of a file: already, as PDFs and pictures are
};

/// A name as archives may hold it anywhere: letters, figures and "-._ ", no folders, not hidden; "file" if nothing is
/// left.
std::string archive_name(std::string_view name);

/// Writes a ZIP. Everything in it has the same time, so that the same files make the same archive.
void write_archive(std::filesystem::path const& path, std::vector<ArchiveEntry> const& entries, Moment at);

} // namespace succession
