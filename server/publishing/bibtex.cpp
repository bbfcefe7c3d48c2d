#include "publishing/citation.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace succession {

namespace {

/// Text as TeX prints it. BibTeX counts braces even behind a backslash: none of the text's own may stay.
std::string tex(std::string_view text)
{
    std::string found;
    for (char const c : one_line(text)) {
        switch (c) {
        case '\\': found += "\\textbackslash{}"; break;
        case '{': found += "\\textbraceleft{}"; break;
        case '}': found += "\\textbraceright{}"; break;
        case '~': found += "\\textasciitilde{}"; break;
        case '^': found += "\\textasciicircum{}"; break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_': (found += '\\') += c; break;
        default: found += c;
        }
    }
    return found;
}

/// A part of a name as one whole: a comma or an "and" within it parts nothing.
std::string name_part(std::string const& part)
{
    auto const words = split(lower(part), ' ');
    bool const parts = part.find(',') != std::string::npos || std::ranges::find(words, "and") != words.end() ||
                       std::ranges::find(words, "others") != words.end();
    return parts ? "{" + tex(part) + "}" : tex(part);
}

std::string names(std::vector<PrintedAuthor> const& authors)
{
    std::vector<std::string> found;
    for (auto const& author : authors)
        found.push_back(author.given.empty() ? "{" + tex(author.family) + "}"
                                             : name_part(author.family) + ", " + name_part(author.given));
    return joined(found, " and ");
}

/// The Latin letters and figures of a text, without their marks.
std::string plain_letters(std::string const& text)
{
    UErrorCode error = U_ZERO_ERROR;
    auto const* decompose = icu::Normalizer2::getNFKDInstance(error);
    std::string decomposed, found;
    if (U_SUCCESS(error)) decompose->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(decomposed);
    for (char const c : lower(decomposed))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) found += c;
    return found;
}

/// "sylvatica2027seagrass"; from the DOI where no Latin letter is in name or title.
std::string key_of(Citation const& citation)
{
    auto const name = citation.authors.empty() ? "" : plain_letters(citation.authors.front().family);
    std::string word;
    for (auto const& candidate : split(citation.title, ' '))
        if (word = plain_letters(candidate); word.size() > 3) break;
    if (name.empty() && word.empty()) return plain_letters(citation.doi);
    return fmt::format("{}{}{}", name, citation.year, word);
}

void add(std::string& entry, std::string_view field, std::string const& value)
{
    if (!value.empty()) entry += fmt::format("  {} = {{{}}},\n", field, value);
}

} // namespace

std::string bibtex(Citation const& citation)
{
    auto entry = fmt::format("@article{{{},\n", key_of(citation));
    add(entry, "author", names(citation.authors));
    add(entry, "title", "{" + tex(citation.title) + "}"); // the inner braces keep its capitals
    add(entry, "journal", tex(citation.journal.title));
    add(entry, "year", std::to_string(citation.year));
    if (citation.volume) {
        add(entry, "volume", std::to_string(citation.volume));
        add(entry, "number", std::to_string(citation.number));
        auto const last = citation.last_page();
        add(entry, "pages", tex(citation.first_page() + (last.empty() ? "" : "--" + last)));
    }
    add(entry, "issn", citation.journal.issn);
    add(entry, "doi", citation.doi);
    add(entry, "url", "https://doi.org/" + citation.doi);
    std::vector<std::string> keywords;
    for (auto const& keyword : citation.keywords) keywords.push_back(tex(keyword));
    add(entry, "keywords", joined(keywords, ", "));
    add(entry, "abstract", tex(citation.abstract));
    return entry + "}\n";
}

} // namespace succession
