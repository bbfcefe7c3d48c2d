#include "storage/articles.hpp"

#include "base/text.hpp"
#include "storage/rows.hpp"

namespace succession {

namespace articles {

namespace {

std::string const line_columns = "SELECT a.id, a.doi, a.kind_label, a.title, a.author_names, a.published_at, a.pages, a.notice_kind FROM article a ";

/// The reader's words as a query that either full text understands: every word, none of the operators.
std::string every_word(std::string const& words, bool sqlite)
{
    std::string query;
    for (auto const& word : split(words, ' ')) {
        std::string letters;
        for (char const c : word)
            if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c))) letters += c;
            else letters += ' ';
        for (auto const& part : split(letters, ' '))
            query += (query.empty() ? "" : " ") + (sqlite ? "\"" + part + "\"*" : "+" + part + "*");
    }
    return query;
}

} // namespace

void insert(Transaction& tx, Article const& article)
{
    rows::insert(tx, article);
    if (tx.is_sqlite())
        run(tx, "INSERT INTO article_text (rowid, title, author_names, abstract, keywords) VALUES (:1, :2, :3, :4, :5)",
            article.id, article.title, article.author_names, article.abstract, article.keywords);
    else
        run(tx, "INSERT INTO article_text (id, title, author_names, abstract, keywords) VALUES (:1, :2, :3, :4, :5)",
            article.id, article.title, article.author_names, article.abstract, article.keywords);
}

void put_in_issue(Transaction& tx, ManuscriptId id, IssueId issue, std::string const& pages)
{
    run(tx, "UPDATE article SET issue_id = :1, pages = :2 WHERE id = :3", issue, pages, id);
}

void mark(Transaction& tx, ManuscriptId id, std::string const& notice_kind)
{
    run(tx, "UPDATE article SET notice_kind = :1 WHERE id = :2", notice_kind, id);
}

std::optional<Article> find(Transaction& tx, std::string const& doi) { return rows::first_where<Article>(tx, "WHERE doi = :1", doi); }
std::optional<Article> find(Transaction& tx, ManuscriptId id) { return rows::first_where<Article>(tx, "WHERE id = :1", id); }

std::vector<Line> notices_on(Transaction& tx, ManuscriptId id)
{
    return all<Line>(tx, line_columns + "WHERE a.notice_of = :1 ORDER BY a.published_at", id);
}

std::vector<Line> early_view(Transaction& tx, Moment before, ManuscriptId before_id, int most)
{
    return all<Line>(tx, line_columns +
                             "LEFT JOIN issue i ON i.id = a.issue_id"
                             " WHERE (i.id IS NULL OR i.state <> 'published')"
                             " AND (a.published_at < :1 OR (a.published_at = :1 AND a.id < :2))"
                             " ORDER BY a.published_at DESC, a.id DESC LIMIT :3",
                     before, before_id, most);
}

std::vector<Line> of_issue(Transaction& tx, IssueId issue)
{
    return all<Line>(tx, line_columns + "WHERE a.issue_id = :1 ORDER BY a.pages, a.published_at, a.id", issue);
}

std::vector<Line> search(Transaction& tx, std::string const& words, int most)
{
    auto const query = every_word(words, tx.is_sqlite());
    if (query.empty()) return {};
    if (tx.is_sqlite())
        return all<Line>(tx, line_columns + "JOIN article_text t ON t.rowid = a.id WHERE article_text MATCH :1 ORDER BY bm25(article_text, 8, 4, 1, 2) LIMIT :2",
                         query, most);
    return all<Line>(tx, line_columns + "JOIN article_text t ON t.id = a.id WHERE MATCH (t.title, t.author_names, t.abstract, t.keywords)"
                                        " AGAINST (:1 IN BOOLEAN MODE) ORDER BY a.published_at DESC LIMIT :2",
                     query, most);
}

} // namespace articles

namespace issues {

std::vector<Issue> all(Transaction& tx) { return rows::where<Issue>(tx, "ORDER BY volume DESC, number DESC"); }
std::optional<Issue> find(Transaction& tx, IssueId id) { return rows::first_where<Issue>(tx, "WHERE id = :1", id); }

std::optional<Issue> find(Transaction& tx, int volume, int number)
{
    return rows::first_where<Issue>(tx, "WHERE volume = :1 AND number = :2", volume, number);
}

std::optional<Issue> current(Transaction& tx)
{
    return rows::first_where<Issue>(tx, "WHERE state = 'published' ORDER BY volume DESC, number DESC LIMIT 1");
}

void insert(Transaction& tx, Issue const& issue) { rows::insert(tx, issue); }

bool update(Transaction& tx, Issue const& issue)
{
    return run(tx, "UPDATE issue SET version = version + 1, volume = :1, number = :2, year = :3, title = :4, state = :5,"
                   " published_at = :6 WHERE id = :7 AND version = :8",
               issue.volume, issue.number, issue.year, issue.title, issue.state, issue.published_at, issue.id, issue.version) > 0;
}

std::vector<std::string> pages_of(Transaction& tx, IssueId id)
{
    return succession::all<std::string>(tx, "SELECT pages FROM production WHERE issue_id = :1", id);
}

} // namespace issues

} // namespace succession
