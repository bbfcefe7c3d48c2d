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
    note_answer(change, author, {"Ulva", "agrees", "By letter", true}, 10);
    CHECK(answer_of(change, author).answer == "agrees");
    CHECK_FALSE(answer_of(change, author).own());
    note_answer(change, author, {"Ulva", "objects", {}, false}, 20);
    CHECK(answer_of(change, author).own());
    CHECK(answer_of(change, author).heard == "By letter");
    CHECK(answer_of(change, AuthorId{8}).answer.empty());
    auto const entered = answer_at(change, author, 10), own = answer_at(change, author, 20);
    REQUIRE(entered);
    REQUIRE(own);
    CHECK(entered->answer == "agrees");
    CHECK(entered->heard == "By letter");
    CHECK(entered->name == "Ulva");
    CHECK(own->answer == "objects");
    CHECK_FALSE(own->by_office);
    CHECK_FALSE(answer_at(change, author, 15));
    CHECK_FALSE(answer_at(change, AuthorId{8}, 10));
}

TEST_CASE("an author is found on a list by any spelling of the address")
{
    Author author;
    author.byline = Sealed<Byline>(Byline{"", "Ulva", "ulva@shore.example", "", "", "", ""});
    std::vector<Author> const list{author};
    CHECK(author_at(list, " Ulva@Shore.example") == list.begin());
    CHECK(author_at(list, "fucus@shore.example") == list.end());
}

TEST_CASE("a list is read in its own order, not in that of its keys")
{
    Author first, second;
    first.position = 2;
    first.byline = Sealed<Byline>(Byline{"", "Ulva", "ulva@shore.example", "", "", "", ""});
    second.position = 1;
    second.corresponding = true;
    second.byline = Sealed<Byline>(Byline{"Fucus", "serratus", "fucus@shore.example", "Shore", "", "NL", ""});
    CHECK(listed_authors({first, second}) ==
          std::vector<std::string>{"Fucus serratus, fucus@shore.example, Shore, NL, corresponding author",
                                   "Ulva, ulva@shore.example"});
}
