#include "web/pages/readers.hpp"

#include "base/text.hpp"
#include "publishing/sitemap.hpp"
#include "storage/issues.hpp"
#include "web/article_rows.hpp"
#include "web/assets.hpp"
#include "web/context.hpp"
#include "web/models/again.hpp"
#include "web/onward.hpp"
#include "web/urls.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace succession {

namespace {

constexpr int rows_a_page = 20;
constexpr int most_found = 100;
/// Longer queries are cut: nobody reads them, not even the full text.
constexpr int most_typed = 200;

Problem no_such_issue() { return {Problem::Kind::not_found, "There is no such issue."}; }

/// Where a list was left.
struct Place {
    Moment before = std::numeric_limits<Moment>::max();
    ManuscriptId id;
};

void show_early_view(Context const& context, Transaction& tx, HomePage& page)
{
    auto const place = place_in<Place>(context.query("before")).value_or(Place{});
    auto lines = articles::early_view(tx, place.before, place.id, rows_a_page + 1);
    page.has_older = goes_on(lines, rows_a_page);
    page.articles = rows_with_dates(lines);
    page.has_newest = !context.query("before").empty();
    if (page.has_older) page.older_href = "/?before=" + place_after(lines.back().published_at, lines.back().id);
}

void show_current_issue(Transaction& tx, HomePage& page)
{
    auto const issue = issues::current(tx);
    if (!issue) return;
    page.has_issue = true;
    page.issue = issue_label(*issue);
    page.issue_href = issue_href(*issue);
    for (auto const& row : rows_by_pages(articles::of_issue(tx, issue->id)))
        page.contents.push_back({row.href, row.heading});
}

IssuesPage issues_page(std::vector<Issue> const& published)
{
    IssuesPage page;
    int volume = 0;
    for (auto const& issue : published) {
        if (issue.volume != volume)
            page.volumes.push_back({fmt::format("Volume {}, {}", issue.volume, issue.year), {}});
        volume = issue.volume;
        auto const title = issue.title.empty() ? "" : ": " + issue.title;
        auto const when = issue.published_at ? long_date(*issue.published_at) : "";
        page.volumes.back().issues.push_back({issue_href(issue), fmt::format("Issue {}{}", issue.number, title), when});
    }
    return page;
}

IssuePage issue_page(Transaction& tx, int volume, int number)
{
    auto const published = issues::published(tx); // the latest first
    auto const found =
        std::ranges::find_if(published, [&](Issue const& i) { return i.volume == volume && i.number == number; });
    if (found == published.end()) throw no_such_issue();
    IssuePage page;
    page.heading = issue_label(*found);
    page.articles = rows_by_pages(articles::of_issue(tx, found->id));
    page.facts =
        fmt::format("{}\u00a0· published {}\u00a0· {}", found->year, long_date(found->published_at.value_or(0)),
                    counted(static_cast<int>(page.articles.size()), "article"));
    page.special = found->title;
    page.has_later = found != published.begin();
    if (page.has_later) page.later_href = issue_href(*std::prev(found));
    page.has_earlier = std::next(found) != published.end();
    if (page.has_earlier) page.earlier_href = issue_href(*std::next(found));
    return page;
}

std::string search_href(std::string const& words, std::size_t page)
{
    return fmt::format("/search?q={}&page={}", percent_encoded(words), page);
}

/// The best are shown a page at a time; whoever gets to their end adds a word.
SearchPage search_page(std::string const& words, articles::Hits const& found, std::size_t number)
{
    SearchPage page;
    page.words = words;
    page.asked = !words.empty();
    auto const count = static_cast<std::size_t>(std::min(found.count, most_found));
    page.count = found.count > most_found
                     ? fmt::format("More than {} articles; the best are shown. Another word finds fewer.", most_found)
                     : counted(found.count, "article");
    auto const from = (number - 1) * rows_a_page;
    auto const until = from + found.lines.size();
    page.articles = rows_with_places(found.lines);
    page.has_before = number > 1;
    if (page.has_before) page.before_href = search_href(words, number - 1);
    page.has_after = until < count;
    if (page.has_after) page.after_href = search_href(words, number + 1);
    page.has_pages = page.has_before || page.has_after;
    page.shown = fmt::format("{} to {} of {}", from + 1, until, count);
    return page;
}

std::size_t page_number(std::string const& text)
{
    if (text.empty()) return 1;
    auto const number = value_from<int>(text);
    if (number < 1 || number > most_found / rows_a_page) throw no_such_page();
    return static_cast<std::size_t>(number);
}

std::vector<TypeRow> type_rows(Journal const& journal)
{
    std::vector<TypeRow> rows;
    for (auto const& type : journal.types) {
        if (!type.submittable) continue;
        TypeRow row;
        row.label = type.label;
        row.words = type.word_limit ? grouped(type.word_limit) : "";
        row.abstract = type.abstract_limit ? grouped(type.abstract_limit) : "";
        std::vector<std::string> notes;
        if (type.implications == "practice") notes.emplace_back("implications for practice");
        if (type.implications == "conceptual") notes.emplace_back("conceptual implications");
        if (type.invited) notes.emplace_back("please write to the editor first");
        row.note = joined(notes, "; ");
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Response pages::home(Context& context)
{
    auto const page = context.read([&](Transaction& tx) {
        HomePage made;
        show_early_view(context, tx, made);
        show_current_issue(tx, made);
        return made;
    });
    return context.render(page, "Early View and current issue");
}

Response pages::issues(Context& context)
{
    return context.render(issues_page(context.read([](Transaction& tx) { return issues::published(tx); })), "Issues");
}

Response pages::issue(Context& context, int volume, int number)
{
    auto const page = context.read([&](Transaction& tx) { return issue_page(tx, volume, number); });
    return context.render(page, page.heading);
}

Response pages::search(Context& context)
{
    auto const words = std::string(first_characters(trimmed(context.query("q")), most_typed));
    auto const number = page_number(context.query("page"));
    articles::Slice const slice{.from = static_cast<int>(number - 1) * rows_a_page, .rows = rows_a_page};
    auto const found =
        context.read([&](Transaction& tx) { return articles::search(tx, words, most_found + 1, slice); });
    if (number > 1 && found.lines.empty()) throw no_such_page();
    return context.render(search_page(words, found, number), words.empty() ? "Search" : words + ", search");
}

Response pages::about(Context& context)
{
    auto const& journal = context.office.rules.now();
    AboutPage page;
    page.office_name = context.office.settings.office_name;
    page.office_email = context.office.settings.office_email;
    page.types = type_rows(journal);
    for (auto const& licence : journal.list("licences")) page.licences.push_back(licence.label);
    return context.render(page, "About the journal");
}

Response pages::offline(Context& context)
{
    ProblemPage page;
    page.heading = "You are offline";
    page.sentence = "The journal cannot be reached from here at the moment.";
    page.advice = "What you typed is kept in this browser, on the page where you typed it.";
    page.ways = {{"", "Try again", true}};
    return context.render(page, "Offline");
}

Response pages::offline_script(Context& context)
{
    return Response::text(std::string(context.assets.text("offline.js")), "text/javascript; charset=utf-8");
}

Response pages::robots(Context& context)
{
    auto const text = fmt::format(
        "User-agent: *\nDisallow: /search\nDisallow: /sign-in\nDisallow: /register\nSitemap: {}/sitemap.xml\n",
        context.office.settings.public_url);
    return Response::text(text, "text/plain; charset=utf-8");
}

Response pages::sitemap_of_years(Context& context)
{
    auto const first = context.read([](Transaction& tx) { return articles::first_published(tx); });
    std::vector<SitemapEntry> years;
    for (int year = year_of(first.value_or(context.now)); year <= year_of(context.now); ++year)
        years.push_back({fmt::format("{}/sitemaps/{}", context.office.settings.public_url, year), 0});
    return Response::text(sitemap_index(years), "application/xml");
}

Response pages::sitemap_of_year(Context& context, int year)
{
    auto const from = parse_date(fmt::format("{:04}-01-01", year));
    auto const until = parse_date(fmt::format("{:04}-01-01", year + 1));
    if (!from || !until) throw no_such_page();
    std::vector<SitemapEntry> entries;
    for (auto const& article :
         context.read([&](Transaction& tx) { return articles::published_between(tx, *from, *until); }))
        entries.push_back({context.office.settings.public_url + article_href(article.doi), article.published_at});
    return Response::text(sitemap(entries), "application/xml");
}

} // namespace succession
