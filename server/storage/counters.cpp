#include "storage/counters.hpp"

namespace succession::counters {

std::int64_t next(Transaction& tx, std::string const& name)
{
    if (run(tx, "UPDATE counter SET value = value + 1 WHERE name = :1", name) == 0)
        run(tx, "INSERT INTO counter (name, value) VALUES (:1, 1)", name);
    return first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = :1", name).value_or(1);
}

} // namespace succession::counters
