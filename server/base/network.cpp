#include "base/network.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace succession {

std::string network_of(std::string const& address)
{
    in6_addr v6{};
    if (inet_pton(AF_INET6, address.substr(0, address.find('%')).c_str(), &v6) != 1) return address;
    std::fill(v6.s6_addr + 8, v6.s6_addr + 16, 0);
    std::array<char, INET6_ADDRSTRLEN> text{};
    return inet_ntop(AF_INET6, &v6, text.data(), text.size());
}

} // namespace succession
