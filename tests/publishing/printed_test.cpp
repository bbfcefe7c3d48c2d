#include "publishing/printed.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("an article's lists are unfolded")
{
    Article article;
    article.authors =
        R"([{"name":"Salix alba","given":"Salix","family":"alba","orcid":"0000-0002-1825-0097","credit":"software supervision"}])";
    article.implications = R"(["Plant less.","Wait more."])";
    article.keywords = R"(["seagrass"])";
    article.site = R"({"countries":["Mexico"],"latitude":"22.31","longitude":"-105.42"})";
    article.statements = R"([{"label":"Funding","text":"None."}])";
    auto const found = printed(article);
    REQUIRE(found.authors.size() == 1);
    CHECK(found.authors[0].family == "alba");
    CHECK(found.authors[0].credit.size() == 2);
    CHECK(found.implications.size() == 2);
    CHECK(found.site.countries[0] == "Mexico");
    CHECK(found.site.latitude == "22.31");
    CHECK(found.statements[0].label == "Funding");
}

TEST_CASE("a record that cannot be read leaves its part out and nothing else")
{
    Article article;
    article.authors = "no JSON";
    article.implications = R"({"not":"a list"})";
    article.keywords = R"([1, "seagrass", null])";
    article.site = "[]";
    article.statements = R"(["no object"])";
    auto const found = printed(article);
    CHECK(found.authors.empty());
    CHECK(found.implications.empty());
    CHECK(found.keywords == std::vector<std::string>{"seagrass"});
    CHECK(found.site.countries.empty());
}
