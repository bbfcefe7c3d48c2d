#include "base/network.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("whose address counts together: IPv4 alone, IPv6 with its neighbours in the same /64")
{
    CHECK(network_of("192.0.2.7") == "192.0.2.7");
    CHECK(network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
    CHECK(network_of("2001:db8:1:2::9") == network_of("2001:db8:1:2:3:4:5:6"));
    CHECK(network_of("2001:db8:1:2::9") != network_of("2001:db8:1:3::9"));
    CHECK(network_of("fe80::1%eth0") == network_of("fe80::2%eth0"));
    CHECK(network_of("no address") == "no address");
}
