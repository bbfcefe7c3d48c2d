#include "publishing/sitemap.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

std::string escaped(std::string_view text)
{
    std::string found;
    for (char const c : text) {
        switch (c) {
        case '&': found += "&amp;"; break;
        case '<': found += "&lt;"; break;
        case '>': found += "&gt;"; break;
        case '"': found += "&quot;"; break;
        case '\'': found += "&apos;"; break;
        default: found += c;
        }
    }
    return found;
}

std::string listed(std::string_view list, std::string_view item, std::vector<SitemapEntry> const& entries)
{
    auto text = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<{} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                            list);
    for (auto const& [address, changed_at] : entries) {
        auto const changed = changed_at ? "<lastmod>" + iso_date(changed_at) + "</lastmod>" : "";
        text += fmt::format("<{0}><loc>{1}</loc>{2}</{0}>\n", item, escaped(address), changed);
    }
    return text + fmt::format("</{}>\n", list);
}

} // namespace

std::string sitemap(std::vector<SitemapEntry> const& entries) { return listed("urlset", "url", entries); }
std::string sitemap_index(std::vector<SitemapEntry> const& entries)
{
    return listed("sitemapindex", "sitemap", entries);
}

} // namespace succession
