#pragma once

#include "storage/cell.hpp"
#include "storage/database.hpp"

#include <soci/soci.h>

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace succession {

/// A statement kept ready, with the places its values go to and come from.
struct Prepared {
    struct Place {
        long long integer = 0;
        std::string text;
        soci::indicator indicator = soci::i_null;
    };

    explicit Prepared(soci::session& session) : statement(session) {}

    soci::statement statement;
    std::vector<std::unique_ptr<Place>> in;
    std::vector<std::unique_ptr<Place>> out;
};

/// One session with its preamble and prepared statements. Owned by one thread at a time.
class Connection {
public:
    Connection(std::string const& url, bool writes);

    /// Around what belongs together; what fails to roll back breaks the connection.
    void begin();
    void commit();
    void rollback() noexcept;
    /// Whether the server still answers, asked only after idling.
    bool alive() noexcept;

    /// As a Transaction does; anything that fails is a StorageError.
    std::int64_t run(std::string const& sql, std::vector<Cell> const& bound);
    void query(std::string const& sql, std::vector<Column> const& columns, std::vector<Cell> const& bound,
               std::function<void(Cell*)> const& take_row);

    bool is_sqlite() const { return sqlite_; }
    /// It is to be thrown away: nobody knows what it would do next.
    bool broken() const { return broken_; }

private:
    Prepared& prepare(std::string const& sql, std::vector<Column> const& columns, std::vector<Cell> const& bound);
    std::unique_ptr<Prepared> prepared(std::string const& sql, std::vector<Column> const& columns,
                                       std::vector<Cell> const& bound);
    void plain(std::string const& sql);
    void log_ahead();
    template <class Work>
    auto translated(Work&& work);

    bool sqlite_;
    bool writes_;
    bool broken_ = false;
    std::chrono::steady_clock::time_point used_;
    std::unique_ptr<soci::session> session_;
    std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared_;
};

} // namespace succession
