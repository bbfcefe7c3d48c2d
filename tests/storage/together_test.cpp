#include "databases.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace succession;

namespace {

std::int64_t last(Database& database)
{
    return database.reading([](Transaction& tx) { return counters::last(tx, "seed"); });
}

void count(Database& database)
{
    database.write([](Transaction& tx) { counters::next(tx, "seed"); });
}

struct Storm {};

} // namespace

TEST_CASE("what is written together is there at once, and read meanwhile by those who write it alone")
{
    auto const where = each_database();
    Database database({.url = where.url});
    std::int64_t seen_outside = -1;
    database.together([&] {
        count(database);
        count(database);
        CHECK(last(database) == 2);
        std::thread([&] { seen_outside = last(database); }).join();
    });
    CHECK(seen_outside == 0);
    CHECK(last(database) == 2);
}

TEST_CASE("what is broken off leaves no trace, and what follows stands for itself again")
{
    auto const where = each_database();
    Database database({.url = where.url});
    CHECK_THROWS_AS(database.together([&] {
        count(database);
        throw Storm{};
    }),
                    Storm);
    CHECK(last(database) == 0);
    count(database);
    CHECK(last(database) == 1);
}
