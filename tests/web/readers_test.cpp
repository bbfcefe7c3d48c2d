#include "files/stored.hpp"
#include "office/in_production.hpp"
#include "office/issues.hpp"
#include "web/delivery.hpp"
#include "web/fixture.hpp"

using namespace succession;

namespace {

/// Every address at which readers may look for an article with this DOI and these words.
std::vector<std::string> readers_addresses(std::string const& doi, std::string const& words)
{
    return {"/",
            "/issues",
            "/issues/34/6",
            "/articles/" + doi,
            "/articles/" + doi + "/article.pdf",
            "/articles/" + doi + "/cite.bib",
            "/articles/" + doi + "/cite.ris",
            "/search?q=" + words,
            "/about",
            "/robots.txt",
            "/sitemap.xml",
            "/sitemaps/2026"};
}

void put_in(Journey& site, ManuscriptId id, IssueId issue, std::string const& pages)
{
    REQUIRE(take(site, id, "put_in_issue", "acer-saccharum", {{"issue", std::to_string(issue.value)}, {"pages", pages}})
                .taken);
}

void publish_issue(Journey& site, IssueId issue)
{
    office::publish_issue(site.office, {cast_id("acer-saccharum"), site.clock.now(), "", ""}, issue);
}

std::size_t compressed(Response const& response)
{
    Head head;
    head.method = Method::get;
    head.headers.emplace_back("accept-encoding", "gzip");
    return deliver(head, response).body.size();
}

int count(std::string const& text, std::string_view part)
{
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

} // namespace

TEST_CASE("what is not published does not exist for readers at any address, until its moment")
{
    Journey site;
    auto const id = produce(site, {.title = "Canarium of the hidden reef", .abstract = "Canarium words."});
    REQUIRE(take(site, id, "schedule", "acer-saccharum", {{"doi", "10.1111/rec.70001"}, {"date", iso_date(noon + day)}})
                .taken);
    for (auto const moment : {noon, noon + day / 2 - 1}) {
        site.clock.set(moment);
        office::settle_due(site.office, moment, 10);
        for (auto const& address : readers_addresses("10.1111/rec.70001", "canarium"))
            for (auto const* as : {"", "posidonia-oceanica"}) {
                CAPTURE(address);
                auto const seen = site.get(address, as);
                if (address.starts_with("/articles/") || address.starts_with("/issues/")) CHECK(seen.status == 404);
                CHECK_FALSE(says(seen, "Canarium"));
                CHECK_FALSE(says(seen, "Zostera"));
                CHECK_FALSE(says(seen, "rec.70001"));
                CHECK_FALSE(says(seen, "REC-25-0001"));
            }
    }
    site.clock.set(noon + day / 2);
    CHECK(office::settle_due(site.office, site.clock.now(), 10) == 1);
    CHECK(says(site.get("/"), "Canarium of the hidden reef"));
    CHECK(says(site.get("/search?q=canarium"), "Canarium of the hidden reef"));
    CHECK(says(site.get("/articles/10.1111/rec.70001"), "Canarium words."));
    CHECK(says(site.get("/sitemaps/2026"), "http://127.0.0.1:8080/articles/10.1111/rec.70001"));
}

TEST_CASE("an article page reads like a printed page, and tells machines the same")
{
    Journey site;
    publish_paper(site, {}, "10.1111/rec.70001");
    auto const page = site.get("/articles/10.1111/REC.70001");
    CHECK(page.status == 200);
    for (auto const* part : {"Research article",
                             "Early View",
                             "<h1>Seagrass meadows recover beside oyster reefs</h1>",
                             "Zostera marina",
                             "University of the Estuary, Netherlands",
                             "Received",
                             "First decision",
                             "Revised",
                             "Accepted",
                             "Oyster reefs break waves and clear water.",
                             "Implications for practice",
                             "Restore reefs first.",
                             "seagrass",
                             "Fund for Coastal Commons.",
                             "Laminaria digitata",
                             "creativecommons.org/licenses/by/4.0/",
                             "51.6° N, 3.9° E",
                             "cx=\"184\" cy=\"38\"",
                             "marina Z, edulis O (2026)",
                             "https://doi.org/10.1111/rec.70001",
                             "/articles/10.1111/rec.70001/cite.bib",
                             "mailto:zostera.marina@restoration.example",
                             "<meta name=\"citation_title\" content=\"Seagrass meadows recover beside oyster reefs\">",
                             "<meta name=\"citation_author\" content=\"marina, Zostera\">",
                             "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/articles/10.1111/rec.70001\">"}) {
        CAPTURE(part);
        CHECK(says(page, part));
    }
    CHECK_FALSE(says(page, "ostrea.edulis@"));
    CHECK_FALSE(says(page, "noindex"));
    auto const bib = site.get("/articles/10.1111/rec.70001/cite.bib");
    CHECK(header(bib, "content-type") == "application/x-bibtex; charset=utf-8");
    CHECK(header(bib, "content-disposition").find("rec.70001.bib") != std::string::npos);
    CHECK(bib.body.starts_with("@article{marina2026seagrass,"));
    CHECK(site.get("/articles/10.1111/rec.70001/cite.ris").body.starts_with("TY  - JOUR\r\n"));
}

TEST_CASE("no title breaks out of the page it stands on")
{
    Journey site;
    publish_paper(
        site,
        {.title = "\"><script>alert(1)</script> {{#x}} & <b>reef</b>", .abstract = "</p><script>alert(2)</script>"},
        "10.1111/rec.70001");
    for (auto const* address :
         {"/", "/articles/10.1111/rec.70001", "/search?q=reef", "/search?q=%22%3E%3Cscript%3Ealert(3)%3C/script%3E"}) {
        auto const page = site.get(address);
        CHECK(page.status == 200);
        CHECK_FALSE(says(page, "<script>alert"));
        CHECK_FALSE(says(page, "<b>reef"));
    }
    CHECK(says(site.get("/"), "{{#x}}"));
}

TEST_CASE("an article moves from Early View into its issue when the issue appears")
{
    Journey site;
    auto const id = publish_paper(site, {}, "10.1111/rec.70001");
    auto const issue = issue_there(site, 34, 6, "open");
    put_in(site, id, issue, "101-110");
    CHECK(says(site.get("/"), "Seagrass meadows"));
    CHECK(site.get("/issues/34/6").status == 404);
    CHECK_FALSE(says(site.get("/issues"), "Volume 34"));
    CHECK(says(site.get("/articles/10.1111/rec.70001"), "Early View"));
    CHECK_FALSE(says(site.get("/articles/10.1111/rec.70001"), "101–110"));
    publish_issue(site, issue);
    CHECK(says(site.get("/"), "Nothing is waiting for an issue"));
    CHECK(says(site.get("/"), "Volume 34, issue 6"));
    CHECK(says(site.get("/issues"), "/issues/34/6"));
    CHECK(says(site.get("/issues/34/6"), "Seagrass meadows"));
    auto const page = site.get("/articles/10.1111/rec.70001");
    CHECK(says(page, "Restoration Ecology 34:101–110"));
    CHECK(says(page, "<meta name=\"citation_firstpage\" content=\"101\">"));
    CHECK_FALSE(says(page, "Early View"));
    CHECK(says(site.get("/search?q=seagrass"), "34(6)"));
}

TEST_CASE("an issue lists its articles in the order of their pages, and leads to its neighbours")
{
    Journey site;
    issue_there(site, 33, 8, "published");
    issue_there(site, 34, 2, "planned");
    auto const issue = issue_there(site, 34, 1, "open");
    int next = 1;
    for (auto const* pages : {"101-110", "9-20", "1-8"}) {
        auto const number = std::to_string(next++);
        auto const id = publish_paper(site, {.title = std::string("Pages ") + pages, .number = "REC-25-" + number},
                                      "10.1111/rec." + number);
        put_in(site, id, issue, pages);
    }
    publish_issue(site, issue);
    auto const page = site.get("/issues/34/1");
    auto const at = [&](char const* text) { return page.body.find(text); };
    CHECK(at("Pages 1-8") < at("Pages 9-20"));
    CHECK(at("Pages 9-20") < at("Pages 101-110"));
    CHECK(says(page, "/issues/33/8"));
    CHECK_FALSE(says(page, "/issues/34/2"));
    for (auto const* nowhere : {"/issues/34/2", "/issues/34/3", "/issues/0/0", "/issues/-1/1", "/issues/x/1"})
        CHECK(site.get(nowhere).status == 404);
}

TEST_CASE("a notice and its article lead to each other, with a banner on top")
{
    Journey site;
    auto const id = publish_paper(site, {}, "10.1111/rec.70001");
    auto const granted = take(site, id, "notice", "quercus-robur",
                              {{"kind", "retraction"},
                               {"title", "Retraction of the seagrass paper"},
                               {"text", "The data were not sound.\n\nWe regret it."}});
    REQUIRE(granted.taken);
    CHECK_FALSE(says(site.get("/articles/10.1111/rec.70001"), "Retract"));
    publish_now(site, *granted.offspring, "10.1111/rec.70002");
    auto const article = site.get("/articles/10.1111/rec.70001"), notice = site.get("/articles/10.1111/rec.70002");
    CHECK(says(article, "class=\"banner \"><strong>Retracted</strong>"));
    CHECK(says(article, "href=\"/articles/10.1111/rec.70002\""));
    CHECK(says(notice, "href=\"/articles/10.1111/rec.70001\""));
    CHECK(says(notice, "We regret it."));
    CHECK_FALSE(says(notice, "Read the PDF"));
    CHECK_FALSE(says(notice, "First decision"));
    CHECK_FALSE(says(notice, "citation_pdf_url"));
    CHECK(site.get("/articles/10.1111/rec.70002/article.pdf").status == 404);
    CHECK(says(site.get("/"), "<span class=\"pill clay\">retracted</span>"));
    CHECK(says(site.get("/"), "<p class=\"facts\">Retraction</p>")); // nobody signs it
    CHECK(says(notice, "Retraction of the seagrass paper (2026) Restoration Ecology."));
}

TEST_CASE("whoever has an article already is told that it is unchanged, until it changes")
{
    Journey site;
    publish_paper(site, {}, "10.1111/rec.70001");
    auto const page = site.get("/articles/10.1111/rec.70001");
    CHECK(header(page, "cache-control") == "no-cache");
    REQUIRE_FALSE(header(page, "etag").empty());
    Head again;
    again.method = Method::get;
    again.headers = {{"if-none-match", header(page, "etag")}};
    auto const unchanged = deliver(again, site.get("/articles/10.1111/rec.70001"));
    CHECK(unchanged.status == 304);
    CHECK(unchanged.body.empty());
    again.headers = {{"if-none-match", "\"another\""}};
    CHECK(deliver(again, site.get("/articles/10.1111/rec.70001")).status == 200);
}

TEST_CASE("the PDF is the published article's, shown in the browser, and no other file is reached that way")
{
    Journey site;
    Folder folder;
    Store store(folder.path / "files");
    site.office.store = &store;
    auto const proof = put_text(store, "%PDF-1.4 the article");
    publish_paper(site, {.sha256 = proof.sha256}, "10.1111/rec.70001");
    auto const hidden = put_text(store, "%PDF-1.4 hidden");
    produce(site, {.number = "REC-25-0002", .sha256 = hidden.sha256});
    auto const pdf = site.get("/articles/10.1111/rec.70001/article.pdf");
    CHECK(pdf.status == 200);
    REQUIRE(pdf.file);
    CHECK(pdf.file->size == 20);
    CHECK(header(pdf, "content-type") == "application/pdf");
    CHECK(header(pdf, "content-disposition").starts_with("inline"));
    CHECK(header(pdf, "etag") == "\"" + proof.sha256 + "\"");
    for (auto const& nowhere :
         {"/articles/10.1111/rec.70002/article.pdf", "/articles/10.1111/", "/articles/10.1111/rec.70001/other.pdf"})
        CHECK(site.get(nowhere).status == 404);
    CHECK(site.get("/articles/" + hidden.sha256 + "/x/article.pdf").status == 404);
}

TEST_CASE("caches may keep what is published for readers, and nothing for anybody signed in")
{
    Journey site;
    publish_paper(site, {}, "10.1111/rec.70001");
    for (auto const* address : {"/", "/articles/10.1111/rec.70001", "/issues", "/search?q=seagrass", "/sitemap.xml"}) {
        auto const page = site.get(address);
        CHECK_FALSE(header(page, "etag").empty());
        CHECK(header(page, "cache-control").find("no-store") == std::string::npos);
        CHECK(header(page, "set-cookie").empty());
        CHECK(header(site.get(address, "posidonia-oceanica"), "cache-control") == "no-store");
    }
}

TEST_CASE("readers' pages take four queries at most, and lists stay small")
{
    Journey site;
    auto const issue = issue_there(site, 34, 6, "open");
    for (int i = 1; i <= 45; ++i) {
        auto const number = std::to_string(i);
        auto const id = publish_paper(site,
                                      {.title = "Seagrass meadows recover beside restored oyster reefs, part " + number,
                                       .number = "REC-25-" + number},
                                      "10.1111/rec." + number);
        if (i <= 20) put_in(site, id, issue, "e" + number);
    }
    publish_issue(site, issue);
    for (auto const* address :
         {"/", "/issues", "/issues/34/6", "/search?q=seagrass", "/articles/10.1111/rec.1", "/about"}) {
        CAPTURE(address);
        site.get(address, "posidonia-oceanica");
        auto const before = Database::statements();
        auto const page = site.get(address, "posidonia-oceanica");
        CHECK(page.status == 200);
        auto const queries = Database::statements() - before;
        CHECK(queries <= 4);
        CHECK(compressed(page) <= 14'000);
    }
    auto const first = site.get("/");
    CHECK(count(first.body, "class=\"when\"") == 20);
    auto const at = first.body.find("/?before=");
    REQUIRE(at != std::string::npos);
    auto const second = site.get(first.body.substr(at, first.body.find('"', at) - at));
    CHECK(count(second.body, "class=\"when\"") == 5);
    CHECK(site.get("/?before=x.y").status == 404);
}

TEST_CASE("what is found is read page by page")
{
    Journey site;
    for (int i = 1; i <= 45; ++i) {
        auto const number = std::to_string(i);
        publish_paper(site, {.number = "REC-25-" + number}, "10.1111/rec." + number);
    }
    CHECK(says(site.get("/search?q=seagrass"), "45 articles"));
    CHECK(says(site.get("/search?q=seagrass&page=3"), "41 to 45 of 45"));
    CHECK(count(site.get("/search?q=seagrass&page=3").body, "class=\"title\"") == 5);
    for (auto const* nowhere : {"0", "-1", "99", "x"})
        CHECK(site.get("/search?q=seagrass&page=" + std::string(nowhere)).status == 404);
    CHECK(says(site.get("/search?q=willow"), "Nothing found"));
    CHECK(says(site.get("/search?q=+"), "Every article of the journal"));
    CHECK(site.get("/search?q=" + std::string(3000, 'x')).status == 200);
}

TEST_CASE("search engines learn what is published, year by year, and nothing else")
{
    Journey site;
    CHECK(says(site.get("/robots.txt"), "Sitemap: http://127.0.0.1:8080/sitemap.xml"));
    CHECK(says(site.get("/sitemap.xml"), "/sitemaps/2026"));
    publish_paper(site, {}, "10.1111/rec.70001");
    auto const map = site.get("/sitemaps/2026");
    CHECK(header(map, "content-type") == "application/xml");
    CHECK(count(map.body, "<url>") == 1);
    CHECK(count(site.get("/sitemaps/2025").body, "<url>") == 0);
    for (auto const* nowhere : {"/sitemaps/99999", "/sitemaps/x", "/sitemaps/-5"})
        CHECK(site.get(nowhere).status == 404);
}

TEST_CASE("the page about the journal tells what may be sent, and how it is judged")
{
    Journey site;
    auto const page = site.get("/about");
    for (auto const* part : {"Research article", "7,000", "Short communication", "2,500", "conceptual implications",
                             "double-anonymous", "CC BY 4.0"}) {
        CAPTURE(part);
        CHECK(says(page, part));
    }
    CHECK_FALSE(says(page, "Editorial"));
}
