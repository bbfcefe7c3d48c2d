#include "publishing/citation.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

/// In names, key words and titles of journals the format keeps the asterisk for itself.
std::string word(std::string_view text)
{
    auto found = one_line(text);
    std::erase(found, '*');
    return found;
}

/// A line end in a text would begin a tag of its own.
void add(std::string& record, std::string_view tag, std::string const& text)
{
    if (auto const value = one_line(text); !value.empty()) record += fmt::format("{}  - {}\r\n", tag, value);
}

std::string name(PrintedAuthor const& author)
{
    auto family = word(author.family), given = word(author.given);
    std::erase(family, ',');
    std::erase(given, ',');
    return given.empty() ? family : family + ", " + given;
}

void add_place(std::string& record, Citation const& citation)
{
    if (!citation.volume) return;
    add(record, "VL", std::to_string(citation.volume));
    add(record, "IS", std::to_string(citation.number));
    add(record, "SP", citation.first_page());
    add(record, "EP", citation.last_page());
}

} // namespace

std::string ris(Citation const& citation)
{
    std::string record = "TY  - JOUR\r\n";
    for (auto const& author : citation.authors) add(record, "AU", name(author));
    add(record, "TI", citation.title);
    add(record, "JO", word(citation.journal.title));
    add(record, "PY", std::to_string(citation.year));
    add(record, "DA", slashed_date(citation.online_at));
    add_place(record, citation);
    add(record, "SN", citation.journal.issn);
    add(record, "DO", citation.doi);
    add(record, "UR", "https://doi.org/" + citation.doi);
    for (auto const& keyword : citation.keywords) add(record, "KW", word(keyword));
    add(record, "AB", citation.abstract);
    return record + "ER  - \r\n";
}

} // namespace succession
