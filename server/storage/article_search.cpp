#include "base/text.hpp"
#include "storage/articles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace succession::articles {

namespace {

/// No full text of either database is asked for more.
constexpr std::size_t most_words = 12;
/// Words that MariaDB's full text does not keep; asked for, they would hide every article.
constexpr std::array<std::string_view, 23> common{"about", "are", "com",  "for",  "from",  "how",   "that", "the",
                                                  "this",  "was", "what", "when", "where", "who",   "will", "with",
                                                  "und",   "www", "and",  "not",  "its",   "their", "into"};

/// The letters and figures of a query, without what any search language would take for its own.
std::vector<std::string> words_of(std::string_view text)
{
    std::string letters;
    while (!text.empty()) {
        auto const next = take_character(text);
        letters += is_letter(next.code) ? next.bytes : " ";
    }
    return split(lower(letters), ' ');
}

bool tells_little(std::string const& word)
{
    return count_characters(word) < 3 || std::ranges::find(common, word) != common.end();
}

/// Every word as either full text understands it: SQLite knows stems, MariaDB beginnings.
std::string every_word(std::string const& text, bool sqlite)
{
    auto words = words_of(text);
    bool const some_tell = !std::ranges::all_of(words, tells_little);
    if (some_tell) std::erase_if(words, tells_little);
    if (words.size() > most_words) words.resize(most_words);
    std::string query;
    for (auto const& word : words) query += sqlite ? " \"" + word + "\"" : " +" + word + "*";
    return query;
}

/// The best first, found in the full text alone. SQLite weighs no more than the newest thousand.
std::string const ranked_sqlite =
    "(SELECT * FROM (SELECT rowid AS id, relevance(article_text) AS score FROM article_text"
    " WHERE article_text MATCH :1 ORDER BY rowid DESC LIMIT 1000) AS newest ORDER BY score DESC, id DESC LIMIT :2)";
std::string const ranked_mariadb =
    "(SELECT id, MATCH (title, author_names, abstract, keywords) AGAINST (:1 IN BOOLEAN MODE) AS score"
    " FROM article_text WHERE MATCH (title, author_names, abstract, keywords)"
    " AGAINST (:1 IN BOOLEAN MODE) ORDER BY score DESC, id DESC LIMIT :2)";

/// Of the best those of one page; and only then their lines.
std::string page_of(std::string const& ranked)
{
    return fmt::format(
        "SELECT {}, t.found FROM (SELECT id, score, COUNT(*) OVER () AS found FROM {}"
        " AS best ORDER BY score DESC, id DESC LIMIT :3 OFFSET :4) AS t"
        " JOIN article a ON a.id = t.id LEFT JOIN issue i ON i.id = a.issue_id ORDER BY t.score DESC, a.id DESC",
        line_columns, ranked);
}

struct Hit {
    Line line;
    int found = 0;
};
SUCCESSION_DESCRIBE(Hit, line, found)

} // namespace

Hits search(Transaction& tx, std::string const& words, int most, Slice slice)
{
    static std::string const sqlite = page_of(ranked_sqlite), mariadb = page_of(ranked_mariadb);
    auto const query = every_word(words, tx.is_sqlite());
    Hits hits;
    if (query.empty()) return hits;
    for (auto& [line, found] : all<Hit>(tx, tx.is_sqlite() ? sqlite : mariadb, query, most, slice.rows, slice.from)) {
        hits.lines.push_back(std::move(line));
        hits.count = found;
    }
    return hits;
}

} // namespace succession::articles
