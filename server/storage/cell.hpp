#pragma once

#include "base/describe.hpp"
#include "base/id.hpp"
#include "domain/sealed.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace succession {

/// One value on its way to or from the database: nothing, a whole number or a text.
struct Cell {
    enum class Kind { null, integer, text };

    Kind kind = Kind::null;
    std::int64_t integer = 0;
    std::string text;
};

/// What a column holds; the database is told before it answers.
enum class Column { integer, text };

/// Rows of storage may open sealed identities to write them down and seal what they read.
struct Rows {
    static SealKey key() { return {}; }
};

template <class T>
struct is_id : std::false_type {
};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {
};
template <class T>
struct is_optional : std::false_type {
};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {
};
template <class T>
struct is_list : std::false_type {
};
template <class T>
struct is_list<std::vector<T>> : std::true_type {
};
template <class T>
struct is_sealed : std::false_type {
};
template <class T>
struct is_sealed<Sealed<T>> : std::true_type {
};

/// Writes a value as cells; a described struct becomes one cell a member, a list one an element.
template <class T>
void put(std::vector<Cell>& cells, T const& value)
{
    if constexpr (is_sealed<T>::value) put(cells, value.open(Rows::key()));
    else if constexpr (is_optional<T>::value) {
        if (value) put(cells, *value);
        else cells.push_back({});
    }
    else if constexpr (is_id<T>::value) cells.push_back({Cell::Kind::integer, value.value, {}});
    else if constexpr (std::is_integral_v<T>)
        cells.push_back({Cell::Kind::integer, static_cast<std::int64_t>(value), {}});
    else if constexpr (Described<T>) for_each_member(value, [&](auto, auto const& member) { put(cells, member); });
    else if constexpr (is_list<T>::value)
        for (auto const& element : value) put(cells, element);
    else cells.push_back({Cell::Kind::text, 0, std::string(value)});
}

/// Reads a value from the cells that `put` would write; moves texts out.
template <class T>
void take(Cell*& cell, T& value)
{
    if constexpr (is_sealed<T>::value) {
        std::remove_cvref_t<decltype(value.open(Rows::key()))> inner;
        take(cell, inner);
        value = T(std::move(inner));
    }
    else if constexpr (is_optional<T>::value) {
        if (cell->kind == Cell::Kind::null) {
            value.reset();
            ++cell;
        }
        else take(cell, value.emplace());
    }
    else if constexpr (is_id<T>::value) value.value = (cell++)->integer;
    else if constexpr (std::is_same_v<T, bool>) value = (cell++)->integer != 0;
    else if constexpr (std::is_integral_v<T>) value = static_cast<T>((cell++)->integer);
    else if constexpr (Described<T>) for_each_member(value, [&](auto, auto& member) { take(cell, member); });
    else value = std::move((cell++)->text);
}

/// Calls `visit(name, column)` for every column a struct is stored in.
template <class T, class Visit>
void for_each_column(char const* name, Visit&& visit)
{
    if constexpr (is_sealed<T>::value)
        for_each_column<std::remove_cvref_t<decltype(std::declval<T>().open(std::declval<SealKey>()))>>(name, visit);
    else if constexpr (is_optional<T>::value) for_each_column<typename T::value_type>(name, visit);
    else if constexpr (is_id<T>::value || std::is_integral_v<T>) visit(name, Column::integer);
    else if constexpr (Described<T>)
        boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
            for_each_column<std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>>(member.name, visit);
        });
    else visit(name, Column::text);
}

} // namespace succession
