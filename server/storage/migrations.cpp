#include "storage/migrations.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "storage/connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace succession {

namespace {

using Words = std::vector<std::pair<std::string_view, std::string_view>>;

/// What the two databases call the same thing.
Words const& words(bool sqlite)
{
    static Words const for_sqlite{{"${key}", "INTEGER"}, {"${int}", "INTEGER"},   {"${word}", "TEXT"},
                                  {"${text}", "TEXT"},   {"${longtext}", "TEXT"}, {"${table}", "STRICT"}};
    static Words const for_mariadb{
        {"${key}", "BIGINT"},
        {"${int}", "BIGINT"},
        {"${word}", "VARCHAR(100)"},
        {"${text}", "VARCHAR(500)"},
        {"${longtext}", "LONGTEXT"},
        {"${table}", "ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"}};
    return sqlite ? for_sqlite : for_mariadb;
}

std::string without_comments(std::istream& file)
{
    std::string text, line;
    while (std::getline(file, line))
        if (!line.starts_with("--")) text += line + "\n";
    return text;
}

std::string translated(std::string text, bool sqlite)
{
    for (auto const& [word, meaning] : words(sqlite))
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + meaning.size()))
            text.replace(at, word.size(), meaning);
    return text;
}

/// Name → file: "0006_search" may be "0006_search.sqlite.sql" or "0006_search.mariadb.sql".
std::map<std::string, std::filesystem::path> numbered_files(std::filesystem::path const& folder, bool sqlite)
{
    std::map<std::string, std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".sql")) continue;
        if (name.ends_with(sqlite ? ".mariadb.sql" : ".sqlite.sql")) continue;
        files[name.substr(0, name.find('.'))] = entry.path();
    }
    return files;
}

void lock(Connection& connection)
{
    if (connection.is_sqlite()) return;
    std::int64_t got = 0;
    connection.query("SELECT GET_LOCK('succession_migrate', 60)", {Column::integer}, {},
                     [&](Cell* cell) { got = cell->integer; });
    if (got != 1) throw Mistake("Another start is still bringing the database up to date; try again in a minute.");
}

std::vector<std::string> applied_so_far(Connection& connection)
{
    std::vector<std::string> names;
    connection.query("SELECT name FROM migration", {Column::text}, {},
                     [&](Cell* cell) { names.push_back(cell->text); });
    return names;
}

bool is_applied(Connection& connection, std::string const& name)
{
    return std::ranges::count(applied_so_far(connection), name) > 0;
}

/// Returns whether there was something to do: on SQLite another start may have done it while we waited to begin.
bool apply(Connection& connection, std::string const& name, std::filesystem::path const& path)
{
    std::ifstream file(path);
    if (!file) throw Mistake(fmt::format("{}: it cannot be read.", path.string()));
    auto const text = translated(without_comments(file), connection.is_sqlite());
    try {
        connection.begin();
        if (is_applied(connection, name)) {
            connection.commit();
            return false;
        }
        for (auto const& statement : split(text, ';')) connection.run(statement, {});
        connection.run("INSERT INTO migration (name) VALUES (:1)", bound(name));
        connection.commit();
        return true;
    }
    catch (StorageError const& error) {
        connection.rollback();
        throw Mistake(fmt::format("{}: {}. The files before it are applied; nothing after it was tried.",
                                  path.filename().string(), error.what()));
    }
}

bool has_file(std::string const& url)
{
    std::filesystem::path const path = url.substr(url.find(':') + 1);
    return std::filesystem::exists(path) && std::filesystem::file_size(path) > 0;
}

} // namespace

Contents contents_of(std::string const& url)
{
    bool const sqlite = url.starts_with("sqlite:");
    if (sqlite && !has_file(url)) return Contents::nothing;
    Connection connection(url, false);
    std::vector<std::string> tables;
    connection.query(sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                            : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                     {Column::text}, {}, [&](Cell* cell) { tables.push_back(cell->text); });
    if (std::ranges::count(tables, "migration")) return Contents::journal;
    return tables.empty() ? Contents::nothing : Contents::something_else;
}

std::vector<std::string> migrate(std::string const& url, std::filesystem::path const& folder)
{
    if (contents_of(url) == Contents::something_else)
        throw Mistake("The database is another program's: there are tables in it, and none is the journal's.");
    Connection connection(url, true);
    lock(connection);
    connection.run(
        translated("CREATE TABLE IF NOT EXISTS migration (name ${word} PRIMARY KEY) ${table}", connection.is_sqlite()),
        {});
    auto const known = applied_so_far(connection);
    std::vector<std::string> applied;
    for (auto const& [name, path] : numbered_files(folder, connection.is_sqlite()))
        if (std::ranges::find(known, name) == known.end() && apply(connection, name, path)) applied.push_back(name);
    return applied;
}

} // namespace succession
