#pragma once

#include "web/request.hpp"

namespace succession {

/// The canonical text of an address; "" for what is none. IPv4 in IPv6's clothes is IPv4.
std::string canonical_address(std::string_view text);

/// Where a request comes from: the peer, or, when that is a trusted proxy, the last address in X-Forwarded-For that is
/// no trusted proxy. What stands before it may be anybody's invention. Addresses are canonical.
std::string person_address(std::string const& peer, Headers const&, std::vector<std::string> const& trusted);

} // namespace succession
