#pragma once

#include "base/text.hpp"
#include "storage/database.hpp"
#include "storage/tables.hpp"
#include "storage/transaction.hpp"

#include <fmt/format.h>

namespace succession::rows {

/// "id, version, number …": the columns of a record, named once by its description; "d.id, d.version …" where the
/// query calls its table "d.".
template <class Record>
std::string columns(std::string const& of = "")
{
    std::string names;
    for_each_column<Record>("", [&](char const* name, Column) { names += (names.empty() ? "" : ", ") + of + name; });
    return names;
}

/// Records whose table needs `tail`: "WHERE state = :1 ORDER BY due LIMIT 50".
template <class Record, class... Values>
std::vector<Record> where(Transaction& tx, std::string const& tail, Values const&... values)
{
    static auto const all_columns = "SELECT " + columns<Record>() + " FROM " + table<Record> + " ";
    return all<Record>(tx, all_columns + tail, values...);
}

template <class Record, class... Values>
std::optional<Record> first_where(Transaction& tx, std::string const& tail, Values const&... values)
{
    auto found = where<Record>(tx, tail, values...);
    if (found.empty()) return {};
    return std::move(found.front());
}

/// How many columns a record has.
template <class Record>
std::size_t width()
{
    std::size_t count = 0;
    for_each_column<Record>("", [&](auto, Column) { ++count; });
    return count;
}

/// ":1, :2, :3": where so many values go.
inline std::string places(std::size_t count)
{
    std::string list;
    for (std::size_t i = 1; i <= count; ++i) list += fmt::format("{}:{}", i == 1 ? "" : ", ", i);
    return list;
}

/// The records with these ids, in one query.
template <class Record, class Tag>
std::vector<Record> with_ids(Transaction& tx, std::vector<Id<Tag>> const& ids)
{
    if (ids.empty()) return {};
    return where<Record>(tx, "WHERE id IN (" + places(ids.size()) + ")", ids);
}

template <class Record>
void insert(Transaction& tx, Record const& record)
{
    static auto const sql =
        fmt::format("INSERT INTO {} ({}) VALUES ({})", table<Record>, columns<Record>(), places(width<Record>()));
    run(tx, sql, record);
}

/// Inserts what another transaction may be inserting at the same time: then the whole act begins again, and finds it.
template <class Record>
void insert_or_begin_again(Transaction& tx, Record const& record)
{
    try {
        insert(tx, record);
    }
    catch (StorageError const& error) {
        if (error.kind != StorageError::Kind::duplicate) throw;
        throw StorageError(StorageError::Kind::try_again, error.what());
    }
}

/// "UPDATE person SET version = :2, given = :3 … WHERE id = :1": a record's first column is its key.
template <class Record>
std::string updating()
{
    std::string key, sets;
    int count = 0;
    for_each_column<Record>("", [&](char const* name, Column) {
        if (++count == 1) key = name;
        else sets += fmt::format("{}{} = :{}", sets.empty() ? "" : ", ", name, count);
    });
    return fmt::format("UPDATE {} SET {} WHERE {} = :1", table<Record>, sets, key);
}

/// Writes every column of the row with the record's key; returns whether there was one.
template <class Record>
bool update(Transaction& tx, Record const& record)
{
    static auto const sql = updating<Record>();
    return run(tx, sql, record) > 0;
}

/// Writes `next` over a row that in these columns still is as it was `seen`; false where somebody else wrote meanwhile:
/// then nothing is written.
template <class Record>
bool overwrite(Transaction& tx, Record const& seen, Record const& next, std::initializer_list<std::string_view> unmoved)
{
    auto sql = updating<Record>();
    auto cells = bound(next);
    for_each_member(seen, [&](std::string_view name, auto const& member) {
        if (!is_one_of(name, unmoved)) return;
        put(cells, member);
        sql += fmt::format(" AND {} = :{}", name, cells.size());
    });
    return tx.run(sql, cells) > 0;
}

/// The same for a record that was changed since it was read: its row gets the next version.
template <class Record>
bool overwrite(Transaction& tx, Record const& changed)
{
    auto next = changed;
    ++next.version;
    return overwrite(tx, changed, next, {"version"});
}

template <class Record>
void erase(Transaction& tx, Record const& record)
{
    run(tx, fmt::format("DELETE FROM {} WHERE id = :1", table<Record>), record.id);
}

} // namespace succession::rows
