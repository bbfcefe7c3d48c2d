#include "publishing/handover.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("what a publisher takes over is told as JSON, whatever the texts hold")
{
    Article article;
    article.kind = "research-article";
    article.title = "Reefs \"and\" \\ braces {}\nand a line end";
    article.authors = R"([{"name":"Salix alba","credit":""}])";
    article.implications = "no JSON";
    article.keywords = "[]";
    article.accepted_at = 1'792'584'000'000;
    auto const text = handover_metadata("Restoration Ecology", "REC-26-0001", article);
    auto const record = boost::json::parse(text).as_object();
    CHECK(record.at("title").as_string() == article.title);
    CHECK(record.at("authors").as_array().front().as_object().at("name").as_string() == "Salix alba");
    CHECK(record.at("implications").as_array().empty());
    CHECK(record.at("dates").as_object().at("accepted").as_string() == "2026-10-21");
    CHECK(record.at("dates").as_object().at("received").is_null());
    CHECK(text.find("\n  \"number\": \"REC-26-0001\",\n") != std::string::npos);
}
