#pragma once

#include "base/describe.hpp"
#include "publishing/citation.hpp"
#include "web/world_map.hpp"

#include <boost/mp11/list.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A notice on an article, or the article a notice speaks of.
struct ArticleBanner {
    std::string label;
    std::string sentence;
    std::string href;
    std::string link;
    std::string tone;
};
SUCCESSION_DESCRIBE(ArticleBanner, label, sentence, href, link, tone)

/// An author, with the marks of their affiliations.
struct ArticleAuthor {
    std::string name;
    bool has_mark = false;
    std::string mark; ///< of the affiliation, where there are several
    std::string orcid;
    std::string email;
    bool last = false;
};
SUCCESSION_DESCRIBE(ArticleAuthor, name, has_mark, mark, orcid, email, last)

/// An affiliation, and the mark that leads to it.
struct Affiliation {
    bool has_mark = false;
    std::string mark;
    std::string text;
};
SUCCESSION_DESCRIBE(Affiliation, has_mark, mark, text)

/// "Received", "21 October 2026"; also other pairs of a name and what it stands for.
struct ArticleFact {
    std::string label;
    std::string text;
    std::string href;
};
SUCCESSION_DESCRIBE(ArticleFact, label, text, href)

/// A published article as readers read it.
struct ArticlePage {
    static constexpr std::string_view template_name = "articles/article";
    std::vector<MetaTag> tags;
    std::string canonical;
    std::string kind;
    std::string place; ///< "Early View", "Restoration Ecology 34(6)"
    bool has_issue = false;
    std::string issue_href;
    std::vector<ArticleBanner> banners;
    std::string heading;
    std::vector<ArticleAuthor> authors;
    std::vector<Affiliation> affiliations;
    std::vector<ArticleFact> dates;
    bool has_pdf = false;
    std::string pdf_href;
    std::string pdf_facts;
    bool is_notice = false; ///< then its text is all there is of it
    std::vector<std::string> abstract;
    std::string implications_heading;
    std::vector<std::string> implications;
    std::vector<std::string> keywords;
    std::vector<ArticleFact> statements;
    std::string cite;
    std::string bib_href;
    std::string ris_href;
    bool has_site = false;
    std::optional<SitePoint> point;
    std::vector<ArticleFact> site;
    std::vector<ArticleFact> about;
};
SUCCESSION_DESCRIBE(ArticlePage, tags, canonical, kind, place, has_issue, issue_href, banners, heading, authors,
                    affiliations, dates, has_pdf, pdf_href, pdf_facts, is_notice, abstract, implications_heading,
                    implications, keywords, statements, cite, bib_href, ris_href, has_site, point, site, about)

using ArticlePages = boost::mp11::mp_list<ArticlePage>;

} // namespace succession
