#include "base/id.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("keys made one after the other sort in that order, also within a millisecond")
{
    auto last = make_key();
    for (int i = 0; i < 10'000; ++i) {
        auto const next = make_key();
        REQUIRE(next > last);
        last = next;
    }
}
