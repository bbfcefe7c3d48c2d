#pragma once

#include "base/describe.hpp"

#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What a template may do with a field: print it, or open a section with it.
enum class Kind { text, number, flag, record, optional, records, texts };

struct Shape;

/// A field as templates see it. A section enters `count` times, each time with `item`.
struct ViewField {
    std::string_view name;
    Kind kind;
    void (*print)(void const* record, std::string& text);
    std::size_t (*count)(void const* record);
    void const* (*item)(void const* record, std::size_t index);
    Shape const* (*inner)(); ///< the shape of what a section enters; none for flags and texts
};

/// The fields of a described struct, by name, without its type. Beside each `name` of a text or of several things
/// stands the flag `has_name`: whether there is any.
struct Shape {
    std::span<ViewField const> fields;
    std::span<ViewField const> presences; ///< of the same fields, in their order

    ViewField const* find(std::string_view name) const;
};

/// A struct and its shape: all that rendering needs to know.
struct Record {
    void const* fields = nullptr;
    Shape const* shape = nullptr;

    friend bool operator==(Record, Record) = default;
};

template <class T>
inline constexpr bool is_described_list = false;
template <Described T>
inline constexpr bool is_described_list<std::vector<T>> = true;

template <class T>
inline constexpr bool is_described_optional = false;
template <Described T>
inline constexpr bool is_described_optional<std::optional<T>> = true;

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// The types a template may see. Whatever else a page holds does not compile: doubles, dates, keys, sealed names.
template <class T>
concept Showable = std::same_as<T, std::string> || std::same_as<T, bool> || WholeNumber<T> || Described<T> ||
    is_described_optional<T> || is_described_list<T> || std::same_as<T, std::vector<std::string>>;

template <Described T>
Shape const& shape_of();

template <Showable T>
consteval Kind kind_of()
{
    if constexpr (std::same_as<T, std::string>) return Kind::text;
    else if constexpr (std::same_as<T, bool>) return Kind::flag;
    else if constexpr (WholeNumber<T>) return Kind::number;
    else if constexpr (Described<T>) return Kind::record;
    else if constexpr (is_described_optional<T>) return Kind::optional;
    else if constexpr (is_described_list<T>) return Kind::records;
    else return Kind::texts;
}

/// How one member of `Owner` is read through a plain pointer.
template <class Owner, auto member>
struct Reading {
    using Type = std::remove_cvref_t<decltype(std::declval<Owner const&>().*member)>;
    static_assert(Showable<Type>, "a page holds text, whole numbers, bools, described structs, and lists of them");
    static constexpr Kind kind = kind_of<Type>();

    static Type const& value(void const* record) { return static_cast<Owner const*>(record)->*member; }

    static void print(void const* record, std::string& text)
    {
        if constexpr (kind == Kind::text) text = value(record);
        else if constexpr (kind == Kind::number) text = std::to_string(value(record));
    }

    static std::size_t count(void const* record)
    {
        if constexpr (kind == Kind::flag) return value(record);
        else if constexpr (kind == Kind::optional) return value(record).has_value();
        else if constexpr (kind == Kind::records || kind == Kind::texts) return value(record).size();
        else return 1;
    }

    static std::size_t is_there(void const* record)
    {
        if constexpr (kind == Kind::text) return !value(record).empty();
        else return count(record) > 0;
    }

    static void const* item(void const* record, std::size_t index)
    {
        if constexpr (kind == Kind::optional) return &*value(record);
        else if constexpr (kind == Kind::records || kind == Kind::texts) return &value(record)[index];
        else return &value(record);
    }

    static Shape const* inner()
    {
        if constexpr (kind == Kind::record) return &shape_of<Type>();
        else if constexpr (kind == Kind::optional || kind == Kind::records)
            return &shape_of<typename Type::value_type>();
        else return nullptr;
    }
};

template <class Owner, template <class...> class List, class... Members>
constexpr auto fields_of(List<Members...>)
{
    return std::array<ViewField, sizeof...(Members)>{
        ViewField{Members::name, Reading<Owner, Members::pointer>::kind, Reading<Owner, Members::pointer>::print,
                  Reading<Owner, Members::pointer>::count, Reading<Owner, Members::pointer>::item,
                  Reading<Owner, Members::pointer>::inner}...};
}

template <class Owner, template <class...> class List, class... Members>
constexpr auto presences_of(List<Members...>)
{
    return std::array<ViewField, sizeof...(Members)>{
        ViewField{Members::name, Kind::flag, nullptr, Reading<Owner, Members::pointer>::is_there, nullptr, nullptr}...};
}

/// The shape of a described struct.
template <Described T>
Shape const& shape_of()
{
    static constexpr auto fields = fields_of<T>(members_of<T>{});
    static constexpr auto presences = presences_of<T>(members_of<T>{});
    static constexpr Shape shape{fields, presences};
    return shape;
}

template <Described T>
Record record_of(T const& value)
{
    return {&value, &shape_of<T>()};
}

/// Whether no field of one struct has the name of a field of the other.
template <class One, class Other>
consteval bool share_no_name()
{
    bool distinct = true;
    boost::mp11::mp_for_each<members_of<One>>([&](auto one) {
        boost::mp11::mp_for_each<members_of<Other>>(
            [&](auto other) { distinct = distinct && std::string_view(one.name) != other.name; });
    });
    return distinct;
}

} // namespace succession
