#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace succession {

/// How much another program may take before it is killed.
struct ChildBounds {
    std::chrono::milliseconds time;
    std::size_t memory; ///< bytes of address space
    std::size_t output; ///< bytes
};

/// Runs a program without a shell, with nothing of our environment, input or open files, and returns what it printed;
/// nothing if it is not installed, fails or goes beyond its bounds. It and all it started are dead afterwards.
std::optional<std::string> output_of(std::vector<std::string> const& command, ChildBounds);

} // namespace succession
