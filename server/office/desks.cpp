#include "office/desks.hpp"

#include "base/errands.hpp"
#include "office/take.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/manuscripts.hpp"
#include "storage/people.hpp"
#include "workflow/desk.hpp"

namespace succession::office {

namespace {

/// Holds the key of the last manuscript looked at; there is no such counter while all desks are fresh.
constexpr char const* progress = "desks-refreshed-to";
/// Holds the moment up to which dates away are accounted for.
constexpr char const* dates_seen = "dates-away-seen-to";

/// The manuscripts to look at next, after those done.
struct Batch {
    std::int64_t done = 0;
    std::vector<ManuscriptId> next;
};

std::optional<Batch> next_batch(Transaction& tx, int most)
{
    auto const done = counters::find(tx, progress);
    if (!done) return {};
    return Batch{*done, manuscripts::after(tx, ManuscriptId{*done}, most)};
}

/// False when the office has changed since: then all begins anew. Whoever changes it now waits for our end.
bool note_progress(Transaction& tx, Batch const& batch)
{
    auto const& [done, next] = batch;
    if (next.empty()) return counters::end(tx, progress, done);
    return counters::move(tx, progress, done, next.back().value);
}

/// Whether somebody with a part in the office has gone or come back since desks were last written for that.
bool somebody_went(Transaction& tx, Moment now)
{
    return people::office_came_or_went(tx, counters::last(tx, dates_seen), now);
}

void follow_dates_away(Database& database, Moment now)
{
    if (!database.reading([&](Transaction& tx) { return somebody_went(tx, now); })) return;
    database.write([&](Transaction& tx) {
        counters::set(tx, dates_seen, now);
        desks_are_stale(tx);
    });
}

} // namespace

void desks_are_stale(Transaction& tx)
{
    counters::set(tx, progress, -make_key()); // before every manuscript, and not the same twice
}

int refresh_desks(Office const& office, Moment now, int most)
{
    follow_dates_away(office.database, now);
    auto const batch = office.database.reading([&](Transaction& tx) { return next_batch(tx, most); });
    if (!batch) return 0;
    Errands errands;
    for (auto const id : batch->next) errands.run([&] { return settle(office, id, now); });
    office.database.write([&](Transaction& tx) {
        if (!note_progress(tx, *batch)) return;
        for (auto const id : batch->next)
            if (auto const facts = dossiers::find_to_change(tx, id))
                desks::replace(tx, id, desk_rows(office.rules.of(*facts), *facts, now));
    });
    errands.end();
    return static_cast<int>(batch->next.size());
}

} // namespace succession::office
