#include "domain/manuscript.hpp"
#include "domain/review.hpp"

#include <doctest/doctest.h>
#include <fmt/ostream.h>

#include <functional>
#include <ostream>

namespace succession {

namespace {

// A sealed identity has no way to text or to its value but open(), and nobody outside the rooms that decide has a key.
// These hold or the tests do not build.

template <class T>
concept Streamed = requires(std::ostream& out, T const& value)
{
    out << value;
};

template <class T>
concept Hashed = requires(T const& value)
{
    std::hash<T>{}(value);
};

template <class T>
concept Ordered = requires(T const& one, T const& other)
{
    one < other;
};

template <class T>
concept OpenedByAnybody = requires(T const& value)
{
    value.open({});
};

template <class T, class Value>
concept Compared = requires(T const& sealed, Value const& value)
{
    sealed == value;
};

template <class T, class Value>
concept Tight =
    !Streamed<Sealed<T>> && !fmt::is_formattable<Sealed<T>>::value && !Hashed<Sealed<T>> && !Ordered<Sealed<T>> &&
    !OpenedByAnybody<Sealed<T>> && !Compared<Sealed<T>, Value> && !std::is_convertible_v<Sealed<T>, Value> &&
    !std::is_constructible_v<Value, Sealed<T>> && !std::is_convertible_v<Value, Sealed<T>> && !Described<Sealed<T>>;

static_assert(Tight<PersonId, PersonId>);
static_assert(Tight<std::optional<PersonId>, std::optional<PersonId>>);
static_assert(Tight<Byline, Byline>);
static_assert(Tight<std::string, std::string>);
static_assert(Tight<std::int64_t, std::int64_t>);

static_assert(!std::is_default_constructible_v<SealKey> && !std::is_aggregate_v<SealKey>);
static_assert(!std::is_constructible_v<SealKey, int> && !std::is_constructible_v<SealKey, std::nullptr_t>);
static_assert(std::is_empty_v<SealKey> && !std::is_polymorphic_v<SealKey>);

// Who is whom on a manuscript is sealed wherever it is kept.
static_assert(std::is_same_v<decltype(Author::byline), Sealed<Byline>>);
static_assert(std::is_same_v<decltype(Author::person_id), Sealed<std::optional<PersonId>>>);
static_assert(std::is_same_v<decltype(Review::reviewer_id), Sealed<PersonId>>);
static_assert(std::is_same_v<decltype(Recommendation::by_id), Sealed<PersonId>>);
static_assert(std::is_same_v<decltype(Decision::by_id), Sealed<PersonId>>);
static_assert(std::is_same_v<decltype(Conflict::person_id), Sealed<PersonId>>);

} // namespace

TEST_CASE("two sealed identities can be told to be the same without being opened")
{
    CHECK(Sealed<PersonId>(PersonId{3}) == Sealed<PersonId>(PersonId{3}));
    CHECK_FALSE(Sealed<PersonId>(PersonId{3}) == Sealed<PersonId>(PersonId{4}));
}

} // namespace succession
