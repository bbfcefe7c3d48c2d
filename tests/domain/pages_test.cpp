#include "domain/pages.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("pages are ranges or article numbers")
{
    CHECK(parse_pages("101-110")->last == 110);
    CHECK(parse_pages("101")->last == 101);
    CHECK(parse_pages("e70001")->prefix == "e");
    CHECK(parse_pages("S1-S12")->last == 12);
    for (auto const* wrong : {"", "-", "110-101", "101-", "e", "-5", "1-2-3", "e1-2", "12a", "999999999999999999999"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_pages(wrong));
    }
}

TEST_CASE("two articles overlap where they share a page")
{
    CHECK(overlap("101-110", "110-112"));
    CHECK(overlap("101-110", "103"));
    CHECK(overlap("e70001", "E70001"));
    CHECK_FALSE(overlap("101-110", "111-120"));
    CHECK_FALSE(overlap("101-110", "e105"));
    CHECK_FALSE(overlap("101-110", "S101-S110"));
    CHECK_FALSE(overlap("", ""));
}

TEST_CASE("pages stand in the order readers count by")
{
    CHECK(*parse_pages("9-12") < *parse_pages("13-20"));
    CHECK(*parse_pages("2") < *parse_pages("101"));
}
