#include "view/mustache.hpp"

#include "base/problem.hpp"
#include "view/frame.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace succession {

namespace {

struct Reply {
    std::string text;
    std::vector<std::string> words;
};
SUCCESSION_DESCRIBE(Reply, text, words)

struct Comment {
    Reply first; ///< lies at the same address as its comment
    std::string text;
    bool shown = true;
    std::int64_t number = 0;
    std::optional<Reply> answer;
    std::vector<Reply> replies;
};
SUCCESSION_DESCRIBE(Comment, first, text, shown, number, answer, replies)

std::string page(std::string const& text, Comment const& comment, Frame const& frame = {})
{
    return Mustache(text, Medium::page).render(record_of(comment), record_of(frame));
}

Comment with_text(std::string text)
{
    Comment comment;
    comment.text = std::move(text);
    return comment;
}

} // namespace

TEST_CASE("hostile text is escaped on pages")
{
    CHECK(page("<p title=\"{{text}}\">{{text}}</p>", with_text("\"><script>'&")) ==
          "<p title=\"&quot;&gt;&lt;script&gt;&apos;&amp;\">&quot;&gt;&lt;script&gt;&apos;&amp;</p>");
    CHECK(page("{{text}}", with_text("{{number}} {{{drawing}}} {{> layout}}")) ==
          "{{number}} {{{drawing}}} {{&gt; layout}}");
}

TEST_CASE("a section asks whether there is any text, or any of several things")
{
    std::string const asking =
        "{{#has_text}}t{{/has_text}}{{#has_answer}}a{{/has_answer}}{{#has_replies}}r{{#replies}}.{{/replies}}{{/has_replies}}";
    CHECK(page(asking, {}).empty());
    Comment full = with_text("seed");
    full.answer = Reply{};
    full.replies.resize(2);
    CHECK(page(asking, full) == "tar..");
}

TEST_CASE("letters keep text as it is")
{
    auto const comment = with_text("Grime & Philip's <seed> \"bank\" {{number}}");
    CHECK(Mustache("{{text}}", Medium::letter).render(record_of(comment), {}) == comment.text);
}

TEST_CASE("numbers are printed as they are read")
{
    Comment comment;
    comment.number = -17;
    CHECK(page("{{number}}", comment) == "-17");
}

TEST_CASE("sections open for what is there, once for each")
{
    Comment comment = with_text("out");
    CHECK(page("{{#answer}}a{{/answer}}{{^answer}}b{{/answer}}{{#replies}}c{{/replies}}{{^replies}}d{{/replies}}",
               comment) == "bd");
    comment.answer = Reply{"in", {}};
    comment.replies = {{"one", {"a", "b"}}, {"two", {}}, {"three", {"c"}}};
    CHECK(page("{{#answer}}{{text}}{{/answer}} {{text}}", comment) == "in out");
    CHECK(page("{{#replies}}{{text}}:{{#words}}{{.}}{{/words}}{{^words}}none{{/words}} {{/replies}}", comment) ==
          "one:ab two:none three:c ");
    CHECK(page("{{#shown}}{{text}}{{#replies}}{{^words}}{{text}}{{/words}}{{/replies}}{{/shown}}", comment) ==
          "outtwo");
    CHECK(page("{{#replies}}{{text}}{{/replies}}{{#replies}}{{text}}{{/replies}}", comment) ==
          "onetwothreeonetwothree");
    comment.shown = false;
    CHECK(page("{{#shown}}a{{/shown}}{{^shown}}{{text}}{{/shown}}", comment) == "out");
}

TEST_CASE("empty text prints nothing and still is a name") { CHECK(page("[{{text}}]", with_text("")) == "[]"); }

TEST_CASE("a name that is not there is refused, not passed over")
{
    Comment comment;
    comment.replies = {{"one", {"a"}}};
    CHECK_THROWS_AS(page("{{txet}}", comment), std::logic_error);
    CHECK_THROWS_AS(page("{{.}}", comment), std::logic_error);
    CHECK_THROWS_AS(page("{{#replies}}{{number}}{{/replies}}", comment), std::logic_error);
    CHECK_THROWS_AS(page("{{#replies}}{{#words}}{{text}}{{/words}}{{/replies}}", comment), std::logic_error);
    CHECK_THROWS_AS(page("{{#replies}}{{title}}{{/replies}}", comment), std::logic_error);
    CHECK_THROWS_AS(page("{{#first}}{{title}}{{/first}}", comment), std::logic_error);
}

TEST_CASE("the frame is seen on the page, and its globals everywhere")
{
    Comment comment;
    comment.replies = {{"one", {"a"}}};
    Frame const frame{.title = "Desk", .csrf = "c&", .once = "o"};
    CHECK(page("{{title}}{{#shown}}{{title}}{{/shown}}", comment, frame) == "DeskDesk");
    CHECK(page("{{#replies}}{{csrf}}{{#words}}{{once}}{{/words}}{{/replies}}", comment, frame) == "c&amp;o");
}

TEST_CASE("what is no template is a mistake")
{
    CHECK_THROWS_AS(Mustache("{{#text}}", Medium::page), Mistake);
    CHECK_THROWS_AS(Mustache("{{text", Medium::page), Mistake);
}

} // namespace succession
