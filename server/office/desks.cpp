#include "office/desks.hpp"

#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "workflow/desk.hpp"

namespace succession::office {

namespace {

/// Holds the key of the last manuscript done; there is no such counter while all desks are fresh.
constexpr char const* progress = "desks-refreshed-to";

} // namespace

void desks_are_stale(Transaction& tx)
{
    if (run(tx, "UPDATE counter SET value = 0 WHERE name = :1", progress) == 0)
        run(tx, "INSERT INTO counter (name, value) VALUES (:1, 0)", progress);
}

int refresh_desks(Office const& office, Moment now, int most)
{
    auto const done = office.database.reading(
        [&](Transaction& tx) { return first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = :1", progress); });
    if (!done) return 0;
    return office.database.writing([&](Transaction& tx) {
        auto const next = all<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE id > :1 ORDER BY id LIMIT :2", *done, most);
        for (auto const id : next)
            if (auto const facts = dossiers::find(tx, id)) desks::replace(tx, id, desk_rows(office.journal, *facts, now));
        if (next.empty()) run(tx, "DELETE FROM counter WHERE name = :1 AND value = :2", progress, *done);
        else run(tx, "UPDATE counter SET value = :1 WHERE name = :2 AND value = :3", next.back(), progress, *done);
        return static_cast<int>(next.size());
    });
}

} // namespace succession::office
