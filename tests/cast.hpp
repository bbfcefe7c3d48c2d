#pragma once

#include "storage/people.hpp"
#include "storage/transaction.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace succession {

/// The same few people in every test, one for each part.
struct CastMember {
    char const* code;
    char const* given;
    char const* family;
    char const* role;   ///< of the office; "" for none
    char const* deputy; ///< in that role
};

inline constexpr CastMember cast_members[] = {
    {"quercus-robur", "Quercus", "robur", "editor_in_chief", "fagus-sylvatica"},
    {"fagus-sylvatica", "Fagus", "sylvatica", "coordinating_editor", ""},
    {"laminaria-digitata", "Laminaria", "digitata", "coordinating_editor", ""},
    {"salix-alba", "Salix", "alba", "managing_editor", "alnus-glutinosa"},
    {"alnus-glutinosa", "Alnus", "glutinosa", "", ""},
    {"acer-saccharum", "Acer", "saccharum", "production_editor", ""},
    {"apis-mellifera", "Apis", "mellifera", "administrator", ""},
    {"zostera-marina", "Zostera", "marina", "", ""},
    {"ostrea-edulis", "Ostrea", "edulis", "", ""},
    {"posidonia-oceanica", "Posidonia", "oceanica", "", ""},
    {"rhizophora-mangle", "Rhizophora", "mangle", "", ""},
};

/// Everybody's password in tests.
inline constexpr auto cast_password = "seed, sprout, seedling";

inline PersonId cast_id(std::string_view code)
{
    auto const found = std::ranges::find(cast_members, code, &CastMember::code);
    return PersonId{found - std::begin(cast_members) + 1};
}

/// "quercus.robur@restoration.example"
inline std::string cast_address(std::string_view code)
{
    std::string name(code);
    std::ranges::replace(name, '-', '.');
    return name + "@restoration.example";
}

/// Somebody with an account, since that moment; `password` is a hash.
inline Person with_account(PersonId id, std::string given, std::string family, std::string address,
                           std::string password, Moment since)
{
    Person person;
    person.id = id;
    person.given = std::move(given);
    person.family = std::move(family);
    person.email = std::move(address);
    person.password = std::move(password);
    person.confirmed_at = person.created_at = since;
    return person;
}

/// Brings the cast into an empty journal; `password` is a hash, the same for all.
inline void insert_cast(Transaction& tx, std::string const& password, Moment now)
{
    for (auto const& member : cast_members)
        people::insert(tx, with_account(cast_id(member.code), member.given, member.family, cast_address(member.code),
                                        password, now));
    for (auto const& member : cast_members) {
        if (!*member.role) continue;
        auto const deputy = *member.deputy ? std::optional(cast_id(member.deputy)) : std::nullopt;
        people::insert(tx, Role{make_key(), cast_id(member.code), member.role, deputy});
    }
}

} // namespace succession
