#include "web/article_view.hpp"

#include "base/text.hpp"
#include "web/article_rows.hpp"
#include "web/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

ArticleFact fact(std::string label, std::string text, std::string href = {})
{
    return {std::move(label), std::move(text), std::move(href)};
}

/// "CC-BY-NC-4.0" → where the licence is read; "" for the journal's own.
std::string licence_href(std::string const& code)
{
    auto const version = code.rfind('-');
    if (!code.starts_with("CC-") || version < 3) return {};
    return fmt::format("https://creativecommons.org/licenses/{}/{}/", lower(code.substr(3, version - 3)),
                       code.substr(version + 1));
}

/// "CC BY-NC 4.0"
std::string licence_name(std::string code)
{
    auto const version = code.rfind('-');
    if (!code.starts_with("CC-") || version < 3) return "journal licence";
    code[2] = code[version] = ' ';
    return code;
}

/// The latest notice on top. A retraction speaks for itself; each leads to the other.
std::vector<ArticleBanner> banners(PublishedArticle const& read)
{
    std::vector<ArticleBanner> made;
    for (auto line = read.linked.rbegin(); line != read.linked.rend(); ++line) {
        bool const original = read.article.notice_of == line->id;
        bool const retracts = !original && line->kind == "retraction";
        ArticleBanner banner;
        banner.href = article_href(line->doi);
        banner.link = line->title;
        banner.label = original ? "About an article" : retracts ? "Retracted" : in_sentence_case(line->kind_label);
        banner.sentence = original ? "This notice speaks of:" : fmt::format("{}: ", long_date(line->published_at));
        banner.tone = retracts ? "" : "ochre";
        made.push_back(std::move(banner));
    }
    return made;
}

/// Authors with the marks of their affiliations, where there is more than one.
void show_authors(Journal const& journal, Printed const& printed, ArticlePage& page)
{
    std::vector<std::string> places;
    for (auto const& author : printed.authors) {
        auto const place = place_line(journal, author.affiliation, author.country);
        auto const known = std::ranges::find(places, place);
        ArticleAuthor shown;
        shown.name = author.name;
        shown.mark = place.empty() ? "" : std::to_string(known - places.begin() + 1);
        shown.orcid = author.orcid;
        shown.email = author.email;
        if (known == places.end() && !place.empty()) places.push_back(place);
        page.authors.push_back(std::move(shown));
    }
    bool const several = places.size() > 1;
    for (auto& author : page.authors) author.has_mark = several && !author.mark.empty();
    for (std::size_t i = 0; i < places.size(); ++i)
        page.affiliations.push_back({several, std::to_string(i + 1), places[i]});
    if (!page.authors.empty()) page.authors.back().last = true;
}

void show_dates(Article const& article, ArticlePage& page)
{
    auto add = [&](char const* label, std::optional<Moment> when) {
        if (when) page.dates.push_back(fact(label, long_date(*when)));
    };
    if (!article.notice_of) {
        add("Received", article.received_at);
        add("First decision", article.first_decision_at);
        add("Revised", article.revised_at);
        add("Accepted", article.accepted_at);
    }
    add("Published", article.published_at);
}

/// "Conceptualization: Fagus sylvatica, Alnus glutinosa."
std::string contributions(Journal const& journal, Printed const& printed)
{
    std::vector<std::string> parts;
    for (auto const& role : journal.list("credit")) {
        std::vector<std::string> names;
        for (auto const& author : printed.authors)
            if (std::ranges::find(author.credit, role.code) != author.credit.end()) names.push_back(author.name);
        if (!names.empty()) parts.push_back(fmt::format("{}: {}", role.label, joined(names, ", ")));
    }
    return parts.empty() ? "" : joined(parts, ". ") + ".";
}

void show_statements(Journal const& journal, Printed const& printed, ArticlePage& page)
{
    if (auto text = contributions(journal, printed); !text.empty())
        page.statements.push_back(fact("Author contributions", std::move(text)));
    for (auto const& [label, text] : printed.statements) {
        bool const is_address = text.starts_with("https://") && text.find_first_of(" \n\t") == std::string::npos;
        page.statements.push_back(fact(label, text, is_address ? text : ""));
    }
}

void show_site(Printed const& printed, ArticlePage& page)
{
    auto const& site = printed.site;
    auto add = [&](char const* label, std::string text) {
        if (!text.empty()) page.site.push_back(fact(label, std::move(text)));
    };
    add("Country", enumerated(site.countries));
    add("Ecosystem", enumerated(site.ecosystem));
    add("What was done", enumerated(site.activities));
    add("Years", site.years_from == site.years_to || site.years_to.empty() ? site.years_from
                                                                           : site.years_from + "–" + site.years_to);
    page.point = site_at(site.latitude, site.longitude);
    page.has_site = page.point || !page.site.empty();
}

void show_about(Journal const& journal, PublishedArticle const& read, Printed const& printed, ArticlePage& page)
{
    auto const& article = read.article;
    page.about.push_back(fact("DOI", article.doi, "https://doi.org/" + article.doi));
    if (read.issue)
        page.about.push_back(
            fact("Issue", issue_label(*read.issue) + ": " + printed_pages(article.pages), issue_href(*read.issue)));
    if (!article.editor_name.empty()) page.about.push_back(fact("Coordinating editor", article.editor_name));
    if (!article.licence.empty())
        page.about.push_back(
            fact("Licence", journal.label("licences", article.licence), licence_href(article.licence)));
    for (auto const& author : printed.authors)
        if (!author.email.empty()) page.about.push_back(fact("Correspondence", author.name, "mailto:" + author.email));
}

void show_text(PublishedArticle const& read, Printed const& printed, ArticlePage& page)
{
    auto const& article = read.article;
    page.abstract = paragraphs(article.abstract);
    page.is_notice = article.notice_of.has_value();
    page.implications = printed.implications;
    page.implications_heading =
        article.implications_kind == "conceptual" ? "Conceptual implications" : "Implications for practice";
    page.keywords = printed.keywords;
}

void show_pdf(Article const& article, ArticlePage& page)
{
    page.has_pdf = !article.pdf_sha256.empty();
    if (!page.has_pdf) return;
    File file;
    file.media_type = "application/pdf";
    file.bytes = article.pdf_bytes;
    page.pdf_href = article_href(article.doi) + "/article.pdf";
    page.pdf_facts =
        file_facts(file) +
        (article.licence.starts_with("CC-") ? "\u00a0· open access, " + licence_name(article.licence) : "");
}

} // namespace

ArticlePage article_page(Journal const& journal, JournalInPrint const& where, PublishedArticle const& read)
{
    auto const& article = read.article;
    auto const printed = succession::printed(article);
    auto const citation = citation_of(article, printed, read.issue ? &*read.issue : nullptr, where);
    ArticlePage page;
    page.tags = scholar_tags(citation);
    page.canonical = citation.address();
    page.kind = in_sentence_case(article.kind_label);
    page.has_issue = read.issue.has_value();
    page.place = read.issue ? issue_label(*read.issue) : "Early View";
    if (read.issue) page.issue_href = issue_href(*read.issue);
    page.banners = banners(read);
    page.heading = article.title;
    show_authors(journal, printed, page);
    show_dates(article, page);
    show_pdf(article, page);
    show_text(read, printed, page);
    show_statements(journal, printed, page);
    page.cite = how_to_cite(citation);
    page.bib_href = article_href(article.doi) + "/cite.bib";
    page.ris_href = article_href(article.doi) + "/cite.ris";
    show_site(printed, page);
    show_about(journal, read, printed, page);
    return page;
}

} // namespace succession
