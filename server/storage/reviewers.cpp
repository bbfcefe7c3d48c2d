#include "storage/reviewers.hpp"

#include "base/text.hpp"
#include "storage/patterns.hpp"
#include "storage/rows.hpp"

#include <array>

namespace succession {

namespace {

constexpr std::size_t most_words = 4;

/// Keys for "IN (…)": whole numbers of our own, and never an empty list.
std::string keys(std::vector<PersonId> const& people)
{
    std::string text = "0";
    for (auto const id : people) text += fmt::format(", {}", id.value);
    return text;
}

/// "AND (:4 = '%%' OR …)" for each word.
std::string word_conditions(bool sqlite)
{
    std::string sql;
    for (std::size_t i = 4; i < 4 + most_words; ++i)
        sql += fmt::format(" AND (:{0} = '%%' OR {1} OR {2} OR {3}"
                           "  OR id IN (SELECT person_id FROM address WHERE address_key LIKE LOWER(:{0}) ESCAPE '!'))",
                           i, patterns::like("given || ' ' || family", i, sqlite),
                           patterns::like("affiliation", i, sqlite), patterns::like("expertise", i, sqlite));
    return sql;
}

/// A figure over the reviews of the person found that are not of the asker's own manuscripts (:9).
std::string of_their_reviews(std::string_view figure, std::string_view which)
{
    return fmt::format("(SELECT {} FROM review r JOIN manuscript m ON m.id = r.manuscript_id"
                       " WHERE r.reviewer_id = found.id AND {} AND m.submitter_id <> :9"
                       " AND NOT EXISTS (SELECT 1 FROM author a WHERE a.manuscript_id = m.id AND a.person_id = :9))",
                       figure, which);
}

} // namespace

std::vector<reviewers::Candidate> reviewers::find(Transaction& tx, Sought const& sought)
{
    static auto const columns = rows::columns<Known>() + ", expertise";
    auto const sql =
        "SELECT " + columns + ", " +
        of_their_reviews("COUNT(*)", "r.state IN " + patterns::any_of(review_state::open)) + ", " +
        of_their_reviews("COUNT(*)", "r.filed_at >= :10") + ", " +
        of_their_reviews("COUNT(*)", "r.state = 'declined' AND r.answered_at >= :10") + ", " +
        of_their_reviews("COALESCE(SUM(r.filed_at - COALESCE(r.answered_at, r.filed_at)), 0)", "r.filed_at >= :10") +
        " FROM (SELECT " + columns +
        " FROM person"
        " WHERE active = 1 AND (family > :1 OR (family = :1 AND (given > :2 OR (given = :2 AND id > :3))))" +
        word_conditions(tx.is_sqlite()) + " ORDER BY family, given, id LIMIT :8) found ORDER BY family, given, id";
    auto const after = sought.after.value_or(people::Mark{});
    auto const [first, second, third, fourth] = patterns::of_words<most_words>(sought.words);
    return all<Candidate>(tx, sql, after.family, after.given, after.id, first, second, third, fourth, sought.most,
                          sought.asker, sought.since);
}

std::vector<Address> reviewers::suggested_addresses(Transaction& tx, ManuscriptId manuscript)
{
    static auto const sql = "SELECT " + rows::columns<Address>() +
                            " FROM suggestion s JOIN address ON address_key = LOWER(TRIM(s.email))"
                            " WHERE s.manuscript_id = :1";
    return all<Address>(tx, sql, manuscript);
}

std::vector<Acquaintance> reviewers::wrote_with(Transaction& tx, ManuscriptId manuscript,
                                                std::vector<PersonId> const& people)
{
    auto const sql = fmt::format(
        "SELECT DISTINCT own.person_id, named.person_id FROM author named"
        " JOIN author other ON other.person_id = named.person_id AND other.manuscript_id <> named.manuscript_id"
        " JOIN author own ON own.manuscript_id = other.manuscript_id AND own.person_id <> other.person_id"
        " JOIN manuscript m ON m.id = own.manuscript_id"
        " WHERE named.manuscript_id = :1 AND m.number IS NOT NULL AND own.person_id IN ({})",
        keys(people));
    return all<Acquaintance>(tx, sql, manuscript);
}

std::vector<Acquaintance> reviewers::wrote_together(Transaction& tx, std::vector<PersonId> const& people,
                                                    std::vector<PersonId> const& authors)
{
    auto const sql = fmt::format("SELECT DISTINCT own.person_id, other.person_id FROM author other"
                                 " JOIN author own ON own.manuscript_id = other.manuscript_id"
                                 " AND own.person_id <> other.person_id"
                                 " JOIN manuscript m ON m.id = own.manuscript_id"
                                 " WHERE m.number IS NOT NULL AND other.person_id IN ({}) AND own.person_id IN ({})",
                                 keys(authors), keys(people));
    return all<Acquaintance>(tx, sql);
}

} // namespace succession
