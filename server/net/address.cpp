#include "net/address.hpp"

#include "base/text.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <ranges>

namespace succession {

namespace ip = boost::asio::ip;

std::string canonical_address(std::string_view text)
{
    boost::system::error_code error;
    auto const address = ip::make_address(std::string(text), error);
    if (error) return "";
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

std::string person_address(std::string const& peer, Headers const& headers, std::vector<std::string> const& trusted)
{
    auto const is_trusted = [&](std::string const& address) { return std::ranges::count(trusted, address) > 0; };
    auto nearest = peer;
    for (auto const& [name, value] : headers | std::views::reverse) {
        if (name != "x-forwarded-for") continue;
        for (auto const& entry : split(value, ',') | std::views::reverse) {
            auto const address = canonical_address(entry);
            if (!is_trusted(nearest) || address.empty()) return nearest;
            nearest = address;
        }
    }
    return nearest;
}

} // namespace succession
