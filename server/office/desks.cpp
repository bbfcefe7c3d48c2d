#include "office/desks.hpp"

#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "workflow/desk.hpp"

namespace succession::office {

namespace {

/// Holds the key of the last manuscript done; there is no such counter while all desks are fresh.
constexpr char const* progress = "desks-refreshed-to";

std::optional<std::int64_t> done_so_far(Transaction& tx)
{
    return first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = :1", progress);
}

/// Whoever changes the office meanwhile waits here, so that what we read of it is not older than what we note.
std::optional<std::int64_t> done_so_far_for_now(Transaction& tx)
{
    run(tx, "UPDATE counter SET value = value WHERE name = :1", progress);
    return done_so_far(tx);
}

} // namespace

void desks_are_stale(Transaction& tx) { counters::set(tx, progress, 0); }

int refresh_desks(Office const& office, Moment now, int most)
{
    if (!office.database.reading(done_so_far)) return 0;
    return office.database.writing([&](Transaction& tx) {
        auto const done = done_so_far_for_now(tx);
        if (!done) return 0;
        auto const next = all<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE id > :1 ORDER BY id LIMIT :2", *done, most);
        for (auto const id : next)
            if (auto const facts = dossiers::find_to_change(tx, id)) desks::replace(tx, id, desk_rows(office.journal, *facts, now));
        if (next.empty()) run(tx, "DELETE FROM counter WHERE name = :1", progress);
        else counters::set(tx, progress, next.back().value);
        return static_cast<int>(next.size());
    });
}

} // namespace succession::office
