#pragma once

#include "base/clock.hpp"

#include <string>
#include <vector>

namespace succession {

/// An address that search engines should know, and when it last changed.
struct SitemapEntry {
    std::string address;
    Moment changed_at = 0; ///< 0: not known
};

/// Addresses of pages, as sitemaps.org has it.
std::string sitemap(std::vector<SitemapEntry> const&);
/// Addresses of sitemaps.
std::string sitemap_index(std::vector<SitemapEntry> const&);

} // namespace succession
