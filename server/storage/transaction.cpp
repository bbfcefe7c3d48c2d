#include "storage/transaction.hpp"

#include "storage/connection.hpp"

namespace succession {

void Transaction::ping()
{
    query("SELECT 1", {Column::integer}, {}, [](Cell*) {});
}

bool Transaction::is_sqlite() const { return connection_.is_sqlite(); }

std::int64_t Transaction::run(std::string const& sql, std::vector<Cell> const& bound)
{
    return connection_.run(sql, bound);
}

void Transaction::query(std::string const& sql, std::vector<Column> const& columns, std::vector<Cell> const& bound,
                        std::function<void(Cell*)> const& take_row)
{
    connection_.query(sql, columns, bound, take_row);
}

} // namespace succession
