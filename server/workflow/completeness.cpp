#include "workflow/completeness.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool has_file(Facts const& facts, std::string_view kind)
{
    return std::ranges::any_of(facts.files, [&](File const& f) {
        return f.kind == kind && f.round == facts.version().round;
    });
}

void add_files(Journal const& journal, Facts const& facts, std::vector<Lack>& found)
{
    auto demand = [&](std::string_view list) {
        for (auto const& kind : journal.list(list))
            if (kind.mandatory && !has_file(facts, kind.code))
                found.push_back({"files", kind.code, fmt::format("“{}” is missing.", kind.label)});
    };
    demand("file_kinds");
    bool const answers_somebody = facts.version().round > 0 || facts.manuscript.previous_id;
    if (answers_somebody) demand("revision_file_kinds");
}

void add_authors(Facts const& facts, std::vector<Lack>& found)
{
    if (facts.authors.empty()) found.push_back({"authors", "", "At least one author is needed."});
    auto const corresponding = std::ranges::count(facts.authors, true, &Author::corresponding);
    if (!facts.authors.empty() && corresponding != 1)
        found.push_back({"authors", "", "Please mark one author as corresponding author."});
    for (auto const& author : facts.authors) {
        auto const& line = Standings::byline(author);
        if (line.family.empty()) found.push_back({"authors", "", fmt::format("Author {} has no name.", author.position)});
        if (!is_address(line.email))
            found.push_back({"authors", "", fmt::format("{} has no address a mail can reach.", line.name())});
        if (line.affiliation.empty())
            found.push_back({"authors", "", fmt::format("{} has no affiliation.", line.name())});
    }
}

/// The corresponding author's account submits, or the submitter is one of the authors: three persons, one list.
void add_words(ArticleType const& type, Version const& version, std::vector<Lack>& found)
{
    if (version.words_stated && trimmed(version.words_reason).empty())
        found.push_back({"files", "words_reason", "Please say why the number of words differs from the one counted."});
    if (type.word_limit && version.words() > type.word_limit && trimmed(version.words_reason).empty())
        found.push_back({"files", "words_reason",
                         fmt::format("{} words; the limit for this type is {}. Shorten the text, or correct the count with a reason.",
                                     version.words(), type.word_limit)});
}

} // namespace

std::string field_fault(ArticleType const& type, SubmissionField const& field, std::vector<std::string> const& values)
{
    int words = 0;
    bool const empty = std::ranges::all_of(values, [](auto const& v) { return trimmed(v).empty(); });
    if (empty) return field.required ? fmt::format("“{}” is missing.", field.label) : "";
    for (auto const& value : values) words += count_words(value);
    int const limit = field.name == "abstract" && type.abstract_limit ? type.abstract_limit : field.limit_words;
    if (limit && words > limit) return fmt::format("“{}” has {} words; the limit is {}.", field.label, words, limit);
    if (field.limit_characters && static_cast<int>(values.front().size()) > field.limit_characters)
        return fmt::format("“{}” may have {} characters.", field.label, field.limit_characters);
    auto const items = static_cast<int>(std::ranges::count_if(values, [](auto const& v) { return !trimmed(v).empty(); }));
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
            if (auto const fault = field_fault(type, field, fields.list(field.name)); !fault.empty())
                found.push_back({step.code, field.name, fault});
        }
        if (step.code == "authors") add_authors(facts, found);
        if (step.code == "files") {
            add_files(journal, facts, found);
            add_words(type, facts.version(), found);
        }
    }
    return found;
}

} // namespace succession
