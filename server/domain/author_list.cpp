#include "domain/author_list.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "domain/person.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

constexpr std::string_view corresponding_mark = "corresponding";
constexpr std::size_t most_cells = 5;

/// What stands between the semicolons, also where that is nothing: the place says what it is.
std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
        auto const to = std::min(line.find(';', from), line.size());
        cells.push_back(one_line(without_unseen_marks(line.substr(from, to - from))));
        from = to + 1;
    }
    return cells;
}

ProposedAuthor read_line(std::string const& line)
{
    ProposedAuthor author;
    author.typed = line;
    auto cells = cells_of(line);
    author.corresponding = lower(cells.back()) == corresponding_mark;
    if (author.corresponding) cells.pop_back();
    cells.resize(std::max(cells.size(), most_cells));
    author.byline.given = cells[0];
    author.byline.family = cells[1];
    author.byline.email = address_key(cells[2]);
    author.byline.affiliation = cells[3];
    author.byline.country = joined({cells.begin() + 4, cells.end()}, "; ");
    return author;
}

std::string in_words(ProposedAuthor const& author)
{
    auto const& byline = author.byline;
    std::vector<std::string> parts{byline.name(), byline.email, byline.affiliation, byline.country};
    if (author.corresponding) parts.emplace_back("corresponding author");
    std::erase(parts, "");
    return joined(parts, ", ");
}

std::string key_of(AuthorId author, std::string_view what = {}) { return fmt::format("{}{}", author.value, what); }

} // namespace

std::vector<ProposedAuthor> read_author_list(std::string_view typed)
{
    std::vector<ProposedAuthor> authors;
    for (auto const& line : split(typed, '\n')) authors.push_back(read_line(line));
    return authors;
}

std::string typed_line(Byline const& byline)
{
    return joined({byline.given, byline.family, byline.email, byline.affiliation, byline.country}, "; ");
}

std::vector<std::string> proposed_authors(AuthorChange const& change)
{
    std::vector<std::string> lines;
    for (auto const& author : read_author_list(change.proposed)) lines.push_back(in_words(author));
    return lines;
}

AuthorAnswer answer_of(AuthorChange const& change, AuthorId author)
{
    auto const answers = Fields::parse(change.answers);
    return {answers.text(key_of(author)), answers.text(key_of(author, " heard")),
            answers.text(key_of(author, " by")) == "office"};
}

void note_answer(AuthorChange& change, AuthorId author, AuthorAnswer const& answer)
{
    auto answers = Fields::parse(change.answers);
    answers.set(key_of(author), answer.answer);
    if (answer.by_office) answers.set(key_of(author, " heard"), answer.heard);
    answers.set(key_of(author, " by"), answer.by_office ? "office" : "author");
    change.answers = answers.json();
}

} // namespace succession
