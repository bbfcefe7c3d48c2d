#pragma once

#include "publishing/citation.hpp"
#include "storage/articles.hpp"
#include "web/models/readers.hpp"

namespace succession {

struct OfficeSettings;

/// The journal as its citations name it.
JournalInPrint in_print(OfficeSettings const&);

/// "RESEARCH ARTICLE" → "Research article".
std::string in_sentence_case(std::string_view printed);
/// "/articles/10.1111/rec.70001"
std::string article_href(std::string const& doi);
/// "/issues/34/6"
std::string issue_href(Issue const&);
/// "Volume 34, issue 6"
std::string issue_label(Issue const&);

/// "101–110", as printed
std::string printed_pages(std::string const& pages);

/// Articles as rows, in the order given, with the day they were published.
std::vector<ArticleRow> rows_with_dates(std::vector<articles::Line> const&);
/// In the order given, with the place each has in print.
std::vector<ArticleRow> rows_with_places(std::vector<articles::Line> const&);
/// In the order of an issue's pages, with them.
std::vector<ArticleRow> rows_by_pages(std::vector<articles::Line>);

} // namespace succession
