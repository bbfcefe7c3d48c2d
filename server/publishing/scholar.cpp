#include "publishing/citation.hpp"

namespace succession {

namespace {

void add_authors(std::vector<MetaTag>& tags, std::vector<PrintedAuthor> const& authors)
{
    for (auto const& author : authors) {
        tags.push_back({"citation_author", author.given.empty() ? author.family : author.family + ", " + author.given});
        if (!author.affiliation.empty()) tags.push_back({"citation_author_institution", author.affiliation});
        if (!author.orcid.empty()) tags.push_back({"citation_author_orcid", "https://orcid.org/" + author.orcid});
    }
}

void add_place(std::vector<MetaTag>& tags, Citation const& citation)
{
    if (!citation.volume) return;
    tags.push_back({"citation_volume", std::to_string(citation.volume)});
    tags.push_back({"citation_issue", std::to_string(citation.number)});
    tags.push_back({"citation_firstpage", citation.first_page()});
    if (auto last = citation.last_page(); !last.empty()) tags.push_back({"citation_lastpage", std::move(last)});
}

} // namespace

std::vector<MetaTag> scholar_tags(Citation const& citation)
{
    std::vector<MetaTag> tags{{"citation_title", citation.title}};
    add_authors(tags, citation.authors);
    tags.push_back({"citation_publication_date", slashed_date(citation.issue_at.value_or(citation.online_at))});
    tags.push_back({"citation_online_date", slashed_date(citation.online_at)});
    tags.push_back({"citation_journal_title", citation.journal.title});
    if (!citation.journal.issn.empty()) tags.push_back({"citation_issn", citation.journal.issn});
    add_place(tags, citation);
    tags.push_back({"citation_doi", citation.doi});
    tags.push_back({"citation_abstract_html_url", citation.address()});
    if (citation.has_pdf) tags.push_back({"citation_pdf_url", citation.pdf_address()});
    tags.push_back({"citation_language", "en"});
    for (auto const& keyword : citation.keywords) tags.push_back({"citation_keywords", keyword});
    return tags;
}

} // namespace succession
