#pragma once

#include "storage/transaction.hpp"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace succession {

/// What the database could not do, without the values of the statement.
class StorageError : public std::runtime_error {
public:
    enum class Kind { duplicate, reference, try_again, lost, other };

    StorageError(Kind kind, std::string const& message) : std::runtime_error(message), kind(kind) {}

    Kind kind;
};

/// Where the records are, and over how many connections they are read and written.
struct DatabaseSettings {
    std::string url;        ///< "sqlite:var/journal.db" or "mariadb:db=succession user=… unix_socket=…"
    int readers = 4;        ///< connections for reading
    int writers = 1;        ///< connections for writing; SQLite always takes 1
    int patience_ms = 5000; ///< how long to wait for a free connection before saying "unavailable"
};

/// The journal's database: a bounded pool of readers and writers apart, so that reading never waits for a write.
/// Safe to share between threads.
class Database {
public:
    explicit Database(DatabaseSettings settings);
    ~Database();

    /// Runs `work` on one snapshot that the database itself keeps from being written.
    void read(std::function<void(Transaction&)> const& work);
    /// Runs `work` as one durable transaction; again, whole, after a deadlock or a lost connection, up to five times.
    void write(std::function<void(Transaction&)> const& work);

    /// Runs `work` as one durable transaction to which everything belongs that this thread reads and writes meanwhile:
    /// for filling a whole journal at once. `work` may be run again, whole, as above.
    void together(std::function<void()> const& work);

    /// Statements run by the current thread so far: for counting the queries of a page.
    static std::int64_t statements();
    /// Statements run by all threads so far.
    static std::int64_t all_statements();

    template <class Work>
    auto reading(Work&& work)
    {
        std::optional<std::invoke_result_t<Work, Transaction&>> result;
        read([&](Transaction& tx) { result.emplace(work(tx)); });
        return *std::move(result);
    }

    template <class Work>
    auto writing(Work&& work)
    {
        std::optional<std::invoke_result_t<Work, Transaction&>> result;
        write([&](Transaction& tx) { result.emplace(work(tx)); });
        return *std::move(result);
    }

private:
    struct Pool;
    std::unique_ptr<Pool> pool_;
};

} // namespace succession
