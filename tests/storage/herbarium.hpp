#pragma once

#include "cast.hpp"
#include "databases.hpp"
#include "storage/database.hpp"

namespace succession {

inline constexpr Moment noon = 1'760'000'000'000;

/// A database of each kind in turn that knows the cast, and nothing else yet.
struct Herbarium {
    TestDatabase where = each_database();
    Database database{{.url = where.url}};

    Herbarium()
    {
        database.write([](Transaction& tx) { insert_cast(tx, "", noon); });
    }
};

} // namespace succession
