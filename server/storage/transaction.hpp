#pragma once

#include "storage/cell.hpp"

#include <functional>
#include <string_view>

namespace succession {

class Connection;

/// One unit of reading or writing, alive inside `Database::read` or `Database::write`. Not for sharing between threads.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) {}
    Transaction(Transaction const&) = delete;

    /// Runs a statement with `:1`, `:2` … bound in order; returns the number of rows it touched.
    std::int64_t run(std::string const& sql, std::vector<Cell> const& bound);
    /// Runs a query; `take_row` gets one row's cells at a time, and may move texts out.
    void query(std::string const& sql, std::vector<Column> const& columns, std::vector<Cell> const& bound,
               std::function<void(Cell*)> const& take_row);

    /// Asks the database for any answer at all; throws where none comes.
    void ping();
    /// Which database answers, for what SQL cannot say in common.
    bool is_sqlite() const;

private:
    Connection& connection_;
};

/// Binds values of any storable types in order.
template <class... Values>
std::vector<Cell> bound(Values const&... values)
{
    std::vector<Cell> cells;
    (put(cells, values), ...);
    return cells;
}

template <class... Values>
std::int64_t run(Transaction& tx, std::string const& sql, Values const&... values)
{
    return tx.run(sql, bound(values...));
}

/// All rows of a query as values of one type: a described struct, an id, a number, a text.
template <class Record, class... Values>
std::vector<Record> all(Transaction& tx, std::string const& sql, Values const&... values)
{
    static std::vector<Column> const columns = [] {
        std::vector<Column> kinds;
        for_each_column<Record>("", [&](auto, Column kind) { kinds.push_back(kind); });
        return kinds;
    }();
    std::vector<Record> found;
    tx.query(sql, columns, bound(values...), [&](Cell* cell) { take(cell, found.emplace_back()); });
    return found;
}

/// The first row, or nothing.
template <class Record, class... Values>
std::optional<Record> first(Transaction& tx, std::string const& sql, Values const&... values)
{
    auto found = all<Record>(tx, sql, values...);
    if (found.empty()) return {};
    return std::move(found.front());
}

} // namespace succession
