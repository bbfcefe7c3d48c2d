#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// UTC milliseconds since 1970. Calendars and zones exist only at the edge.
using Moment = std::int64_t;

/// Spans of time, added to a Moment.
inline constexpr Moment minute = 60'000;
inline constexpr Moment hour = 60 * minute;
inline constexpr Moment day = 24 * hour;

/// What time it is. Tests and the demo move it with `set` and `advance`. Safe to share between threads.
class Clock {
public:
    Moment now() const;
    /// Fixes the clock at a moment; it then moves only by `advance` or another `set`.
    void set(Moment moment) { fixed_ = moment; }
    void advance(Moment by) { set(now() + by); }
    /// Lets the clock follow the machine's again.
    void release() { fixed_ = 0; }

private:
    std::atomic<Moment> fixed_{0};
};

/// In UTC, for pages, letters and standards: "21 October 2026", "21 Oct", "2026-10-21", "2026/10/21" and
/// "2026-10-21T08:00:00Z".
std::string long_date(Moment);
std::string short_date(Moment);
std::string iso_date(Moment);
std::string slashed_date(Moment);
std::string iso_time(Moment);
/// "09:12"
std::string clock_time(Moment);
/// The calendar year, e.g. 2026.
int year_of(Moment);
/// The moment at which the day "2026-10-21" begins; nothing for what is no date.
std::optional<Moment> parse_date(std::string_view text);
/// Whole days from `now` to `then`, rounded towards the past: negative when late.
int days_until(Moment then, Moment now);

} // namespace succession
