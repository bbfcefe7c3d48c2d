#include "databases.hpp"

#include "base/problem.hpp"
#include "storage/counters.hpp"

#include <doctest/doctest.h>

#include <barrier>
#include <thread>

using namespace succession;

namespace {

std::int64_t value_of(Database& database, char const* counter)
{
    return database.reading([&](Transaction& tx) { return counters::last(tx, counter); });
}

/// A MariaDB of two writers, whose connections can be cut.
struct Maria {
    TestDatabase where = fresh_mariadb();
    Database database{{.url = where.url, .readers = 8, .writers = 2}};

    static std::int64_t connection_of(Transaction& tx)
    {
        return first<std::int64_t>(tx, "SELECT CONNECTION_ID()").value();
    }
    void kill(std::int64_t connection) { Connection(where.url, true).run("KILL " + std::to_string(connection), {}); }
};

bool has_mariadb() { return std::getenv("SUCCESSION_TEST_MARIADB") != nullptr; }

} // namespace

TEST_CASE("reading cannot write, and the database itself sees to it")
{
    auto const where = each_database();
    Database database({.url = where.url});
    CHECK_THROWS_AS(database.read([](Transaction& tx) { counters::next(tx, "a"); }), StorageError);
    CHECK(value_of(database, "a") == 0);
}

TEST_CASE("work that throws leaves nothing, and is not done again")
{
    auto const where = each_database();
    Database database({.url = where.url});
    int times = 0;
    CHECK_THROWS_WITH(database.write([&](Transaction& tx) {
        counters::next(tx, "a");
        ++times;
        throw std::runtime_error("no");
    }),
                      "no");
    CHECK(times == 1);
    CHECK(value_of(database, "a") == 0);
    database.write([](Transaction& tx) { counters::next(tx, "a"); });
    CHECK(value_of(database, "a") == 1);
}

TEST_CASE("a value that breaks a rule of the table is told from one that is there already")
{
    auto const where = each_database();
    Database database({.url = where.url});
    auto kind_of = [&](char const* sql) {
        try {
            database.write([&](Transaction& tx) { run(tx, sql); });
        }
        catch (StorageError const& error) {
            return error.kind;
        }
        throw std::runtime_error("the database took it");
    };
    using Kind = StorageError::Kind;
    database.write([](Transaction& tx) { counters::next(tx, "a"); });
    CHECK(kind_of("INSERT INTO counter (name, value) VALUES ('a', 1)") == Kind::duplicate);
    CHECK(kind_of("INSERT INTO counter (name, value) VALUES ('b', NULL)") == Kind::other);
    CHECK(kind_of(
              "INSERT INTO session (token_hash, person_id, csrf, started_at, expires_at) VALUES ('t', 7, 'c', 0, 0)") ==
          Kind::reference);
}

TEST_CASE("a series begun by many at once gives each number once")
{
    auto const where = each_database();
    Database database({.url = where.url, .writers = 4});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 5; ++n) database.write([](Transaction& tx) { counters::next(tx, "REC-26"); });
        });
    for (auto& thread : threads) thread.join();
    CHECK(value_of(database, "REC-26") == 20);
}

TEST_CASE("two processes write to one file in turn")
{
    auto const where = fresh_sqlite();
    Database one({.url = where.url}), other({.url = where.url});
    auto write = [](Database& database) {
        for (int n = 0; n < 20; ++n) database.write([](Transaction& tx) { counters::next(tx, "a"); });
    };
    std::thread thread([&] { write(other); });
    write(one);
    thread.join();
    CHECK(value_of(one, "a") == 40);
}

TEST_CASE("who waits too long for a connection is told that the journal is busy")
{
    auto const where = each_database();
    Database database({.url = where.url, .readers = 1, .patience_ms = 20});
    database.read([&](Transaction&) {
        std::thread([&] { CHECK_THROWS_AS(database.read([](Transaction&) {}), Problem); }).join();
    });
    database.read([](Transaction&) {});
}

TEST_CASE("two acts that wait for each other are both done, one of them again from its beginning" *
          doctest::skip(!has_mariadb()))
{
    Maria maria;
    maria.database.write([](Transaction& tx) { counters::next(tx, "a"), counters::next(tx, "b"); });
    std::barrier both_hold_one(2);
    std::atomic<int> runs = 0;
    auto act = [&](char const* first, char const* then) {
        int tries = 0;
        maria.database.write([&](Transaction& tx) {
            ++runs;
            counters::next(tx, first);
            if (++tries == 1) both_hold_one.arrive_and_wait();
            counters::next(tx, then);
        });
    };
    std::thread other([&] { act("b", "a"); });
    act("a", "b");
    other.join();
    CHECK(runs == 3);
    CHECK(value_of(maria.database, "a") == 3);
    CHECK(value_of(maria.database, "b") == 3);
}

TEST_CASE("an act whose connection is cut is done again from its beginning, once" * doctest::skip(!has_mariadb()))
{
    Maria maria;
    int tries = 0;
    maria.database.write([&](Transaction& tx) {
        counters::next(tx, "a");
        if (++tries == 1) maria.kill(Maria::connection_of(tx));
        counters::next(tx, "a");
    });
    CHECK(tries == 2);
    CHECK(value_of(maria.database, "a") == 2);
}

TEST_CASE("a server that cuts every connection is passed over in one breath" * doctest::skip(!has_mariadb()))
{
    Maria maria;
    std::vector<std::int64_t> connections(8);
    std::barrier all_open(8);
    std::vector<std::thread> readers;
    for (auto& connection : connections)
        readers.emplace_back([&] {
            maria.database.read([&](Transaction& tx) {
                connection = Maria::connection_of(tx);
                all_open.arrive_and_wait();
            });
        });
    for (auto& reader : readers) reader.join();
    for (auto const connection : connections) maria.kill(connection);
    int tries = 0;
    maria.database.read([&](Transaction& tx) {
        ++tries;
        Maria::connection_of(tx);
    });
    CHECK(tries <= 2);
}

TEST_CASE("after five tries the journal says that it cannot reach its records" * doctest::skip(!has_mariadb()))
{
    Maria maria;
    int tries = 0;
    auto const act = [&](Transaction& tx) {
        ++tries;
        maria.kill(Maria::connection_of(tx));
        counters::next(tx, "a");
    };
    try {
        maria.database.write(act);
        FAIL("it was written");
    }
    catch (Problem const& problem) {
        CHECK(problem.kind == Problem::Kind::unavailable);
    }
    CHECK(tries == 5);
    CHECK(value_of(maria.database, "a") == 0);
}

TEST_CASE("where no server is there, the journal says that it cannot reach its records")
{
    Database database({.url = "mariadb:host=127.0.0.1 port=1 db=none user=nobody"});
    CHECK_THROWS_AS(database.read([](Transaction&) {}), Problem);
}
