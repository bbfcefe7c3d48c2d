#include "view/flaws.hpp"

#include "view/frame.hpp"
#include "view/source.hpp"

#include <doctest/doctest.h>

namespace succession {

namespace {

struct Author {
    std::string name;
};
SUCCESSION_DESCRIBE(Author, name)

struct Paper {
    std::string heading;
    int round = 0;
    bool on_hold = false;
    Author first;
    std::optional<Author> editor;
    std::vector<Author> authors;
    std::vector<std::string> keywords;
};
SUCCESSION_DESCRIBE(Paper, heading, round, on_hold, first, editor, authors, keywords)

std::vector<std::string> flaws(std::string_view text, Medium medium = Medium::page)
{
    std::vector<std::string> sentences;
    for (auto const& flaw : flaws_in(text, medium, shape_of<Paper>(), shape_of<Frame>()))
        sentences.push_back(flaw.sentence);
    return sentences;
}

using Sentences = std::vector<std::string>;

static_assert(Showable<std::string> && Showable<std::int64_t> && Showable<bool>);
static_assert(Showable<std::optional<Author>> && Showable<std::vector<Author>> && Showable<std::vector<std::string>>);
static_assert(!Showable<double> && !Showable<char> && !Showable<char const*> && !Showable<std::optional<std::string>>);
static_assert(!Showable<std::vector<int>> && !Showable<std::vector<bool>>);
static_assert(share_no_name<Paper, Frame>() && !share_no_name<Paper, Paper>());

} // namespace

TEST_CASE("a template that keeps to its struct has no flaws")
{
    CHECK(flaws("<h1>{{heading}}</h1>{{! A word. }}{{#on_hold}}{{heading}}{{/on_hold}}"
                "{{#first}}{{name}}{{/first}}{{#editor}}{{name}}{{/editor}}{{^editor}}{{round}}{{/editor}}"
                "{{#authors}}{{name}}{{csrf}}{{/authors}}{{#keywords}}{{.}}{{/keywords}}{{title}}")
              .empty());
}

TEST_CASE("whether there is any may be asked of texts and of several things, and of nothing else")
{
    CHECK(
        flaws(
            "{{#has_heading}}{{heading}}{{/has_heading}}{{#has_editor}}+{{/has_editor}}"
            "{{#has_authors}}<ul>{{#authors}}{{name}}{{/authors}}</ul>{{/has_authors}}{{#has_keywords}}+{{/has_keywords}}")
            .empty());
    for (std::string const absent : {"has_round", "has_on_hold", "has_first", "has_", "has_name"})
        CHECK(flaws("{{#" + absent + "}}x{{/" + absent + "}}") ==
              Sentences{"{{#" + absent + "}}: there is no such name here."});
    CHECK(flaws("{{has_heading}}") == Sentences{"{{has_heading}}: a yes or no cannot be printed."});
}

TEST_CASE("each kind of flaw is found")
{
    CHECK(flaws("{{headng}}") == Sentences{"{{headng}}: there is no such name here."});
    CHECK(flaws("{{}}") == Sentences{"{{}}: there is no such name here."});
    CHECK(flaws("{{first.name}}") == Sentences{"{{first.name}}: there is no such name here."});
    CHECK(flaws("{{#heading}}x{{/heading}}") == Sentences{"{{#heading}}: a text opens no section."});
    CHECK(flaws("{{^round}}x{{/round}}") == Sentences{"{{^round}}: a text opens no section."});
    CHECK(flaws("{{authors}}") == Sentences{"{{authors}}: a list or record cannot be printed as text."});
    CHECK(flaws("{{keywords}}") == Sentences{"{{keywords}}: a list or record cannot be printed as text."});
    CHECK(flaws("{{editor}}") == Sentences{"{{editor}}: a list or record cannot be printed as text."});
    CHECK(flaws("{{on_hold}}") == Sentences{"{{on_hold}}: a yes or no cannot be printed."});
    CHECK(flaws("{{{heading}}}") == Sentences{"{{{heading}}}: nothing may be printed raw."});
    CHECK(flaws("{{& heading}}") == Sentences{"{{& heading}}: nothing may be printed raw."});
    CHECK(flaws("{{#keywords}}{{{.}}}{{/keywords}}") == Sentences{"{{{.}}}: nothing may be printed raw."});
    CHECK(flaws("{{=<% %>=}}") == Sentences{"{{=<% %>=}}: the delimiters must stay as they are."});
    CHECK(flaws("{{> rows}}") == Sentences{"{{> rows}}: there is no such partial."});
    CHECK(flaws("{{heading") == Sentences{"A tag is opened and never ends."});
}

TEST_CASE("sections must be closed, in order")
{
    CHECK(flaws("{{#authors}}{{name}}") == Sentences{"{{#authors}}: the section is never closed."});
    CHECK(flaws("{{/authors}}") == Sentences{"{{/authors}}: closes a section that is not open here."});
    CHECK(flaws("{{#on_hold}}{{#editor}}{{/on_hold}}{{/editor}}").front() ==
          "{{/on_hold}}: closes a section that is not open here.");
}

TEST_CASE("within a record only its own fields and the frame's globals are seen")
{
    CHECK(flaws("{{#authors}}{{heading}}{{/authors}}") == Sentences{"{{heading}}: there is no such name here."});
    CHECK(flaws("{{#authors}}{{title}}{{/authors}}") == Sentences{"{{title}}: there is no such name here."});
    CHECK(flaws("{{#editor}}{{round}}{{/editor}}") == Sentences{"{{round}}: there is no such name here."});
    CHECK(flaws("{{#keywords}}{{heading}}{{/keywords}}") == Sentences{"{{heading}}: there is no such name here."});
    CHECK(flaws("{{.}}") == Sentences{"{{.}}: there is no such name here."});
    CHECK(flaws("{{#authors}}{{once}}{{/authors}}").empty());
}

TEST_CASE("on pages a value within a tag stands in quotes")
{
    Sentences const bare{"{{heading}}: a value within a tag must stand in quotes."};
    CHECK(flaws("<a href={{heading}}>") == bare);
    CHECK(flaws("<a {{heading}}>") == bare);
    CHECK(flaws("<a class=\"x\" id={{heading}}>") == bare);
    CHECK(flaws("<a href=\"/x?y={{heading}}\" title='{{heading}}'>{{heading}} = {{heading}}</a>").empty());
    CHECK(flaws("<p>it's {{heading}}</p><i{{#on_hold}} hidden{{/on_hold}} id=\"{{round}}\">").empty());
    CHECK(flaws("<{{heading}}>", Medium::letter).empty());
}

TEST_CASE("the journal's own layout keeps to the frame")
{
    auto const texts = read_templates(SOURCE_DIR "/templates", "letters/");
    Source const page(texts, "layout", "partials/growth", "partials/head");
    std::vector<std::string> sentences;
    for (auto const& flaw : flaws_in(page.text(), Medium::page, Shape{}, shape_of<Frame>()))
        sentences.push_back(page.place(flaw.at) + ": " + flaw.sentence);
    CHECK(sentences == Sentences{});
}

} // namespace succession
