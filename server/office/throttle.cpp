#include "office/throttle.hpp"

#include "base/problem.hpp"
#include "office/secrets.hpp"
#include "storage/attempts.hpp"
#include "storage/database.hpp"

#include <algorithm>

namespace succession {

namespace {

Moment wait_after(office::Patience const& patience, int attempts)
{
    if (attempts < patience.free) return 0;
    auto const doublings = std::min(attempts - patience.free, 20);
    return std::min(patience.first_wait << doublings, patience.longest_wait);
}

/// How many attempts are not forgotten yet.
int remembered(office::Patience const& patience, Attempt const& attempt, Moment now)
{
    auto const forgotten = std::max<Moment>(0, now - attempt.until) / patience.forgets_in;
    return static_cast<int>(std::max<Moment>(0, attempt.failures - forgotten));
}

Problem too_many(Moment until)
{
    return {Problem::Kind::too_many, "There were too many attempts. Please try again after " +
                                         clock_time(until + minute) + " (UTC); nothing is lost."};
}

} // namespace

Attempt office::once_more(Patience const& patience, Attempt attempt, Moment now)
{
    attempt.failures = remembered(patience, attempt, now) + 1;
    attempt.until = now + wait_after(patience, attempt.failures);
    return attempt;
}

Attempt office::without(Count const& count, Attempt present)
{
    if (present == count.made) return count.before;
    present.failures = std::max(0, present.failures - 1);
    return present;
}

std::vector<office::Count> office::count_attempt(Office const& office, std::vector<Counted> const& counted, Moment now)
{
    Moment until = now;
    auto const counts = office.database.writing([&](Transaction& tx) {
        attempts::forget_before(tx, now - day);
        std::vector<Count> made;
        until = now;
        for (auto const& [patience, whose] : counted) {
            auto const key = office.secrets.seal(patience.kind, whose);
            auto const before = attempts::find_to_change(tx, key).value_or(Attempt{key, 0, now});
            made.push_back({before, once_more(patience, before, now)});
            until = std::max(until, before.until);
        }
        if (until > now) return std::vector<Count>{};
        for (auto const& count : made) attempts::save(tx, count.made);
        return made;
    });
    if (until > now) throw too_many(until);
    return counts;
}

void office::take_back(Transaction& tx, Count const& count)
{
    if (auto const present = attempts::find_to_change(tx, count.made.attempt_key))
        attempts::save(tx, without(count, *present));
}

void office::forgive(Transaction& tx, Count const& count) { attempts::forget(tx, count.made.attempt_key); }

} // namespace succession
