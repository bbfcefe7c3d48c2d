#include "storage/desks.hpp"

#include "storage/rows.hpp"

#include <algorithm>

namespace succession {

template <> inline constexpr char const* table<DeskRow> = "desk";

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
    return all<DeskEntry>(tx,
                          "SELECT d.person_id, d.manuscript_id, d.part, d.subject, d.awaiting, d.due, d.since, d.stage,"
                          " d.label, d.wanted, m.number, m.title, m.type, m.round, m.received_at"
                          " FROM desk d JOIN manuscript m ON m.id = d.manuscript_id"
                          " WHERE d.person_id = :1 AND d.awaiting = :2 AND (d.due > :3 OR (d.due = :3 AND d.manuscript_id > :4))"
                          " ORDER BY d.due, d.manuscript_id LIMIT :5",
                          person, awaiting, after.due, after.manuscript, most);
}

int count(Transaction& tx, PersonId person, bool awaiting, int most)
{
    return first<int>(tx,
                      "SELECT count(*) FROM (SELECT 1 FROM desk WHERE person_id = :1 AND awaiting = :2 LIMIT :3) AS some",
                      person, awaiting, most)
        .value_or(0);
}

int load(Transaction& tx, PersonId person, std::string const& part)
{
    return first<int>(tx, "SELECT count(*) FROM desk WHERE person_id = :1 AND part = :2 AND stage <> 'ended' AND stage <> 'published'",
                      person, part)
        .value_or(0);
}

std::vector<Coordinator> coordinators(Transaction& tx)
{
    return all<Coordinator>(tx, "SELECT " + rows::columns<Known>() +
                                    ", (SELECT count(*) FROM desk WHERE person_id = person.id AND part = 'editor'"
                                    " AND stage <> 'ended' AND stage <> 'published')"
                                    " FROM person WHERE active = 1 AND id IN (SELECT person_id FROM role"
                                    " WHERE role IN ('coordinating_editor', 'editor_in_chief')) ORDER BY family, given, id");
}

} // namespace desks

} // namespace succession
