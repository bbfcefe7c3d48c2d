#include "domain/author_list.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "domain/person.hpp"
#include "domain/standing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr std::string_view corresponding_mark = "corresponding";
constexpr std::size_t most_cells = 5;
constexpr std::string_view by_office = "office";
constexpr std::string_view by_author = "author";

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
std::string key_at(AuthorId author, Moment moment) { return fmt::format("{} at {}", author.value, moment); }

} // namespace

std::string author_list::twice(std::string const& name) { return fmt::format("{} is listed twice.", name); }

std::vector<Author>::const_iterator author_at(std::vector<Author> const& authors, std::string_view address)
{
    auto const key = address_key(address);
    return std::ranges::find_if(authors,
                                [&](Author const& a) { return address_key(Standings::byline(a).email) == key; });
}

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

std::vector<std::string> listed_authors(std::vector<Author> authors)
{
    std::ranges::sort(authors, {}, &Author::position);
    std::vector<std::string> lines;
    for (auto const& author : authors) lines.push_back(in_words({{}, Standings::byline(author), author.corresponding}));
    return lines;
}

AuthorAnswer answer_of(AuthorChange const& change, AuthorId author)
{
    auto const answers = Fields::parse(change.answers);
    return {answers.text(key_of(author, " name")), answers.text(key_of(author)), answers.text(key_of(author, " heard")),
            answers.text(key_of(author, " by")) == by_office};
}

std::optional<AuthorAnswer> answer_at(AuthorChange const& change, AuthorId author, Moment moment)
{
    auto const answers = Fields::parse(change.answers);
    auto const& said = answers.list(key_at(author, moment));
    if (said.size() != 4) return {};
    return AuthorAnswer{said[0], said[1], said[2], said[3] == by_office};
}

void note_answer(AuthorChange& change, AuthorId author, AuthorAnswer const& answer, Moment moment)
{
    std::string const by(answer.by_office ? by_office : by_author);
    auto answers = Fields::parse(change.answers);
    answers.set(key_of(author), answer.answer);
    answers.set(key_of(author, " name"), answer.name);
    if (answer.by_office) answers.set(key_of(author, " heard"), answer.heard);
    answers.set(key_of(author, " by"), by);
    answers.set(key_at(author, moment), std::vector{answer.name, answer.answer, answer.heard, by});
    change.answers = answers.json();
}

} // namespace succession
