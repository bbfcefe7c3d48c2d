#pragma once

#include "storage/transaction.hpp"

#include <string>

namespace succession::counters {

/// The next number of a series, beginning with 1; each is given out once.
std::int64_t next(Transaction&, std::string const& name);

} // namespace succession::counters
