#include "domain/author_list.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("a list of authors is read by the places between its semicolons")
{
    auto const list = read_author_list("Fucus; serratus; Fucus@Shore.example ; Shore  Station; NL\r\n\n"
                                       "; Ulva; ulva@shore.example;; ; Corresponding\nno address");
    REQUIRE(list.size() == 3);
    CHECK(list[0].byline == Byline{"Fucus", "serratus", "fucus@shore.example", "Shore Station", "", "NL", ""});
    CHECK_FALSE(list[0].corresponding);
    CHECK(list[1].byline == Byline{"", "Ulva", "ulva@shore.example", "", "", "", ""});
    CHECK(list[1].corresponding);
    CHECK(list[2].byline.email.empty());
    CHECK(list[2].typed == "no address");
    CHECK(read_author_list(" \n ").empty());
    CHECK(read_author_list("Fu\u202Ecus; serratus; fucus@shore.example").at(0).byline.given == "Fucus");
}

TEST_CASE("a line that is written is read as it was, and people read it in words")
{
    Byline const line{"Fucus", "serratus", "fucus@shore.example", "Shore Station", "", "NL", ""};
    CHECK(read_author_list(typed_line(line)).at(0).byline == line);
    AuthorChange change;
    change.proposed = typed_line(line) + "\n; Ulva; ulva@shore.example; corresponding";
    CHECK(proposed_authors(change) == std::vector<std::string>{"Fucus serratus, fucus@shore.example, Shore Station, NL",
                                                               "Ulva, ulva@shore.example, corresponding author"});
}

TEST_CASE("an author's own answer takes the place of the one the office entered, which stays on record")
{
    AuthorChange change;
    AuthorId const author{7};
    CHECK_FALSE(answer_of(change, author).own());
    note_answer(change, author, {"agrees", "By letter", true});
    CHECK(answer_of(change, author).answer == "agrees");
    CHECK_FALSE(answer_of(change, author).own());
    note_answer(change, author, {"objects", {}, false});
    CHECK(answer_of(change, author).own());
    CHECK(answer_of(change, author).heard == "By letter");
    CHECK(answer_of(change, AuthorId{8}).answer.empty());
}
