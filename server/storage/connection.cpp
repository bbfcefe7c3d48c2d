#include "storage/connection.hpp"

#include "storage/folding.hpp"
#include "storage/relevance.hpp"

#include <fmt/format.h>
#include <soci/mysql/soci-mysql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <atomic>
#include <cstring>
#include <thread>

namespace succession {

namespace {

thread_local std::int64_t statement_count = 0;
std::atomic<std::int64_t> statements_of_all_threads = 0;

constexpr std::size_t most_prepared = 300;

/// MariaDB quotes the value it stumbled over: "Duplicate entry 'salix@…' for key"; logs must not hold it.
std::string without_value(std::string message)
{
    auto const from = message.find('\'');
    auto const to = message.find("' for ", from);
    if (from != std::string::npos && to != std::string::npos) message.replace(from + 1, to - from - 1, "…");
    return message;
}

StorageError translated_error(soci::soci_error const& error)
{
    using Kind = StorageError::Kind;
    auto kind = Kind::other;
    // SOCI 4.0 calls nearly everything "unknown": the databases' own numbers tell.
    if (auto const* sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error)) {
        auto says = [text = sqlite->get_error_message()](char const* words) {
            return text.find(words) != std::string::npos;
        };
        if (sqlite->result() == SQLITE_CONSTRAINT && says("UNIQUE")) kind = Kind::duplicate;
        if (sqlite->result() == SQLITE_CONSTRAINT && says("FOREIGN KEY")) kind = Kind::reference;
        if (sqlite->result() == SQLITE_BUSY || sqlite->result() == SQLITE_LOCKED) kind = Kind::try_again;
    }
    if (auto const* mysql = dynamic_cast<soci::mysql_soci_error const*>(&error)) {
        switch (mysql->err_num_) {
        case 1062: kind = Kind::duplicate; break;
        case 1451:
        case 1452: kind = Kind::reference; break;
        case 1020:
        case 1047:
        case 1205:
        case 1213: kind = Kind::try_again; break;
        case 2002:
        case 2003:
        case 2006:
        case 2013: kind = Kind::lost; break;
        default: break;
        }
    }
    return {kind, without_value(error.get_error_message())}; // never what(): it holds the bound values
}

/// A connection belongs to one thread at a time: SQLite need not lock it, nor count its memory under a lock of all.
void unlock_sqlite()
{
    static bool const done = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                             sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    if (!done) throw StorageError(StorageError::Kind::other, "SQLite was in use before the journal could set it up.");
}

/// A server that falls silent is given up, in seconds; a start may wait for another's migrations for a minute.
std::string with_time_limits(std::string parameters)
{
    for (auto const* limit : {"connect_timeout=10", "read_timeout=120", "write_timeout=30"})
        if (std::string_view const name(limit, std::strchr(limit, '=') + 1); parameters.find(name) == std::string::npos)
            parameters += fmt::format(" {}", limit);
    return parameters + " charset=utf8mb4";
}

std::unique_ptr<soci::session> open(std::string const& url)
{
    auto const colon = url.find(':');
    auto const rest = url.substr(colon + 1);
    if (!url.starts_with("sqlite:")) return std::make_unique<soci::session>(soci::mysql, with_time_limits(rest));
    unlock_sqlite();
    return std::make_unique<soci::session>(soci::sqlite3, "dbname=" + rest + " timeout=10 shared_cache=false");
}

} // namespace

std::int64_t Database::statements() { return statement_count; }
std::int64_t Database::all_statements() { return statements_of_all_threads.load(std::memory_order_relaxed); }

template <class Work>
auto Connection::translated(Work&& work)
{
    try {
        used_ = std::chrono::steady_clock::now();
        return work();
    }
    catch (soci::soci_error const& error) {
        auto const storage_error = translated_error(error);
        if (storage_error.kind == StorageError::Kind::lost) broken_ = true;
        throw storage_error;
    }
}

Connection::Connection(std::string const& url, bool writes) : sqlite_(url.starts_with("sqlite:")), writes_(writes)
{
    translated([&] {
        session_ = open(url);
        if (sqlite_) {
            if (writes_) log_ahead();
            plain("PRAGMA synchronous = FULL");
            plain("PRAGMA foreign_keys = ON");
            teach_relevance(*session_);
            teach_folding(*session_);
            if (!writes_) plain("PRAGMA query_only = ON");
        }
        else {
            plain("SET sql_mode = 'ANSI,TRADITIONAL', time_zone = '+00:00', NAMES utf8mb4 COLLATE utf8mb4_nopad_bin");
            plain("SET SESSION TRANSACTION ISOLATION LEVEL " +
                  std::string(writes_ ? "READ COMMITTED" : "REPEATABLE READ"));
        }
    });
}

void Connection::plain(std::string const& sql) { *session_ << sql; }

void Connection::log_ahead()
{
    // A new file changes its mode once; who comes at that moment is told "locked" and never let wait.
    for (int tries_left = 200;; --tries_left) {
        try {
            return plain("PRAGMA journal_mode = WAL");
        }
        catch (soci::sqlite3_soci_error const& error) {
            if (error.result() != SQLITE_BUSY || tries_left == 0) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        }
    }
}

void Connection::begin()
{
    translated([&] {
        if (sqlite_) plain(writes_ ? "BEGIN IMMEDIATE" : "BEGIN");
        else plain(writes_ ? "START TRANSACTION" : "START TRANSACTION READ ONLY");
    });
}

void Connection::commit()
{
    translated([&] { plain("COMMIT"); });
}

void Connection::rollback() noexcept
{
    try {
        plain("ROLLBACK");
    }
    catch (...) {
        broken_ = true;
    }
}

bool Connection::alive() noexcept
{
    using namespace std::chrono_literals;
    if (broken_) return false;
    if (sqlite_ || std::chrono::steady_clock::now() - used_ < 30s) return true;
    try {
        plain("SELECT 1");
        return true;
    }
    catch (...) {
        return false;
    }
}

Prepared& Connection::prepare(std::string const& sql, std::vector<Column> const& columns,
                              std::vector<Cell> const& bound)
{
    ++statement_count;
    statements_of_all_threads.fetch_add(1, std::memory_order_relaxed);
    // The kinds of the bound values belong to the statement: a null may stand where a text stood.
    auto& kept = prepared_[sql];
    if (!kept || kept->in.size() != bound.size() || kept->out.size() != columns.size()) {
        if (prepared_.size() > most_prepared) {
            prepared_.clear();
            return prepare(sql, columns, bound);
        }
        kept.reset(); // what fails while it is prepared is not kept
        kept = prepared(sql, columns, bound);
    }
    return *kept;
}

std::unique_ptr<Prepared> Connection::prepared(std::string const& sql, std::vector<Column> const& columns,
                                               std::vector<Cell> const& bound)
{
    auto made = std::make_unique<Prepared>(*session_);
    auto& statement = made->statement;
    statement.alloc();
    for (auto const kind : columns) {
        auto& place = *made->out.emplace_back(std::make_unique<Prepared::Place>());
        if (kind == Column::integer) statement.exchange(soci::into(place.integer, place.indicator));
        else statement.exchange(soci::into(place.text, place.indicator));
    }
    for (std::size_t i = 0; i < bound.size(); ++i) {
        auto& place = *made->in.emplace_back(std::make_unique<Prepared::Place>());
        auto const name = std::to_string(i + 1);
        if (bound[i].kind == Cell::Kind::integer) statement.exchange(soci::use(place.integer, place.indicator, name));
        else statement.exchange(soci::use(place.text, place.indicator, name));
    }
    statement.prepare(sql);
    statement.define_and_bind();
    return made;
}

namespace {

void fill(Prepared& prepared, std::vector<Cell> const& bound)
{
    for (std::size_t i = 0; i < bound.size(); ++i) {
        auto& place = *prepared.in[i];
        place.indicator = bound[i].kind == Cell::Kind::null ? soci::i_null : soci::i_ok;
        place.integer = bound[i].integer;
        place.text = bound[i].text;
    }
}

/// The statement's text plus the kinds of what is bound: one text may be bound as number here and as text there.
std::string keyed(std::string const& sql, std::vector<Cell> const& bound)
{
    std::string key = "-- ";
    key.reserve(sql.size() + 4 + bound.size());
    for (auto const& cell : bound) key += cell.kind == Cell::Kind::integer ? 'i' : 't';
    // In front: SQLite keeps what ends the text of an ALTER TABLE as part of the table.
    return key += "\n" + sql;
}

} // namespace

std::int64_t Connection::run(std::string const& sql, std::vector<Cell> const& bound)
{
    return translated([&] {
        auto& prepared = prepare(keyed(sql, bound), {}, bound);
        fill(prepared, bound);
        prepared.statement.execute(true);
        return static_cast<std::int64_t>(prepared.statement.get_affected_rows());
    });
}

void Connection::query(std::string const& sql, std::vector<Column> const& columns, std::vector<Cell> const& bound,
                       std::function<void(Cell*)> const& take_row)
{
    translated([&] {
        auto& prepared = prepare(keyed(sql, bound), columns, bound);
        fill(prepared, bound);
        std::vector<Cell> row(columns.size());
        prepared.statement.execute(false);
        while (prepared.statement.fetch()) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                auto& place = *prepared.out[i];
                if (place.indicator == soci::i_null) row[i].kind = Cell::Kind::null;
                else row[i].kind = columns[i] == Column::integer ? Cell::Kind::integer : Cell::Kind::text;
                row[i].integer = place.integer;
                row[i].text = std::move(place.text);
            }
            take_row(row.data());
        }
    });
}

} // namespace succession
