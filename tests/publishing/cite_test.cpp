#include "publishing/sample.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("an article in an issue is cited by volume and pages, in Early View by its DOI alone")
{
    CHECK(how_to_cite(seagrass_in_issue()) ==
          "Sylvatica F, Glutinosa AJL (2027) Seagrass recovers beside oyster reefs. Restoration Ecology 35:101–110. "
          "https://doi.org/10.1111/rec.70001");
    CHECK(how_to_cite(seagrass()) ==
          "Sylvatica F, Glutinosa AJL (2027) Seagrass recovers beside oyster reefs. Restoration Ecology. "
          "https://doi.org/10.1111/rec.70001");
    auto numbered = seagrass_in_issue();
    numbered.pages = "e70001";
    CHECK(how_to_cite(numbered).find("Restoration Ecology 35:e70001. ") != std::string::npos);
}

TEST_CASE("five authors are named, from six on the first stands for all")
{
    auto citation = seagrass();
    citation.authors.assign(5, author_named("Salix", "Alba"));
    CHECK(how_to_cite(citation).starts_with("Alba S, Alba S, Alba S, Alba S, Alba S (2027)"));
    citation.authors.push_back(author_named("Acer", "Saccharum"));
    CHECK(how_to_cite(citation).starts_with("Alba S et al. (2027)"));
}

TEST_CASE("initials keep the marks on their letters, and names without given names stand alone")
{
    auto citation = seagrass();
    citation.authors = {author_named("Émile ångström", "Černý"), author_named("", "Posidonia Group"),
                        author_named("e\u0301mile", "Alba")};
    CHECK(how_to_cite(citation).starts_with("Černý ÉÅ, Posidonia Group, Alba E\u0301 (2027)"));
}

TEST_CASE("a title that ends with a mark of its own gets no second one")
{
    auto citation = seagrass();
    citation.title = "Does seagrass recover?";
    CHECK(how_to_cite(citation).find("recover? Restoration Ecology.") != std::string::npos);
}

TEST_CASE("what nobody signs is cited by its title and year")
{
    auto citation = seagrass();
    citation.authors.clear();
    CHECK(how_to_cite(citation).starts_with("Seagrass recovers beside oyster reefs (2027) Restoration Ecology"));
}

TEST_CASE("a citation takes volume and pages from a published issue only")
{
    Article article;
    article.title = "Seagrass";
    article.doi = "10.1111/rec.70001";
    article.pages = "101-110";
    article.published_at = published_then;
    auto const early = citation_of(article, {}, nullptr, restoration_ecology());
    CHECK(early.volume == 0);
    CHECK(early.pages.empty());
    CHECK(early.year == 2027);
    Issue const issue{IssueId{1}, 1, 36, 1, 2028, "", "published", published_then + day};
    auto const placed = citation_of(article, {}, &issue, restoration_ecology());
    CHECK(placed.volume == 36);
    CHECK(placed.year == 2028);
    CHECK(placed.pages == "101-110");
    CHECK(placed.address() == "https://journal.example/articles/10.1111/rec.70001");
}
