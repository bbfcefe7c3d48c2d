#include "net/address.hpp"

#include <doctest/doctest.h>

namespace succession {

TEST_CASE("addresses have one way to be written")
{
    CHECK(canonical_address("192.0.2.1") == "192.0.2.1");
    CHECK(canonical_address("::ffff:192.0.2.1") == "192.0.2.1");
    CHECK(canonical_address("2001:DB8:0::1") == "2001:db8::1");
    CHECK(canonical_address("journal.example") == "");
    CHECK(canonical_address("192.0.2.1, 192.0.2.2") == "");
}

TEST_CASE("only trusted proxies say for whom they ask")
{
    std::vector<std::string> const trusted{"192.0.2.1", "192.0.2.2"};
    auto const from = [&](std::string const& peer, Headers const& headers) {
        return person_address(peer, headers, trusted);
    };
    CHECK(from("203.0.113.1", {{"x-forwarded-for", "198.51.100.1"}}) == "203.0.113.1");
    CHECK(from("192.0.2.1", {{"x-forwarded-for", "198.51.100.1"}}) == "198.51.100.1");
    CHECK(from("192.0.2.1", {{"x-forwarded-for", "invented, 198.51.100.1, 192.0.2.2"}}) == "198.51.100.1");
    CHECK(from("192.0.2.1", {{"x-forwarded-for", "10.0.0.1"}, {"x-forwarded-for", "198.51.100.1"}}) == "198.51.100.1");
    CHECK(from("192.0.2.1", {{"x-forwarded-for", "nonsense"}}) == "192.0.2.1");
    CHECK(from("192.0.2.1", {{"x-forwarded-for", "192.0.2.2"}}) == "192.0.2.2");
    CHECK(from("192.0.2.1", {}) == "192.0.2.1");
}

} // namespace succession
