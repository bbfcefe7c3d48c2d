#include "web/world_map.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace succession {

std::optional<SitePoint> site_at(std::string const& latitude, std::string const& longitude)
{
    auto const north = decimal(latitude), east = decimal(longitude);
    if (!north || !east || std::abs(*north) > 90 || std::abs(*east) > 180) return {};
    return SitePoint{static_cast<int>(std::lround(*east + 180)), static_cast<int>(std::lround(90 - *north)),
                     fmt::format("{}° {}, {}° {}", std::abs(*north), *north < 0 ? "S" : "N", std::abs(*east),
                                 *east < 0 ? "W" : "E")};
}

} // namespace succession
