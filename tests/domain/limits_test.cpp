#include "domain/limits.hpp"

#include <doctest/doctest.h>

namespace succession {

TEST_CASE("a field takes what workflows say, else what is usual for its kind")
{
    CHECK(limits::of("long", 100'000) == 100'000);
    CHECK(limits::of("long", 0) == limits::text);
    CHECK(limits::of("keywords", 0) == limits::text);
    CHECK(limits::of("letter", 0) == limits::letter);
    CHECK(limits::of("text", 0) == limits::line);
}

TEST_CASE("what is too long is said with both numbers, counted in characters")
{
    CHECK(length_fault("Why", "moss", 4).empty());
    CHECK(length_fault("Why", "möß", 3).empty());
    CHECK(length_fault("Why", "sedge", 4) == "“Why” may have 4 characters; it has 5.");
    CHECK(length_fault("Why", std::string(1'234'567, 'a'), 500) == "“Why” may have 500 characters; it has 1,234,567.");
    CHECK(length_fault("Why", std::string(1000, 'a'), 999) == "“Why” may have 999 characters; it has 1,000.");
}

} // namespace succession
