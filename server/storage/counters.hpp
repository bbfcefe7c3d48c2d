#pragma once

#include "storage/transaction.hpp"

#include <string>

namespace succession::counters {

/// The next number of a series, beginning with 1; each is given out once.
std::int64_t next(Transaction&, std::string const& name);
/// The number given out last; 0 where none was.
std::int64_t last(Transaction&, std::string const& name);
/// Lets a series go on after this value.
void set(Transaction&, std::string const& name, std::int64_t value);

} // namespace succession::counters
