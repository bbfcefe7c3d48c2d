#include "storage/mailboxes.hpp"

#include "storage/patterns.hpp"
#include "storage/transaction.hpp"

#include <limits>

namespace succession {

std::vector<mailboxes::Mailbox> mailboxes::all(Transaction& tx, std::string_view text, int most)
{
    auto const sql =
        "SELECT p.id, p.given, p.family, p.affiliation, CASE WHEN p.confirmed_at IS NULL THEN 0 ELSE 1 END,"
        " (SELECT COUNT(*) FROM letter WHERE to_id = p.id),"
        " (SELECT COUNT(*) FROM desk WHERE person_id = p.id AND awaiting = 1),"
        " (SELECT COUNT(*) FROM desk WHERE person_id = p.id AND part IN ('author', 'coauthor')),"
        " (SELECT COUNT(*) FROM desk WHERE person_id = p.id AND part = 'reviewer'),"
        " COALESCE((SELECT role FROM role WHERE id = (SELECT MIN(id) FROM role WHERE person_id = p.id)), '')"
        " FROM person p WHERE p.active = 1 AND (" +
        patterns::like("p.given || ' ' || p.family", 1, tx.is_sqlite()) + " OR " +
        patterns::like("p.affiliation", 1, tx.is_sqlite()) + ") ORDER BY p.given, p.family, p.id LIMIT :2";
    return succession::all<Mailbox>(tx, sql, patterns::anywhere(text), most);
}

std::vector<mailboxes::Envelope> mailboxes::of(Transaction& tx, PersonId person, LetterId before, int most)
{
    auto const end = before ? before.value : std::numeric_limits<std::int64_t>::max();
    return succession::all<Envelope>(
        tx, "SELECT id, subject, state, written_at FROM letter WHERE to_id = :1 AND id < :2 ORDER BY id DESC LIMIT :3",
        person, end, most);
}

} // namespace succession
