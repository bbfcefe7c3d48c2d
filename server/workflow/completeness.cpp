#include "workflow/completeness.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/fields.hpp"
#include "domain/limits.hpp"
#include "workflow/file_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool has_file(Facts const& facts, std::string_view kind)
{
    return std::ranges::any_of(facts.files,
                               [&](File const& f) { return f.kind == kind && f.round == facts.version().round; });
}

void add_files(Journal const& journal, Facts const& facts, std::vector<Lack>& found)
{
    for (auto const& asked : classes_of_version(journal, facts))
        if (asked.mandatory && !has_file(facts, asked.code))
            found.push_back({"files", asked.code, fmt::format("“{}” is missing.", asked.label)});
}

void add_author(Journal const& journal, Author const& author, std::vector<Lack>& found)
{
    auto const& line = Standings::byline(author);
    auto lack = [&](std::string_view field, std::string reason) {
        found.push_back({"authors", fmt::format("{}-{}", field, author.position), std::move(reason)});
    };
    for (auto const& fault : name_faults(line.given, line.family))
        lack(fault.part, fmt::format("Author {}: {}", author.position, fault.reason));
    if (line.family.empty()) lack("family", fmt::format("Author {} has no name.", author.position));
    if (!is_address(line.email)) lack("email", fmt::format("{} has no address a mail can reach.", line.name()));
    if (line.affiliation.empty()) lack("affiliation", fmt::format("{} has no institution.", line.name()));
    if (!line.ror.empty() && !is_ror(line.ror))
        lack("ror", fmt::format("The ROR id of {} is none: a sign may be wrong.", line.name()));
    if (!line.country.empty() && !find_option(journal.list("countries"), line.country))
        lack("country", fmt::format("The country of {} is none of our list: “{}”.", line.name(), line.country));
    if (!line.orcid.empty() && !is_orcid(line.orcid))
        lack("orcid", fmt::format("The ORCID iD of {} is none: a digit may be wrong.", line.name()));
}

void add_authors(Journal const& journal, Facts const& facts, std::vector<Lack>& found)
{
    if (facts.authors.empty()) found.push_back({"authors", "", std::string(author_list::empty)});
    auto const corresponding = std::ranges::count(facts.authors, true, &Author::corresponding);
    if (!facts.authors.empty() && corresponding != 1)
        found.push_back({"authors", "", std::string(author_list::not_one_corresponding)});
    for (auto const& author : facts.authors) add_author(journal, author, found);
}

void add_words(ArticleType const& type, Version const& version, std::vector<Lack>& found)
{
    if (auto fault = length_fault("Why it differs", version.words_reason, limits::text); !fault.empty())
        found.push_back({"files", "words_reason", std::move(fault)});
    if (version.words_stated && trimmed(version.words_reason).empty())
        found.push_back({"files", "words_reason", "Please say why the number of words differs from the one counted."});
    if (type.word_limit && version.words() > type.word_limit && trimmed(version.words_reason).empty())
        found.push_back(
            {"files", "words_reason",
             fmt::format(
                 "{} words; the limit for this type is {}. Shorten the text, or correct the count with a reason.",
                 version.words(), type.word_limit)});
}

std::string number_fault(SubmissionField const& field, std::string const& text)
{
    auto const number = decimal(text);
    if (number && *number >= field.least && *number <= field.most) return {};
    return fmt::format("“{}” is a number between {} and {}, as in 47.25.", field.label, field.least, field.most);
}

/// Where a code is meant, everything else was typed by somebody who did not find it.
std::string value_fault(Journal const& journal, SubmissionField const& field, std::vector<std::string> const& values)
{
    if (field.vocabulary.empty()) return {};
    for (auto const& value : values)
        if (!trimmed(value).empty() && !find_option(journal.list(field.vocabulary), value))
            return fmt::format("“{}”: our list has no “{}”.", field.label, value);
    return {};
}

} // namespace

std::string field_fault(ArticleType const& type, SubmissionField const& field, std::vector<std::string> const& values)
{
    int words = 0;
    bool const empty = std::ranges::all_of(values, [](auto const& v) { return trimmed(v).empty(); });
    if (empty) return field.required ? fmt::format("“{}” is missing.", field.label) : "";
    if (field.kind == "number") return number_fault(field, values.front());
    for (auto const& value : values) words += count_words(value);
    int const limit = type.words_most(field);
    if (limit && words > limit) return fmt::format("“{}” has {} words; the limit is {}.", field.label, words, limit);
    auto const most = field.limit_characters;
    for (auto const& value : values)
        if (auto fault = length_fault(field.label, value, most); !fault.empty()) return fault;
    auto const items =
        static_cast<int>(std::ranges::count_if(values, [](auto const& v) { return !trimmed(v).empty(); }));
    if (field.least && items < field.least) return fmt::format("“{}” needs at least {}.", field.label, field.least);
    if (field.most && items > field.most) return fmt::format("“{}” takes at most {}.", field.label, field.most);
    return {};
}

std::vector<Lack> lacks(Journal const& journal, Facts const& facts)
{
    std::vector<Lack> found;
    auto const& type = journal.type(facts.manuscript.type);
    auto const fields = Fields::parse(facts.version().fields);
    for (auto const& step : journal.steps) {
        for (auto const& field : type.fields) {
            if (field.step != step.code) continue;
            auto const& values = fields.list(field.name);
            auto fault = field_fault(type, field, values);
            if (fault.empty()) fault = value_fault(journal, field, values);
            if (!fault.empty()) found.push_back({step.code, field.name, fault});
        }
        if (step.code == "authors") add_authors(journal, facts, found);
        if (step.code == "files") {
            add_files(journal, facts, found);
            add_words(type, facts.version(), found);
        }
    }
    return found;
}

} // namespace succession
