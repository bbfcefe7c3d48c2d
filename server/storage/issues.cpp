#include "storage/issues.hpp"

#include "storage/rows.hpp"

namespace succession::issues {

std::vector<Issue> all(Transaction& tx) { return rows::where<Issue>(tx, "ORDER BY volume DESC, number DESC"); }

std::vector<Counted> counted(Transaction& tx)
{
    return succession::all<Counted>(tx, "SELECT " + rows::columns<Issue>() +
                                            ", (SELECT count(*) FROM production p WHERE p.issue_id = issue.id)"
                                            " FROM issue ORDER BY volume DESC, number DESC");
}

std::vector<Issue> published(Transaction& tx)
{
    return rows::where<Issue>(tx, "WHERE state = 'published' ORDER BY volume DESC, number DESC");
}

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

bool update(Transaction& tx, Issue const& issue) { return rows::overwrite(tx, issue); }

std::optional<Issue> find_to_change(Transaction& tx, IssueId id)
{
    // Writing the row keeps it: on MariaDB another transaction waits here for the end of this one.
    run(tx, "UPDATE issue SET version = version + 1 WHERE id = :1", id);
    return find(tx, id);
}

std::vector<std::string> pages_of(Transaction& tx, IssueId id, ManuscriptId but)
{
    return succession::all<std::string>(tx, "SELECT pages FROM production WHERE issue_id = :1 AND manuscript_id <> :2",
                                        id, but);
}

} // namespace succession::issues
