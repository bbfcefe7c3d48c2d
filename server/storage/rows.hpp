#pragma once

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

template <class Record>
void insert(Transaction& tx, Record const& record)
{
    static std::string const sql = [] {
        std::string places;
        int count = 0;
        for_each_column<Record>(
            "", [&](auto, Column) { places += fmt::format("{}:{}", count ? ", " : "", count + 1), ++count; });
        return fmt::format("INSERT INTO {} ({}) VALUES ({})", table<Record>, columns<Record>(), places);
    }();
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

/// Writes every column of the row with the record's id; returns whether there was one.
template <class Record>
bool update(Transaction& tx, Record const& record)
{
    static std::string const sql = [] {
        std::string sets;
        int count = 0;
        for_each_column<Record>("", [&](char const* name, Column) {
            ++count;
            if (std::string_view(name) != "id")
                sets += fmt::format("{}{} = :{}", sets.empty() ? "" : ", ", name, count);
        });
        return fmt::format("UPDATE {} SET {} WHERE id = :1", table<Record>, sets);
    }();
    return run(tx, sql, record) > 0;
}

template <class Record>
void erase(Transaction& tx, Record const& record)
{
    run(tx, fmt::format("DELETE FROM {} WHERE id = :1", table<Record>), record.id);
}

} // namespace succession::rows
