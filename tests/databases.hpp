#pragma once

#include "folder.hpp"
#include "storage/connection.hpp"
#include "storage/migrations.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

#include <unistd.h>

namespace succession {

/// A journal's database of its own for one test, empty but whole.
struct TestDatabase {
    std::unique_ptr<Folder> folder = std::make_unique<Folder>();
    std::string url;
};

/// A copy of one migrated file: making the tables anew would cost each test a tenth of a second.
inline TestDatabase fresh_sqlite()
{
    static Folder const mould;
    static auto const made = [] {
        migrate("sqlite:" + (mould.path / "journal.db").string(), SOURCE_DIR "/schema");
        Connection("sqlite:" + (mould.path / "journal.db").string(), true).run("PRAGMA wal_checkpoint(TRUNCATE)", {});
        return mould.path / "journal.db";
    }();
    TestDatabase database;
    auto const file = database.folder->path / "journal.db";
    std::filesystem::copy_file(made, file);
    database.url = "sqlite:" + file.string();
    return database;
}

/// "host=… db=…" of the server the tests may use; "" where there is none and none is asked for.
inline std::string mariadb_server()
{
    auto const* where = std::getenv("SUCCESSION_TEST_MARIADB");
    if (!where) REQUIRE_MESSAGE(!std::getenv("SUCCESSION_TEST_REQUIRE_MARIADB"), "the tests found no MariaDB");
    return where ? where : "";
}

/// The server's string for another of its databases. SOCI wants each word once, and we say the character set ourselves.
inline std::string at_database(std::string const& server, std::string const& name)
{
    std::istringstream words(server);
    std::string text = "mariadb:";
    for (std::string word; words >> word;)
        if (!word.starts_with("db=") && !word.starts_with("charset=")) text += word + " ";
    return text + "db=" + name;
}

/// The process's own database, its tables emptied.
inline TestDatabase fresh_mariadb()
{
    auto const server = mariadb_server();
    static auto const name = "succession_test_" + std::to_string(::getpid());
    static auto const url = [&] {
        Connection(at_database(server, "mysql"), true).run("CREATE OR REPLACE DATABASE " + name, {});
        migrate(at_database(server, name), SOURCE_DIR "/schema");
        return at_database(server, name);
    }();
    Connection connection(url, true);
    std::vector<std::string> tables;
    connection.query(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = :1 AND table_name <> 'migration'",
        {Column::text}, bound(name), [&](Cell* cell) { tables.push_back(cell->text); });
    connection.run("SET FOREIGN_KEY_CHECKS = 0", {});
    for (auto const& table : tables) connection.run("DELETE FROM \"" + table + "\"", {});
    TestDatabase database;
    database.url = url;
    return database;
}

/// Runs the test case once on each database. Call it first in the test case.
inline TestDatabase each_database()
{
    TestDatabase database;
    SUBCASE("on SQLite") { database = fresh_sqlite(); }
    if (!mariadb_server().empty()) {
        SUBCASE("on MariaDB") { database = fresh_mariadb(); }
    }
    return database;
}

} // namespace succession
