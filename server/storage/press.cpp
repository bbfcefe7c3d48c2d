#include "storage/press.hpp"

namespace succession::press {

std::vector<DeskEntry> in_production(Transaction& tx, PersonId person, desks::After after, int most)
{
    // Whatever is on its way has a clock; what was handed over or published has none.
    return all<DeskEntry>(
        tx,
        "SELECT d.person_id, d.manuscript_id, d.part, d.subject, d.awaiting, d.due, d.since, d.stage,"
        " d.label, d.wanted, m.number, m.title, m.type, m.round, m.received_at"
        " FROM desk d JOIN manuscript m ON m.id = d.manuscript_id"
        " WHERE d.person_id = :1 AND d.awaiting IN (0, 1) AND d.part = 'production_editor' AND d.stage = 'accepted'"
        " AND d.due < :2 AND d.due >= :3 AND (d.due > :3 OR d.manuscript_id > :4)"
        " ORDER BY d.due, d.manuscript_id LIMIT :5",
        person, DeskRow::no_clock, after.due, after.manuscript, most);
}

} // namespace succession::press
