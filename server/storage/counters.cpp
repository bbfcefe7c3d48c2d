#include "storage/counters.hpp"

namespace succession::counters {

namespace {

/// Begins a series with a value, or writes `otherwise` where there is one: in one statement, for two may begin it at
/// once.
void write(Transaction& tx, std::string const& name, std::int64_t value, std::string const& otherwise)
{
    auto const or_else =
        tx.is_sqlite() ? "ON CONFLICT (name) DO UPDATE SET value = " : "ON DUPLICATE KEY UPDATE value = ";
    run(tx, "INSERT INTO counter (name, value) VALUES (:1, :2) " + (or_else + otherwise), name, value);
}

} // namespace

std::int64_t next(Transaction& tx, std::string const& name)
{
    write(tx, name, 1, "counter.value + 1");
    return last(tx, name);
}

std::optional<std::int64_t> find(Transaction& tx, std::string const& name)
{
    return first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = :1", name);
}

std::int64_t last(Transaction& tx, std::string const& name) { return find(tx, name).value_or(0); }

void set(Transaction& tx, std::string const& name, std::int64_t value) { write(tx, name, value, ":2"); }

bool move(Transaction& tx, std::string const& name, std::int64_t seen, std::int64_t value)
{
    return run(tx, "UPDATE counter SET value = :1 WHERE name = :2 AND value = :3", value, name, seen) > 0;
}

bool end(Transaction& tx, std::string const& name, std::int64_t seen)
{
    return run(tx, "DELETE FROM counter WHERE name = :1 AND value = :2", name, seen) > 0;
}

} // namespace succession::counters
