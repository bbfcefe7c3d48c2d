#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace succession {

/// A database key that cannot be confused with another table's key. 0 means "none yet".
template <class Tag>
struct Id {
    std::int64_t value = 0;

    friend auto operator<=>(Id, Id) = default;
    explicit operator bool() const { return value != 0; }
};

using AuthorId = Id<struct AuthorTag>;
using DecisionId = Id<struct DecisionTag>;
using EventId = Id<struct EventTag>;
using FileId = Id<struct FileTag>;
using IssueId = Id<struct IssueTag>;
using LetterId = Id<struct LetterTag>;
using LinkId = Id<struct LinkTag>;
using ManuscriptId = Id<struct ManuscriptTag>;
using PersonId = Id<struct PersonTag>;
using ReviewId = Id<struct ReviewTag>;

/// A new 63-bit key: 42 bits of milliseconds since 2020, then 21 random bits, so that keys sort by time. Each is
/// greater than all that this process made before it.
std::int64_t make_key();

template <class AnyId>
AnyId make_id()
{
    return AnyId{make_key()};
}

} // namespace succession

template <class Tag>
struct std::hash<succession::Id<Tag>> {
    std::size_t operator()(succession::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
