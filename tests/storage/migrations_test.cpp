#include "databases.hpp"

#include "base/problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <future>

using namespace succession;

namespace {

/// A database without any table, and a copy of the journal's schema to be altered.
struct Bare {
    Folder folder;
    std::filesystem::path schema = folder.path / "schema";
    std::string url;

    Bare()
    {
        std::filesystem::copy(SOURCE_DIR "/schema", schema);
        SUBCASE("on SQLite") { url = "sqlite:" + (folder.path / "journal.db").string(); }
        if (!mariadb_server().empty()) {
            SUBCASE("on MariaDB")
            {
                auto const name = "succession_bare_" + std::to_string(::getpid());
                Connection server(at_database(mariadb_server(), "mysql"), true);
                server.run("SET FOREIGN_KEY_CHECKS = 0", {});
                server.run("CREATE OR REPLACE DATABASE " + name, {});
                url = at_database(mariadb_server(), name);
            }
        }
    }

    std::vector<std::string> migrate() const { return succession::migrate(url, schema); }
    std::string mistake() const
    {
        try {
            migrate();
        }
        catch (Mistake const& mistake) {
            return mistake.what();
        }
        return "no mistake";
    }
    void write(std::string const& name, std::string const& text) const { std::ofstream(schema / name) << text; }
    /// Takes the files after one of them out of the schema.
    void cut_after(std::string const& last) const
    {
        for (auto const& entry : std::filesystem::directory_iterator(SOURCE_DIR "/schema"))
            if (entry.path().filename().string() > last) std::filesystem::remove(schema / entry.path().filename());
    }
    std::int64_t count(std::string const& table) const
    {
        std::int64_t rows = -1;
        Connection(url, false).query("SELECT count(*) FROM " + table, {Column::integer}, {}, [&](Cell* cell) {
            rows = cell->integer;
        });
        return rows;
    }
};

} // namespace

TEST_CASE("an empty database gets every file once, in order, and then it is up to date")
{
    Bare const bare;
    auto const applied = bare.migrate();
    CHECK(applied.size() >= 6);
    CHECK(applied.front() == "0001_people");
    CHECK(std::ranges::is_sorted(applied));
    CHECK(bare.count("manuscript") == 0);
    CHECK(bare.migrate().empty());
}

TEST_CASE("an older database gets what has come since, and keeps what it holds")
{
    Bare const bare;
    bare.cut_after("0003_reviews.sql");
    CHECK(bare.migrate().back() == "0003_reviews");
    Connection(bare.url, true).run("INSERT INTO attempt (attempt_key, failures, until) VALUES ('kept', 1, 2)", {});
    using Copy = std::filesystem::copy_options;
    std::filesystem::copy(SOURCE_DIR "/schema", bare.schema, Copy::recursive | Copy::skip_existing);
    auto const applied = bare.migrate();
    REQUIRE_FALSE(applied.empty());
    CHECK(applied.front() == "0004_publication");
    CHECK(bare.count("attempt") == 1);
    CHECK(bare.count("event") == 0);
}

TEST_CASE("a file that fails is named, those before it hold, and once it is mended all goes on")
{
    Bare const bare;
    bare.cut_after("0001_people.sql");
    bare.write("9998_good.sql", "CREATE TABLE good (id ${key} PRIMARY KEY) ${table};");
    bare.write("9999_bad.sql",
               "CREATE TABLE IF NOT EXISTS begun (id ${key} PRIMARY KEY) ${table};\nCREATE TABEL bad (id ${key});");
    auto const said = bare.mistake();
    CHECK(said.starts_with("9999_bad.sql: "));
    CHECK(said.find("The files before it are applied") != std::string::npos);
    CHECK(bare.count("good") == 0);
    CHECK(bare.count("person") == 0);
    CHECK(bare.mistake() == said);
    bare.write(
        "9999_bad.sql",
        "CREATE TABLE IF NOT EXISTS begun (id ${key} PRIMARY KEY) ${table};\nCREATE TABLE bad (id ${key}) ${table};");
    CHECK(bare.migrate() == std::vector<std::string>{"9999_bad"});
    CHECK(bare.count("bad") == 0);
}

TEST_CASE("a file that cannot be read is not taken for applied")
{
    Bare const bare;
    std::filesystem::create_symlink("nowhere.sql", bare.schema / "9999_lost.sql");
    CHECK(bare.mistake().find("9999_lost.sql: it cannot be read") != std::string::npos);
    CHECK(bare.mistake().find("9999_lost.sql: it cannot be read") != std::string::npos);
}

TEST_CASE("of several that start at once, each file is applied by one")
{
    Bare const bare;
    bare.cut_after("0002_manuscripts.sql");
    std::vector<std::future<std::vector<std::string>>> starts;
    for (int i = 0; i < 12; ++i) starts.push_back(std::async(std::launch::async, [&] { return bare.migrate(); }));
    std::vector<std::string> applied;
    for (auto& start : starts) std::ranges::copy(start.get(), std::back_inserter(applied));
    std::ranges::sort(applied);
    CHECK(applied == std::vector<std::string>{"0001_people", "0002_manuscripts"});
    CHECK(bare.migrate().empty());
}

TEST_CASE("a statement's comment may hold anything")
{
    Bare const bare;
    bare.cut_after("0001_people.sql");
    bare.write("9999_note.sql", "-- first; second: :third\nCREATE TABLE noted (id ${key} PRIMARY KEY) ${table};\n");
    CHECK(bare.migrate().back() == "9999_note");
    CHECK(bare.count("noted") == 0);
}
