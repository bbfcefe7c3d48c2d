#pragma once

#include "domain/account.hpp"
#include "domain/desk.hpp"
#include "domain/facts.hpp"

namespace succession {

/// The table a record lives in.
template <class Record>
inline constexpr char const* table = nullptr;

template <>
inline constexpr char const* table<Address> = "address";
template <>
inline constexpr char const* table<Answered> = "answered";
template <>
inline constexpr char const* table<Article> = "article";
template <>
inline constexpr char const* table<Attempt> = "attempt";
template <>
inline constexpr char const* table<Author> = "author";
template <>
inline constexpr char const* table<AuthorChange> = "author_change";
template <>
inline constexpr char const* table<Conflict> = "conflict";
template <>
inline constexpr char const* table<Decision> = "decision";
template <>
inline constexpr char const* table<DeskRow> = "desk";
template <>
inline constexpr char const* table<Draft> = "draft";
template <>
inline constexpr char const* table<File> = "file";
template <>
inline constexpr char const* table<Issue> = "issue";
template <>
inline constexpr char const* table<Known> = "person";
template <>
inline constexpr char const* table<Letter> = "letter";
template <>
inline constexpr char const* table<Link> = "link";
template <>
inline constexpr char const* table<Manuscript> = "manuscript";
template <>
inline constexpr char const* table<Person> = "person";
template <>
inline constexpr char const* table<Production> = "production";
template <>
inline constexpr char const* table<Recommendation> = "recommendation";
template <>
inline constexpr char const* table<Report> = "report";
template <>
inline constexpr char const* table<Review> = "review";
template <>
inline constexpr char const* table<Role> = "role";
template <>
inline constexpr char const* table<Session> = "session";
template <>
inline constexpr char const* table<Suggestion> = "suggestion";
template <>
inline constexpr char const* table<Version> = "version";

} // namespace succession
