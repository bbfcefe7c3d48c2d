#include "storage/database.hpp"

#include "base/problem.hpp"
#include "storage/connection.hpp"

#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

namespace succession {

namespace {

/// Connections of one kind, lent one at a time.
class Shelf {
public:
    Shelf(std::string url, bool writes, int size, int patience_ms)
        : url_(std::move(url)), writes_(writes), free_(size), patience_(patience_ms)
    {
    }

    std::unique_ptr<Connection> lend()
    {
        std::unique_ptr<Connection> connection;
        {
            std::unique_lock lock(mutex_);
            if (!returned_.wait_for(lock, patience_, [&] { return free_ > 0; }))
                throw Problem(Problem::Kind::unavailable,
                              "The journal is very busy. Nothing was changed; please try again in a minute.");
            --free_;
            if (!idle_.empty()) {
                connection = std::move(idle_.back());
                idle_.pop_back();
            }
        }
        try {
            if (connection && connection->alive()) return connection;
            return std::make_unique<Connection>(url_, writes_);
        }
        catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    void give_back(std::unique_ptr<Connection> connection)
    {
        std::lock_guard const lock(mutex_);
        ++free_;
        if (connection && connection->broken()) idle_.clear(); // where one line is cut, the others probably are
        else if (connection) idle_.push_back(std::move(connection));
        returned_.notify_one();
    }

private:
    std::string url_;
    bool writes_;
    std::mutex mutex_;
    std::condition_variable returned_;
    int free_;
    std::chrono::milliseconds patience_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// One transaction on a lent connection: rolled back unless committed, and the connection given back.
class Lease {
public:
    explicit Lease(Shelf& shelf) : shelf_(shelf), connection_(shelf.lend())
    {
        try {
            connection_->begin();
        }
        catch (...) {
            shelf_.give_back(std::move(connection_));
            throw;
        }
    }
    Lease(Lease const&) = delete;
    ~Lease()
    {
        if (!committed_) connection_->rollback();
        shelf_.give_back(std::move(connection_));
    }

    Connection& connection() { return *connection_; }

    void commit()
    {
        connection_->commit();
        committed_ = true;
    }

private:
    Shelf& shelf_;
    std::unique_ptr<Connection> connection_;
    bool committed_ = false;
};

void once(Shelf& shelf, std::function<void(Transaction&)> const& work)
{
    Lease lease(shelf);
    Transaction tx(lease.connection());
    work(tx);
    lease.commit();
}

void pause(int attempt)
{
    thread_local std::mt19937 random{std::random_device{}()};
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % (8u << attempt)));
}

bool worth_another_try(StorageError const& error)
{
    return error.kind == StorageError::Kind::try_again || error.kind == StorageError::Kind::lost;
}

void again(Shelf& shelf, std::function<void(Transaction&)> const& work)
{
    static constexpr int tries = 5;
    for (int attempt = 1;; ++attempt) {
        try {
            return once(shelf, work);
        }
        catch (StorageError const& error) {
            if (!worth_another_try(error)) throw;
            if (attempt == tries)
                throw Problem(
                    Problem::Kind::unavailable,
                    "The journal cannot reach its records just now. Your text is kept; please try again in a minute.");
        }
        pause(attempt);
    }
}

} // namespace

struct Database::Pool {
    explicit Pool(DatabaseSettings const& settings)
        : sqlite(settings.url.starts_with("sqlite:")),
          writers(settings.url, true, sqlite ? 1 : settings.writers, settings.patience_ms),
          readers(settings.url, false, settings.readers, settings.patience_ms)
    {
    }

    bool sqlite;
    Shelf writers;
    Shelf readers;
};

namespace {

/// What this thread does together, in which database; nothing while each act is a transaction of its own.
struct Together {
    void const* pool = nullptr;
    Transaction* transaction = nullptr;
};
thread_local Together now_together;

struct Apart {
    ~Apart() { now_together = {}; }
};

Transaction* shared(void const* pool) { return now_together.pool == pool ? now_together.transaction : nullptr; }

} // namespace

Database::Database(DatabaseSettings settings) : pool_(std::make_unique<Pool>(settings)) {}
Database::~Database() = default;

void Database::read(std::function<void(Transaction&)> const& work)
{
    if (auto* tx = shared(pool_.get())) return work(*tx);
    again(pool_->readers, work);
}

void Database::write(std::function<void(Transaction&)> const& work)
{
    if (auto* tx = shared(pool_.get())) return work(*tx);
    again(pool_->writers, work);
}

void Database::together(std::function<void()> const& work)
{
    again(pool_->writers, [&](Transaction& tx) {
        Apart const afterwards;
        now_together = {pool_.get(), &tx};
        work();
    });
}

} // namespace succession
