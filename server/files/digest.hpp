#pragma once

#include "base/digest.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace succession {

/// The SHA-256 of a file's content.
std::string sha256_of_file(std::filesystem::path const&);
/// Whether this is 64 lower-case hex digits.
bool is_sha256(std::string_view name);

} // namespace succession
