#pragma once

#include "storage/transaction.hpp"

#include <string>
#include <vector>

namespace succession {

/// A sentence that should hold of the records, and the rows for which it does not.
struct Breach {
    std::string sentence;
    std::vector<std::int64_t> rows;
};

/// Every breach found: queries that should return no row, and the chains of events. Empty when all is well.
std::vector<Breach> breaches(Transaction&);

} // namespace succession
