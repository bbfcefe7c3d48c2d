#pragma once

#include "base/text.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace succession {

/// The lines of a table in a text file, without comments and empty ones; one that is indented deeper goes on with the
/// one before.
inline std::vector<std::string> whole_lines(std::string const& path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#') || trimmed(line).empty()) continue;
        if (line.starts_with("    ")) lines.back() += " " + std::string(trimmed(line));
        else lines.push_back(line);
    }
    return lines;
}

} // namespace succession
