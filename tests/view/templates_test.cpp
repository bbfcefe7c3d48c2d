#include "view/templates.hpp"

#include "base/problem.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

namespace succession {

namespace {

namespace fs = std::filesystem;

struct Pill {
    std::string label;
    std::string tone;
};
SUCCESSION_DESCRIBE(Pill, label, tone)

struct Row {
    std::string href;
    std::string label;
    int days = 0;
    bool late = false;
    std::vector<Pill> pills;
};
SUCCESSION_DESCRIBE(Row, href, label, days, late, pills)

struct Desk {
    static constexpr char const* template_name = "desk/desk";
    std::string greeting;
    std::vector<Row> rows;
};
SUCCESSION_DESCRIBE(Desk, greeting, rows)

/// A template folder of its own, gone with the test.
class TemplateFolder : public Folder {
public:
    TemplateFolder()
    {
        write("layout", "<title>{{title}}</title>{{> head}}{{> content}}");
        write("partials/head", "{{! Nothing. }}\n");
        write("desk/desk", "<h1>{{greeting}}</h1>\n{{> partials/rows}}\n");
        write("partials/rows", "{{! Rows. }}\n{{#rows}}\n<a href=\"{{href}}\">{{label}}</a>\n{{/rows}}\n");
    }

    void write(std::string const& name, std::string const& text)
    {
        auto const file = Folder::write(name + ".mustache", text);
        fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::seconds(++writes_));
    }

private:
    int writes_ = 0;
};

Desk const desk{"Good morning", {{"/1", "Salix alba", 0, false, {}}}};

std::string mistake_of(Templates const& templates)
{
    try {
        templates.check<Desk>();
        return {};
    }
    catch (Mistake const& mistake) {
        return mistake.what();
    }
}

} // namespace

TEST_CASE("a page is poured into the layout, and partials into the page")
{
    TemplateFolder const folder;
    Templates const templates(folder.path);
    templates.check<Desk>();
    CHECK(templates.render(desk, Frame{.title = "My desk"}) ==
          "<title>My desk</title><h1>Good morning</h1>\n<a href=\"/1\">Salix alba</a>\n");
}

TEST_CASE("a page may bring its own head")
{
    TemplateFolder folder;
    folder.write("desk/desk.head", "<meta name=\"greeting\" content=\"{{greeting}}\">\n");
    Templates const templates(folder.path);
    CHECK(templates.render(desk, {}).starts_with("<title></title><meta name=\"greeting\" content=\"Good morning\">"));
}

TEST_CASE("mistakes stop the start, with file, line and tag")
{
    TemplateFolder folder;
    SUBCASE("of a page")
    {
        folder.write("desk/desk", "<h1>\n{{greting}}</h1>");
        CHECK(mistake_of(Templates(folder.path)) == "desk/desk.mustache:2: {{greting}}: there is no such name here.");
    }
    SUBCASE("of a partial")
    {
        folder.write("partials/rows", "{{! Rows. }}\n{{#rows}}{{greeting}}{{/rows}}\n");
        CHECK(mistake_of(Templates(folder.path)) ==
              "partials/rows.mustache:2: {{greeting}}: there is no such name here.");
    }
    SUBCASE("of the layout")
    {
        folder.write("layout", "{{> content}}\n{{> fot}}");
        CHECK(mistake_of(Templates(folder.path)) == "layout.mustache:2: {{> fot}}: there is no such partial.");
    }
    SUBCASE("a page without a template")
    {
        fs::remove(folder.path / "desk/desk.mustache");
        CHECK(mistake_of(Templates(folder.path)) == "layout.mustache:1: {{> content}}: there is no such partial.");
    }
    SUBCASE("a partial within itself")
    {
        folder.write("partials/rows", "{{> partials/rows}}");
        CHECK(mistake_of(Templates(folder.path)) == "partials/rows.mustache takes itself in as a partial.");
    }
}

TEST_CASE("a page that was never checked is checked before it is rendered")
{
    TemplateFolder folder;
    folder.write("desk/desk", "{{#greeting}}Hello{{/greeting}}");
    CHECK_THROWS_AS(Templates(folder.path).render(desk, {}), Mistake);
}

TEST_CASE("with reload, changes show at once, and mistakes are shown on the page")
{
    TemplateFolder folder;
    Templates const templates(folder.path, true);
    CHECK(templates.render(desk, {}).find("Good morning") != std::string::npos);

    folder.write("desk/desk", "<p>{{greeting}}</p>");
    CHECK(templates.render(desk, {}) == "<title></title><p>Good morning</p>");

    folder.write("desk/desk", "<p>{{<script>}}</p>");
    templates.check<Desk>();
    CHECK(templates.render(desk, {}).find("desk/desk.mustache:1: {{&lt;script&gt;}}: there is no such name here.") !=
          std::string::npos);
}

TEST_CASE("several threads render the same page at once")
{
    TemplateFolder const folder;
    Templates const templates(folder.path);
    auto const expected = templates.render(desk, {});
    std::vector<std::thread> threads;
    std::atomic<int> same = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n) same += templates.render(desk, {}) == expected;
        });
    for (auto& thread : threads) thread.join();
    CHECK(same == 200);
}

TEST_CASE("fifty rows are rendered in a fraction of a millisecond")
{
    TemplateFolder folder;
    folder.write("desk/desk",
                 "<ul>\n{{#rows}}<li class=\"{{#late}}late{{/late}}\"><a href=\"{{href}}\">{{label}}</a> "
                 "<span>{{days}} days</span>{{#pills}} <b class=\"{{tone}}\">{{label}}</b>{{/pills}}</li>\n"
                 "{{/rows}}</ul>\n");
    Templates const templates(folder.path);
    Desk long_desk{"Good morning", {}};
    for (int i = 0; i < 50; ++i)
        long_desk.rows.push_back({"/manuscripts/REC-26-0001",
                                  "Seed rain & the return of forest birds",
                                  i,
                                  i % 2 == 0,
                                  {{"Research article", "moss"}, {"R1", ""}}});
    templates.render(long_desk, {});

    int constexpr times = 20;
    auto const begin = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) templates.render(long_desk, {});
    auto const spent = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin) / times;
    MESSAGE("50 rows: " << spent.count() << " us");
    CHECK(spent.count() < 10'000); // an unoptimized build with sanitizers still passes
}

} // namespace succession
