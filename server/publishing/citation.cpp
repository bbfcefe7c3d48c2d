#include "publishing/citation.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace succession {

namespace {

/// From this many authors on, the first stands for all.
constexpr std::size_t too_many_authors = 6;

/// The first letter, with the marks that belong to it, in upper case.
std::string initial(std::string const& word)
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> letters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error)) return word.substr(0, 1);
    auto const text = icu::UnicodeString::fromUTF8(word);
    letters->setText(text);
    auto const end = letters->next();
    std::string found;
    return text.tempSubString(0, end == icu::BreakIterator::DONE ? text.length() : end).toUpper("").toUTF8String(found);
}

/// "Josiah Jean-Luc" → "JJL"
std::string initials(std::string given)
{
    std::string found;
    for (auto& c : given)
        if (c == '-' || c == '.') c = ' ';
    for (auto const& word : split(given, ' ')) found += initial(word);
    return found;
}

std::string author_list(std::vector<PrintedAuthor> const& authors)
{
    std::vector<std::string> names;
    for (auto const& author : authors) {
        auto const short_given = initials(author.given);
        names.push_back(short_given.empty() ? author.family : author.family + " " + short_given);
        if (authors.size() >= too_many_authors) return names.front() + " et al.";
    }
    return joined(names, ", ");
}

} // namespace

std::string Citation::last_page() const
{
    auto const hyphen = pages.find('-');
    return hyphen == std::string::npos ? "" : pages.substr(hyphen + 1);
}

std::string Citation::address() const { return journal.address + "/articles/" + doi; }

Citation citation_of(Article const& article, Printed const& printed, Issue const* issue, JournalInPrint const& journal)
{
    Citation found;
    found.authors = printed.authors;
    found.keywords = printed.keywords;
    found.title = article.title;
    found.abstract = article.abstract;
    found.journal = journal;
    found.doi = article.doi;
    found.online_at = article.published_at;
    found.has_pdf = !article.pdf_sha256.empty();
    found.year = issue ? issue->year : year_of(article.published_at);
    if (!issue) return found;
    found.volume = issue->volume;
    found.number = issue->number;
    found.pages = article.pages;
    found.issue_at = issue->published_at;
    return found;
}

std::string how_to_cite(Citation const& citation)
{
    auto const authors = author_list(citation.authors);
    auto const title = trimmed(citation.title);
    bool const ends = title.ends_with('.') || title.ends_with('?') || title.ends_with('!');
    // What nobody signs begins with its title.
    auto text = authors.empty() ? fmt::format("{} ({})", title, citation.year)
                                : fmt::format("{} ({}) {}{}", authors, citation.year, title, ends ? "" : ".");
    text += " " + citation.journal.title;
    if (citation.volume) text += fmt::format(" {}:{}", citation.volume, citation.first_page());
    if (auto const last = citation.last_page(); !last.empty()) text += "–" + last;
    return text + ". https://doi.org/" + citation.doi;
}

} // namespace succession
