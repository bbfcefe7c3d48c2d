#include "storage/desks.hpp"

#include "base/text.hpp"
#include "storage/patterns.hpp"
#include "storage/rows.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace succession {

namespace {

constexpr std::size_t most_words = 3;

std::string const entries = "SELECT " + rows::columns<DeskRow>("d.") +
                            ", m.number, m.title, m.type,"
                            " COALESCE((SELECT r.round FROM review r WHERE r.id = d.subject), m.round), m.received_at"
                            " FROM desk d JOIN manuscript m ON m.id = d.manuscript_id";

/// What counts as somebody's load: neither ended nor published.
std::string const under_way = " AND d.stage <> 'ended' AND d.stage <> 'published'";

/// Of several rows about one manuscript the one that stands for all: what awaits first, the latest review.
/// The plus keeps SQLite from going through all that awaits somebody: it is the rows of one manuscript that count.
std::string once(std::string const& among = {})
{
    return " AND NOT EXISTS (SELECT 1 FROM desk o"
           " WHERE o.person_id = d.person_id AND o.manuscript_id = d.manuscript_id" +
           among +
           " AND (+o.awaiting > d.awaiting OR (+o.awaiting = d.awaiting"
           " AND (o.part < d.part OR (o.part = d.part AND o.subject > d.subject)))))";
}

std::string words_sought(std::size_t first, bool sqlite)
{
    std::string sql;
    for (auto i = first; i < first + most_words; ++i)
        sql += fmt::format(" AND (:{} = '%%' OR {} OR {})", i, patterns::like("m.title", i, sqlite),
                           patterns::like("m.number", i, sqlite));
    return sql;
}

} // namespace

namespace desks {

std::vector<DeskRow> of_manuscript(Transaction& tx, ManuscriptId id)
{
    return rows::where<DeskRow>(tx, "WHERE manuscript_id = :1", id);
}

void replace(Transaction& tx, ManuscriptId id, std::vector<DeskRow> const& wanted)
{
    auto const old = of_manuscript(tx, id);
    for (auto const& row : old)
        if (std::ranges::find(wanted, row) == wanted.end())
            run(tx, "DELETE FROM desk WHERE person_id = :1 AND manuscript_id = :2 AND part = :3 AND subject = :4",
                row.person_id, row.manuscript_id, row.part, row.subject);
    for (auto const& row : wanted)
        if (std::ranges::find(old, row) == old.end()) rows::insert(tx, row);
}

std::vector<DeskEntry> of_person(Transaction& tx, PersonId person, bool awaiting, After after, int most)
{
    static auto const sql = entries +
                            " WHERE d.person_id = :1 AND d.awaiting = :2 AND d.due < :3"
                            " AND (d.due > :4 OR (d.due = :4 AND d.manuscript_id > :5))" +
                            once() + " ORDER BY d.due, d.manuscript_id LIMIT :6";
    return all<DeskEntry>(tx, sql, person, awaiting, DeskRow::over, after.due, after.manuscript, most);
}

int count(Transaction& tx, PersonId person, bool awaiting, int most)
{
    return first<int>(
               tx,
               "SELECT count(*) FROM (SELECT DISTINCT manuscript_id FROM desk WHERE person_id = :1 AND awaiting = :2"
               " AND due < :3 LIMIT :4) AS some",
               person, awaiting, DeskRow::over, most)
        .value_or(0);
}

std::vector<DeskEntry> list(Transaction& tx, PersonId person, Wanted const& wanted)
{
    auto const sql = entries +
                     " WHERE d.person_id = :1 AND d.manuscript_id < :2 AND (:3 = '' OR d.part = :3)"
                     " AND (:4 = '' OR d.stage = :4) AND (:5 = '' OR d.label = :5)"
                     " AND (d.part <> 'reviewer' OR d.stage <> 'ended' OR d.since > :6)" +
                     words_sought(7, tx.is_sqlite()) + once(" AND (:3 = '' OR o.part = :3)") +
                     " ORDER BY d.manuscript_id DESC LIMIT :10";
    auto const before = wanted.before ? wanted.before : ManuscriptId{std::numeric_limits<std::int64_t>::max()};
    auto const [first, second, third] = patterns::of_words<most_words>(wanted.text);
    return all<DeskEntry>(tx, sql, person, before, wanted.part, wanted.stage, wanted.label, wanted.reviews_since, first,
                          second, third, wanted.most);
}

std::vector<DeskEntry> in_production(Transaction& tx, PersonId person, After after, int most)
{
    // Whatever is on its way has a clock; what was handed over or published has none.
    static auto const sql = entries +
                            " WHERE d.person_id = :1 AND d.awaiting IN (0, 1) AND d.part = 'production_editor'"
                            " AND d.stage = 'accepted' AND d.due < :2 AND d.due >= :3"
                            " AND (d.due > :3 OR d.manuscript_id > :4) ORDER BY d.due, d.manuscript_id LIMIT :5";
    return all<DeskEntry>(tx, sql, person, DeskRow::no_clock, after.due, after.manuscript, most);
}

int load(Transaction& tx, PersonId person, std::string const& part)
{
    return first<int>(tx, "SELECT count(*) FROM desk d WHERE d.person_id = :1 AND d.part = :2" + under_way, person,
                      part)
        .value_or(0);
}

int waiting(Transaction& tx, std::string_view part)
{
    return first<int>(tx, "SELECT count(DISTINCT manuscript_id) FROM desk WHERE part = :1 AND awaiting = 1", part)
        .value_or(0);
}

void clear(Transaction& tx, PersonId person, std::string const& part)
{
    run(tx, "DELETE FROM desk WHERE person_id = :1 AND part = :2", person, part);
}

std::vector<Coordinator> coordinators(Transaction& tx, PersonId asker)
{
    return all<Coordinator>(tx,
                            "SELECT " + rows::columns<Known>() +
                                ", (SELECT count(*) FROM desk d WHERE d.person_id = person.id AND d.part = 'editor'" +
                                under_way +
                                " AND NOT EXISTS (SELECT 1 FROM desk own"
                                " WHERE own.person_id = :1 AND own.manuscript_id = d.manuscript_id"
                                " AND own.part IN ('author', 'coauthor')))"
                                " FROM person WHERE active = 1 AND id IN (SELECT person_id FROM role WHERE role IN " +
                                patterns::any_of(coordinating_roles) + ") ORDER BY family, given, id",
                            asker);
}

} // namespace desks

} // namespace succession
