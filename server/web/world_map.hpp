#pragma once

#include "base/describe.hpp"

#include <optional>
#include <string>

namespace succession {

/// A site on the map of the world, as partials/map shows it.
struct SitePoint {
    int map_x = 0; ///< degrees from the western edge
    int map_y = 0; ///< degrees from the northern
    std::string map_title;
};
SUCCESSION_DESCRIBE(SitePoint, map_x, map_y, map_title)

/// The point of these degrees, called "54.3° N, 10.1° E"; nothing where they are no place on the globe.
std::optional<SitePoint> site_at(std::string const& latitude, std::string const& longitude);

} // namespace succession
