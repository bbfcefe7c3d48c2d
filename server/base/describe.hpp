#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstddef>

/// Names the members of a plain struct once; storage reads them as columns, views as tags.
#define SUCCESSION_DESCRIBE(Type, ...) BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))
/// The same for a struct that has all that a described one has, and more.
#define SUCCESSION_DESCRIBE_MORE(Type, Base, ...) BOOST_DESCRIBE_STRUCT(Type, (Base), (__VA_ARGS__))

namespace succession {

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

/// Calls `visit(name, member)` for every described member of `record`, in order.
template <class Record, class Visit>
void for_each_member(Record& record, Visit&& visit)
{
    boost::mp11::mp_for_each<members_of<std::remove_const_t<Record>>>(
        [&](auto member) { visit(member.name, record.*member.pointer); });
}

} // namespace succession
