#pragma once

#include "storage/transaction.hpp"

#include <optional>
#include <string>

namespace succession::counters {

/// The next number of a series, beginning with 1; each is given out once.
std::int64_t next(Transaction&, std::string const& name);
/// Where a series stands; nothing where there is none.
std::optional<std::int64_t> find(Transaction&, std::string const& name);
/// The number given out last; 0 where none was.
std::int64_t last(Transaction&, std::string const& name);
/// Lets a series go on after this value.
void set(Transaction&, std::string const& name, std::int64_t value);
/// The same, unless the series has left `seen` since: then it writes nothing and says false.
bool move(Transaction&, std::string const& name, std::int64_t seen, std::int64_t value);
/// Ends a series, unless it has left `seen` since.
bool end(Transaction&, std::string const& name, std::int64_t seen);

} // namespace succession::counters
