#include "publishing/sample.hpp"
#include "publishing/sitemap.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace succession;

namespace {

std::string content(std::vector<MetaTag> const& tags, std::string_view name)
{
    auto const found = std::ranges::find(tags, name, &MetaTag::name);
    return found == tags.end() ? "" : found->content;
}

} // namespace

TEST_CASE("the tags for Google Scholar name each author and where the article is read")
{
    auto citation = seagrass_in_issue();
    citation.has_pdf = true;
    citation.authors[0].affiliation = "University of the Estuary";
    citation.authors[0].orcid = "0000-0002-1825-0097";
    auto const tags = scholar_tags(citation);
    CHECK(tags[0].name == "citation_title");
    CHECK(std::ranges::count(tags, "citation_author", &MetaTag::name) == 2);
    CHECK(content(tags, "citation_author") == "Sylvatica, Fagus");
    CHECK(tags[2].content == "University of the Estuary");
    CHECK(content(tags, "citation_author_orcid") == "https://orcid.org/0000-0002-1825-0097");
    CHECK(content(tags, "citation_publication_date") == "2027/04/13");
    CHECK(content(tags, "citation_online_date") == "2027/03/14");
    CHECK(content(tags, "citation_volume") == "35");
    CHECK(content(tags, "citation_firstpage") == "101");
    CHECK(content(tags, "citation_lastpage") == "110");
    CHECK(content(tags, "citation_pdf_url") == "https://journal.example/articles/10.1111/rec.70001/article.pdf");
}

TEST_CASE("in Early View there is no volume, and without a PDF none is promised")
{
    auto const tags = scholar_tags(seagrass());
    CHECK(content(tags, "citation_publication_date") == "2027/03/14");
    CHECK(content(tags, "citation_volume").empty());
    CHECK(content(tags, "citation_firstpage").empty());
    CHECK(content(tags, "citation_pdf_url").empty());
}

TEST_CASE("a sitemap lists addresses, escaped")
{
    auto const map = sitemap({{"https://journal.example/articles/10.1111/rec.1", published_then},
                              {"https://journal.example/?a=1&b=<2>", 0}});
    CHECK(
        map.find("<url><loc>https://journal.example/articles/10.1111/rec.1</loc><lastmod>2027-03-14</lastmod></url>") !=
        std::string::npos);
    CHECK(map.find("<url><loc>https://journal.example/?a=1&amp;b=&lt;2&gt;</loc></url>") != std::string::npos);
    CHECK(sitemap_index({{"https://journal.example/sitemaps/2027", 0}}).find("<sitemap><loc>") != std::string::npos);
}
