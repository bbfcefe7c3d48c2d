#pragma once

#include "base/describe.hpp"
#include "publishing/citation.hpp"
#include "web/models/plain.hpp"

#include <boost/mp11/list.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// An article in a list, for partials/articles.
struct ArticleRow {
    std::string href;
    std::string heading;
    std::string facts;  ///< "Bufo bufo, Ostrea edulis · Technical article"
    std::string notice; ///< "retracted"
    std::string tone;
    std::string when; ///< "14 March 2027", or "34(6)"
    std::string what; ///< "Early View", or pages
};
SUCCESSION_DESCRIBE(ArticleRow, href, heading, facts, notice, tone, when, what)

/// The journal's front page: what is new, and the issue that is out.
struct HomePage {
    static constexpr std::string_view template_name = "readers/home";
    std::vector<ArticleRow> articles; ///< in Early View
    bool has_newest = false;
    bool has_older = false;
    std::string older_href;
    bool has_issue = false;
    std::string issue;
    std::string issue_href;
    std::vector<PlainLink> contents;
};
SUCCESSION_DESCRIBE(HomePage, articles, has_newest, has_older, older_href, has_issue, issue, issue_href, contents)

/// An issue as the list of issues shows it.
struct PublishedIssue {
    std::string href;
    std::string label; ///< "Issue 6: Fire"
    std::string when;  ///< "3 June 2026"
};
SUCCESSION_DESCRIBE(PublishedIssue, href, label, when)

/// The issues of one volume.
struct VolumeRow {
    std::string label; ///< "Volume 34, 2026"
    std::vector<PublishedIssue> issues;
};
SUCCESSION_DESCRIBE(VolumeRow, label, issues)

/// All published issues.
struct IssuesPage {
    static constexpr std::string_view template_name = "readers/issues";
    std::vector<VolumeRow> volumes;
};
SUCCESSION_DESCRIBE(IssuesPage, volumes)

/// One issue and its articles.
struct IssuePage {
    static constexpr std::string_view template_name = "readers/issue";
    std::string heading;
    std::string facts;   ///< "2026 · published 3 June 2026 · 14 articles"
    std::string special; ///< the title of a special issue
    std::vector<ArticleRow> articles;
    bool has_earlier = false;
    std::string earlier_href;
    bool has_later = false;
    std::string later_href;
};
SUCCESSION_DESCRIBE(IssuePage, heading, facts, special, articles, has_earlier, earlier_href, has_later, later_href)

/// What was searched, and what was found.
struct SearchPage {
    static constexpr std::string_view template_name = "readers/search";
    std::string words;
    bool asked = false;
    std::string count; ///< "3 articles", "more than 100 articles"
    std::vector<ArticleRow> articles;
    bool has_pages = false;
    bool has_before = false;
    std::string before_href;
    bool has_after = false;
    std::string after_href;
    std::string shown; ///< "26 to 50 of 71"
};
SUCCESSION_DESCRIBE(SearchPage, words, asked, count, articles, has_pages, has_before, before_href, has_after,
                    after_href, shown)

/// An article type as the journal's data have it.
struct TypeRow {
    std::string label;
    std::string words;
    std::string abstract;
    std::string note;
};
SUCCESSION_DESCRIBE(TypeRow, label, words, abstract, note)

/// What the journal is, and how it works.
struct AboutPage {
    static constexpr std::string_view template_name = "readers/about";
    std::string office_name;
    std::string office_email;
    std::vector<TypeRow> types;
    std::vector<std::string> licences;
};
SUCCESSION_DESCRIBE(AboutPage, office_name, office_email, types, licences)

using ReaderPages = boost::mp11::mp_list<HomePage, IssuesPage, IssuePage, SearchPage, AboutPage>;

} // namespace succession
