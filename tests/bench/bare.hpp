#pragma once

#include <cstddef>
#include <cstdint>

namespace succession {

/// What the machine can do at best: a plain Beast server on one thread that answers every request with the same page of
/// `size` bytes. The benchmark measures beside it. Serves 127.0.0.1 until the process ends.
void serve_constant(std::uint16_t port, std::size_t size);

} // namespace succession
