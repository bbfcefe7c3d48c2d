#include "domain/fields.hpp"

#include <doctest/doctest.h>

namespace succession {

TEST_CASE("answers are stored and read again, one or many")
{
    Fields fields;
    fields.set("title", "Sedge & “moss”\nunder \\ glass");
    fields.set("keywords", std::vector<std::string>{"moss", "sedge"});
    fields.set("none", std::vector<std::string>{});
    auto const read = Fields::parse(fields.json());
    CHECK(read.text("title") == "Sedge & “moss”\nunder \\ glass");
    CHECK(read.list("keywords") == std::vector<std::string>{"moss", "sedge"});
    CHECK(read.text("keywords") == "moss");
    CHECK(read.list("none").empty());
    CHECK(read.json() == fields.json());
}

TEST_CASE("what was not answered is empty")
{
    Fields const fields;
    CHECK(fields.text("title").empty());
    CHECK(fields.list("title").empty());
    CHECK(fields.json() == "{}");
}

TEST_CASE("an answer given again replaces the first")
{
    Fields fields;
    fields.set("title", std::vector<std::string>{"one", "two"});
    fields.set("title", "three");
    CHECK(fields.list("title") == std::vector<std::string>{"three"});
}

TEST_CASE("what is no answers reads as none")
{
    for (auto const* text : {"", "moss", "[1, 2]", "{\"title\": ", "null", "{\"title\": 5}"}) {
        CAPTURE(text);
        CHECK(Fields::parse(text).text("title").empty());
    }
    CHECK(Fields::parse("{\"title\": [\"moss\", 5, null]}").list("title").size() == 1);
}

} // namespace succession
