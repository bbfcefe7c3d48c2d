#include "storage/articles.hpp"

#include "storage/rows.hpp"

namespace succession::articles {

namespace {

std::string const lines = fmt::format("SELECT {} FROM article a LEFT JOIN issue i ON i.id = a.issue_id ", line_columns);

std::string const with_manuscripts =
    "SELECT a.id, m.number, a.kind_label, a.title, a.author_names, a.published_at, p.pages"
    " FROM production p JOIN article a ON a.id = p.manuscript_id"
    " JOIN manuscript m ON m.id = p.manuscript_id ";

} // namespace

void insert(Transaction& tx, Article const& article)
{
    rows::insert(tx, article);
    auto const* key = tx.is_sqlite() ? "rowid" : "id";
    run(tx,
        fmt::format(
            "INSERT INTO article_text ({}, title, author_names, abstract, keywords) VALUES (:1, :2, :3, :4, :5)", key),
        article.id, article.title, article.author_names, article.abstract, article.keywords);
}

void put_in_issue(Transaction& tx, ManuscriptId id, IssueId issue, std::string const& pages)
{
    run(tx, "UPDATE article SET issue_id = :1, pages = :2 WHERE id = :3", issue, pages, id);
}

void appear(Transaction& tx, IssueId issue)
{
    for (auto const& article : placed_in(tx, issue)) put_in_issue(tx, article.id, issue, article.pages);
}

void mark(Transaction& tx, ManuscriptId id, std::string const& notice_kind)
{
    run(tx, "UPDATE article SET notice_kind = :1 WHERE id = :2 AND notice_kind <> 'retraction'", notice_kind, id);
}

std::optional<Article> find(Transaction& tx, std::string const& doi)
{
    return rows::first_where<Article>(tx, "WHERE doi = :1", doi);
}

std::optional<Article> find(Transaction& tx, ManuscriptId id)
{
    return rows::first_where<Article>(tx, "WHERE id = :1", id);
}

std::vector<Line> linked(Transaction& tx, Article const& article)
{
    return all<Line>(tx, lines + "WHERE a.notice_of = :1 OR a.id = :2 ORDER BY a.published_at, a.id", article.id,
                     article.notice_of.value_or(ManuscriptId{}));
}

std::vector<Line> early_view(Transaction& tx, Moment before, ManuscriptId before_id, int most)
{
    return all<Line>(tx,
                     lines + "WHERE a.issue_id IS NULL AND a.published_at <= :1 AND (a.published_at < :1 OR a.id < :2)"
                             " ORDER BY a.published_at DESC, a.id DESC LIMIT :3",
                     before, before_id, most);
}

std::vector<Line> of_issue(Transaction& tx, IssueId issue)
{
    return all<Line>(tx, lines + "WHERE a.issue_id = :1 ORDER BY a.published_at, a.id", issue);
}

std::vector<Address> published_between(Transaction& tx, Moment from, Moment until)
{
    return all<Address>(tx,
                        "SELECT doi, published_at FROM article WHERE published_at >= :1 AND published_at < :2"
                        " ORDER BY published_at, id LIMIT 50000",
                        from, until);
}

std::optional<Moment> first_published(Transaction& tx)
{
    return first<Moment>(tx, "SELECT published_at FROM article ORDER BY published_at LIMIT 1");
}

std::vector<Placed> placed_in(Transaction& tx, IssueId issue)
{
    return all<Placed>(tx, with_manuscripts + "WHERE p.issue_id = :1", issue);
}

std::vector<Placed> without_issue(Transaction& tx, int most)
{
    return all<Placed>(tx, with_manuscripts + "WHERE p.state = 'early_view' ORDER BY a.published_at, a.id LIMIT :1",
                       most);
}

std::vector<std::string> latest_dois(Transaction& tx, std::string const& stem, int most)
{
    return all<std::string>(
        tx, "SELECT doi FROM production WHERE doi >= :1 AND doi < :2 ORDER BY length(doi) DESC, doi DESC LIMIT :3",
        stem, stem + "~", most);
}

} // namespace succession::articles
