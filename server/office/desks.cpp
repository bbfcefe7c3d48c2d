#include "office/desks.hpp"

#include "base/attempts.hpp"
#include "office/take.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "workflow/desk.hpp"

namespace succession::office {

namespace {

/// Holds the key of the last manuscript looked at; there is no such counter while all desks are fresh.
constexpr char const* progress = "desks-refreshed-to";

/// The manuscripts to look at next, after those done.
struct Batch {
    std::int64_t done = 0;
    std::vector<ManuscriptId> next;
};

std::optional<Batch> next_batch(Transaction& tx, int most)
{
    auto const done = first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = :1", progress);
    if (!done) return {};
    return Batch{*done, all<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE id > :1 ORDER BY id LIMIT :2", *done, most)};
}

/// False when the office has changed since: then all begins anew. Whoever changes it now waits for our end.
bool note_progress(Transaction& tx, Batch const& batch)
{
    auto const& [done, next] = batch;
    if (next.empty()) return run(tx, "DELETE FROM counter WHERE name = :1 AND value = :2", progress, done) > 0;
    return run(tx, "UPDATE counter SET value = :1 WHERE name = :2 AND value = :3", next.back(), progress, done) > 0;
}

} // namespace

void desks_are_stale(Transaction& tx)
{
    counters::set(tx, progress, -make_key()); // before every manuscript, and not the same twice
}

int refresh_desks(Office const& office, Moment now, int most)
{
    auto const batch = office.database.reading([&](Transaction& tx) { return next_batch(tx, most); });
    if (!batch) return 0;
    Attempts attempts;
    for (auto const id : batch->next) attempts.make([&] { return settle(office, id, now); });
    office.database.write([&](Transaction& tx) {
        if (!note_progress(tx, *batch)) return;
        for (auto const id : batch->next)
            if (auto const facts = dossiers::find_to_change(tx, id)) desks::replace(tx, id, desk_rows(office.journal, *facts, now));
    });
    attempts.end();
    return static_cast<int>(batch->next.size());
}

} // namespace succession::office
