#include "web/urls.hpp"

#include "base/problem.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <doctest/doctest.h>

namespace succession {

TEST_CASE("addresses are decoded once, and a plus is a plus")
{
    CHECK(percent_decoded("Salix%20alba") == "Salix alba");
    CHECK(percent_decoded("a+b") == "a+b");
    CHECK(percent_decoded("%252e") == "%2e");
    CHECK(percent_decoded("gr%C3%BCn") == "grün");
}

TEST_CASE("broken escapes and what is no text are refused")
{
    for (auto const* text : {"%", "%2", "%zz", "%2z", "a%", "%00", "%E9", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(percent_decoded(text), Problem);
        CHECK_THROWS_AS(parse_form(text), Problem);
    }
    CHECK_FALSE(is_well_escaped("%0"));
    CHECK_FALSE(is_well_escaped("/a%00"));
    CHECK_FALSE(is_well_escaped(std::string_view("/a\0", 3)));
    CHECK(is_well_escaped("/a%2Fb?c=%ff"));
}

TEST_CASE("encoding leaves only what no address misunderstands")
{
    CHECK(percent_encoded("Salix alba/grün&?#+") == "Salix%20alba%2Fgr%C3%BCn%26%3F%23%2B");
    CHECK(percent_encoded("REC-26-0001_a.b~c") == "REC-26-0001_a.b~c");
}

TEST_CASE("a form is read in order, repeated names and all")
{
    CHECK(parse_form("") == FieldList{});
    CHECK(parse_form("a=1&a=2&b=&c&=d&&e=f=g") ==
          FieldList{{"a", "1"}, {"a", "2"}, {"b", ""}, {"c", ""}, {"", "d"}, {"e", "f=g"}});
    CHECK(parse_form("a%3Db=x+y%2B") == FieldList{{"a=b", "x y+"}});
    CHECK(parse_form("text=one%0D%0Atwo%09%0Cthree%07") == FieldList{{"text", "one\ntwo\tthree"}});
    std::string many;
    for (int i = 0; i < 2001; ++i) many += "a&";
    CHECK_THROWS_AS(parse_form(many), Problem);
}

TEST_CASE("a line ends with LF, whoever sent it")
{
    CHECK(typed_text("one\r\n\r\ntwo\rthree\nfour\r") == "one\n\ntwo\nthree\nfour\n");
    std::string long_text;
    for (int i = 0; i < 500'000; ++i) long_text += "\r\n";
    CHECK(typed_text(long_text) == std::string(500'000, '\n'));
}

TEST_CASE("cookies are found by their whole name")
{
    Head head;
    head.headers = {
        {"host", "journal.example"}, {"cookie", "xsession=no; session=yes;theme = dark"}, {"cookie", "late=1"}};
    CHECK(head.cookie("session") == "yes");
    CHECK(head.cookie("late") == "1");
    CHECK_FALSE(head.cookie("sess"));
    CHECK_FALSE(head.cookie("absent"));
    CHECK(head.header("host") == "journal.example");
    CHECK_FALSE(head.header("Host"));
    CHECK_FALSE(Head{}.cookie("session"));
}

TEST_CASE("responses say what they are")
{
    CHECK(Response::html("<p>").headers == Headers{{"content-type", "text/html; charset=utf-8"}});
    auto const back = Response::see_other("/desk").with("set-cookie", "a=b");
    CHECK(back.status == 303);
    CHECK(back.headers == Headers{{"location", "/desk"}, {"set-cookie", "a=b"}});
    CHECK(status_of(Problem::Kind::not_found) == 404);
    CHECK(status_of(Problem::Kind::conflict) == 409);
}

TEST_CASE("what is typed holds no mark that turns the direction of reading")
{
    CHECK(parse_form("family=ro%E2%80%AEbur&given=%E2%81%A6Quercus%E2%81%A9&title=%D9%85%DB%8C%E2%80%8C%D8%AE") ==
          FieldList{{"family", "robur"}, {"given", "Quercus"}, {"title", "می\u200Cخ"}});
    CHECK(typed_text("\u202Efdp.exe") == "fdp.exe");
}

TEST_CASE("the values of a form are taken as they come, its names only as text")
{
    CHECK(parse_form_of_bytes("a=%E9+%00") == FieldList{{"a", std::string("\xE9 \0", 3)}});
    CHECK_THROWS_AS(parse_form_of_bytes("%E9=a"), Problem);
    CHECK_THROWS_AS(parse_form_of_bytes("a=%zz"), Problem);
    CHECK(typed_text(std::string_view("gr\xE9\0en\xC3", 7)) == "gren");
}

} // namespace succession
