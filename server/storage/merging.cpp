#include "storage/merging.hpp"

#include "domain/account.hpp"
#include "domain/review.hpp"
#include "storage/patterns.hpp"
#include "storage/transaction.hpp"

namespace succession {

namespace {

std::vector<ManuscriptId> manuscripts_of(Transaction& tx, PersonId person)
{
    return all<ManuscriptId>(tx,
                             "SELECT id FROM manuscript WHERE submitter_id = :1"
                             " UNION SELECT manuscript_id FROM author WHERE person_id = :1"
                             " UNION SELECT manuscript_id FROM review WHERE reviewer_id = :1"
                             " UNION SELECT manuscript_id FROM conflict WHERE person_id = :1",
                             person);
}

/// Links that would open the account that `person` never took.
void close_links(Transaction& tx, PersonId person, Moment now)
{
    static auto const sql =
        "UPDATE link SET used_at = :1 WHERE person_id = :2 AND used_at IS NULL AND purpose NOT IN " +
        patterns::any_of(link_purposes::of_parts);
    run(tx, sql, now, person);
}

void hand_over(Transaction& tx, PersonId from, PersonId into)
{
    for (auto const* sql :
         {"UPDATE manuscript SET submitter_id = :1 WHERE submitter_id = :2",
          "UPDATE author SET person_id = :1 WHERE person_id = :2",
          "UPDATE review SET reviewer_id = :1 WHERE reviewer_id = :2",
          "UPDATE conflict SET person_id = :1 WHERE person_id = :2",
          "UPDATE link SET person_id = :1 WHERE person_id = :2", "UPDATE draft SET person_id = :1 WHERE person_id = :2",
          "UPDATE address SET person_id = :1 WHERE person_id = :2"})
        run(tx, sql, into, from);
}

} // namespace

std::vector<ManuscriptId> people::clashes_of_merging(Transaction& tx, PersonId one, PersonId other)
{
    static auto const sql =
        "WITH part AS ("
        " SELECT manuscript_id, 'author' AS part, person_id FROM author WHERE person_id IN (:1, :2)"
        " UNION ALL SELECT id, 'author', submitter_id FROM manuscript WHERE submitter_id IN (:1, :2)"
        " UNION ALL SELECT id, 'editor', editor_id FROM manuscript WHERE editor_id IN (:1, :2)"
        " UNION ALL SELECT manuscript_id, 'reviewer', reviewer_id FROM review WHERE reviewer_id IN (:1, :2)"
        " AND state NOT IN " +
        patterns::any_of(review_state::unbound) +
        ") SELECT DISTINCT one.manuscript_id FROM part one JOIN part other ON other.manuscript_id = one.manuscript_id"
        " WHERE one.person_id = :1 AND other.person_id = :2 AND (one.part <> other.part OR one.part = 'reviewer')"
        " ORDER BY one.manuscript_id";
    return all<ManuscriptId>(tx, sql, one, other);
}

std::optional<std::vector<ManuscriptId>> people::merge(Transaction& tx, PersonId from, PersonId into, Moment now)
{
    if (!clashes_of_merging(tx, from, into).empty()) return {};
    auto const touched = manuscripts_of(tx, from);
    for (auto const id : touched) run(tx, "UPDATE manuscript SET edits = edits + 1 WHERE id = :1", id);
    close_links(tx, from, now);
    hand_over(tx, from, into);
    run(tx, "DELETE FROM desk WHERE person_id = :1", from);
    run(tx, "UPDATE person SET active = 0, version = version + 1 WHERE id = :1", from);
    return touched;
}

} // namespace succession
