#pragma once

#include "publishing/printed.hpp"

#include <string>
#include <vector>

namespace succession {

/// The journal as citations name it, and where it is read.
struct JournalInPrint {
    std::string title;
    std::string issn;
    std::string address; ///< "https://journal.example", without a slash at its end
};

/// What somebody who cites an article needs to know of it.
struct Citation {
    std::vector<PrintedAuthor> authors;
    std::vector<std::string> keywords;
    std::string title;
    std::string abstract;
    JournalInPrint journal;
    std::string doi;
    int year = 0;
    int volume = 0; ///< 0 in Early View
    int number = 0;
    std::string pages; ///< "101-110", "e70001", or "" in Early View
    Moment online_at = 0;
    std::optional<Moment> issue_at; ///< when its issue was published
    bool has_pdf = false;

    std::string first_page() const { return pages.substr(0, pages.find('-')); }
    /// "" for a single page or an article number.
    std::string last_page() const;
    /// "https://journal.example/articles/10.1111/rec.70001"
    std::string address() const;
    std::string pdf_address() const { return address() + "/article.pdf"; }
};

/// `issue` is the published issue the article stands in, or none: then volume, number and pages are nobody's business.
Citation citation_of(Article const&, Printed const&, Issue const* issue, JournalInPrint const&);

/// As the journal's own reference list has it:
/// "Mangle R, Odorata C, Dugon D (2012) Propagules in the drift line. Restoration Ecology 4:141–153. https://doi.org/…"
std::string how_to_cite(Citation const&);

/// One @article entry. Names and titles keep their letters (UTF-8); whatever TeX or BibTeX would take for a command is
/// written so that they print it.
std::string bibtex(Citation const&);

/// One record of the RIS format: a line a tag, whatever the text holds.
std::string ris(Citation const&);

/// A name and value of a <meta> tag. Its value is plain text: templates escape it.
struct MetaTag {
    std::string name;
    std::string content;
};
SUCCESSION_DESCRIBE(MetaTag, name, content)

/// What Google Scholar reads: citation_title, citation_author …, in the order it asks for.
std::vector<MetaTag> scholar_tags(Citation const&);

} // namespace succession
