#include "journeys/forms.hpp"
#include "web/asking.hpp"
#include "web/crawl.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// What breaks out of quotes, tags, templates and statements where a text is taken for anything but a text.
std::string const hostile =
    R"("'><script>alert(1)</script><img src=x onerror=alert(2)>{{csrf}}{{{body}}}{{> layout}}'); DROP TABLE person; --)";

struct Texts {
    char const* table;
    std::vector<char const*> columns;
};

/// Where the records keep what somebody typed.
std::vector<Texts> const typed_texts{
    {"person", {"given", "family", "affiliation", "expertise"}},
    {"manuscript", {"title", "waiver_reason", "hold_reason", "request_reason"}},
    {"author", {"given", "family", "affiliation", "objection"}},
    {"suggestion", {"name", "affiliation", "reason"}},
    {"file", {"name", "findings"}},
    {"conflict", {"reason"}},
    {"review", {"interest", "reason", "suggestions", "overruled"}},
    {"report", {"masked", "mask_reason"}},
    {"recommendation", {"note", "letter", "ended_note"}},
    {"decision", {"letter", "note"}},
    {"letter", {"to_name", "subject", "body", "answer"}},
    {"production", {"corrections", "query", "consent"}},
    {"article", {"title", "author_names", "abstract", "editor_name"}},
};
/// And where as JSON.
std::vector<Texts> const written_texts{
    {"version", {"fields"}}, {"report", {"form"}}, {"article", {"implications", "keywords", "statements"}}};

void make_hostile(Journey& site)
{
    std::string quoted = hostile;
    for (auto at = quoted.find('"'); at != std::string::npos; at = quoted.find('"', at + 2)) quoted.insert(at, "\\");
    site.database.write([&](Transaction& tx) {
        for (auto const& [table, columns] : typed_texts)
            for (auto const* column : columns)
                run(tx, fmt::format("UPDATE {} SET {} = {} || :1", table, column, column), hostile);
        for (auto const& [table, columns] : written_texts)
            for (auto const* column : columns)
                run(tx, fmt::format("UPDATE {} SET {} = REPLACE({}, ' of the ', :1)", table, column, column),
                    " of " + quoted + " the ");
    });
}

/// Looks at all that somebody can come to, for text that has become more than text. Returns the pages with forms.
std::vector<std::string> look_for_markup(Life& life, std::string const& who, int& met)
{
    std::vector<std::string> forms;
    Crawl crawl(life.site, who, [&](std::string const& address, Response const& response) {
        CAPTURE(who);
        CHECK_MESSAGE(response.status < 500, address);
        if (!header(response, "content-type").starts_with("text/html")) return;
        for (auto const* raw : {"<script>alert", "<img src=x", "\"'>"}) CHECK_MESSAGE(!says(response, raw), address);
        met += says(response, "&lt;script&gt;alert(1)");
        if (says(response, "&lt;script&gt;alert(1)"))
            CHECK_MESSAGE(says(response, "{{csrf}}{{{body}}}{{&gt; layout}}"), address);
        if (response.status == 200 && !address.starts_with("POST")) forms.push_back(address);
    });
    auto const base = life.stage.address();
    crawl.from({"/", "/desk", "/manuscripts", base, base + "/reviewers", "/search?q=seagrass", "/profile", "/submit",
                "/people", "/production", "/articles/10.1111/rec.70001", "/articles/10.1111/rec.70001/cite.bib"});
    return forms;
}

bool is_of_the_page(std::string const& field)
{
    return field == "csrf" || field == "once" || field.ends_with("version");
}

/// Fills every form of a page with hostile words, wholly or only where nothing stands, and sends it.
void fill_forms(Journey& site, std::string const& who, std::string const& address, bool wholly)
{
    auto const page = site.get(address, who).body;
    for (auto& form : forms_in(page)) {
        auto const to = form.action.empty() ? address : form.action;
        if (!to.starts_with('/') || to.starts_with("/sign-out") || to.find("/deactivation") != std::string::npos)
            continue;
        for (auto& [name, value] : form.fields)
            if (!is_of_the_page(name) && (wholly || value.empty())) value = hostile;
        for (auto const& button : form.buttons) form.fields.emplace_back(button, "1");
        auto const response = site.post(to.substr(0, to.find('?')), form.fields, who);
        CHECK_MESSAGE(response.status < 500, to, " by ", who);
        for (auto const* raw : {"<script>alert", "<img src=x"}) CHECK_MESSAGE(!says(response, raw), to);
    }
}

std::vector<std::string> const officers{"laminaria-digitata", "quercus-robur", "salix-alba", "acer-saccharum",
                                        "apis-mellifera"};

std::string all_records(Journey& site)
{
    return site.database.reading([](Transaction& tx) {
        std::string text;
        for (auto const& [table, columns] : typed_texts)
            text +=
                fmt::format("{} {}\n", table, *first<std::int64_t>(tx, fmt::format("SELECT COUNT(*) FROM {}", table)));
        return text;
    });
}

} // namespace

TEST_CASE("stored cross-site scripting: whatever stands in the records, on every page it is only text")
{
    for (auto const* moment : {"held", "published"}) {
        Life life(moment);
        make_hostile(life.site);
        int met = 0;
        for (auto const* who : {"laminaria-digitata", "quercus-robur", "zostera-marina", "posidonia-oceanica",
                                "acer-saccharum", "apis-mellifera", ""})
            look_for_markup(life, who, met);
        CHECK(met > 50);
    }
}

TEST_CASE("injection by forms: every form of the site takes markup, templates and SQL as text, or says why not")
{
    for (auto const* moment : {"draft", "in review", "accepted"}) {
        Life life(moment);
        int met = 0;
        auto people = officers;
        people.insert(people.end(), {"zostera-marina", "littorina-littorea", "mytilus-trossulus"});
        for (auto const& who : people) {
            auto const pages = look_for_markup(life, who, met);
            for (auto const& page : pages) fill_forms(life.site, who, page, true);
            for (auto const& page : pages) fill_forms(life.site, who, page, false);
        }
        met = 0;
        for (auto const* who : {"laminaria-digitata", "zostera-marina", "apis-mellifera"})
            look_for_markup(life, who, met);
        CHECK(met > 0);
    }
}

namespace {

/// What would be more than text, were it taken for anything else.
std::vector<std::string> odd_texts()
{
    return {"' OR 1=1 --",
            "x' UNION SELECT password FROM person --",
            "\"; DROP TABLE manuscript; --",
            "%",
            "_",
            "\\",
            "%_%",
            "*",
            "NEAR(",
            "title:seagrass",
            "\"",
            "AND",
            "-1",
            "9e999",
            "1792584000000.8123.5",
            "99999999999999999999.1",
            "\xf0\x9f\x8c\xb1",
            hostile,
            std::string(20'000, 'a'),
            std::string(5'000, '('),
            std::string(3'000, ' ')};
}

/// Where the words of an address are looked up, and who may ask.
std::vector<std::pair<std::string, std::string>> places_to_ask(Life& life)
{
    return {{"/search?q=", ""},
            {"/search?page=", ""},
            {"/search?after=", ""},
            {"/manuscripts?q=", "quercus-robur"},
            {"/manuscripts?part=", "quercus-robur"},
            {"/manuscripts?stage=", "quercus-robur"},
            {"/manuscripts?label=", "quercus-robur"},
            {"/manuscripts?before=", "quercus-robur"},
            {"/desk?awaiting=", "quercus-robur"},
            {"/desk?running=", "quercus-robur"},
            {"/people?q=", "apis-mellifera"},
            {"/people?role=", "apis-mellifera"},
            {"/people?after=", "apis-mellifera"},
            {"/production?after=", "acer-saccharum"},
            {life.stage.address() + "/reviewers?q=", "laminaria-digitata"},
            {"/?after=", ""},
            {"/sign-in?next=", ""}};
}

} // namespace

TEST_CASE("injection by addresses: no search, no filter and no place in a list is a statement")
{
    Asking at("published");
    auto& site = at.life.site;
    auto const records = all_records(site);
    for (auto const& [address, who] : places_to_ask(at.life))
        for (auto const& text : odd_texts()) {
            auto const response = site.get(address + percent_encoded(text), who);
            CHECK_MESSAGE((response.status == 200 || response.status == 404), address, text.substr(0, 60));
            CHECK_FALSE(says(response, "argon2id"));
            CHECK_FALSE(says(response, "<script>alert"));
        }
    auto seen = [&](std::string const& text) {
        return says(site.get("/manuscripts?q=" + percent_encoded(text), "quercus-robur"), "/manuscripts/REC");
    };
    CHECK(seen("seagrass"));
    for (auto const* pattern : {"%", "_", "s%s", "' OR '1'='1"}) CHECK_FALSE(seen(pattern));
    CHECK(all_records(site) == records);
}
