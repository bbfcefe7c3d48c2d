#pragma once

#include <string>

namespace succession {

/// The part of a machine's address that one household or office shares: of IPv6 its /64, of IPv4 the whole.
std::string network_of(std::string const& address);

} // namespace succession
