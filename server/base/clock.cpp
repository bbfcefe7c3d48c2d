#include "base/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace succession {

namespace {

namespace chrono = std::chrono;

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

using Instant = chrono::sys_time<chrono::milliseconds>;

Instant instant(Moment moment) { return Instant(chrono::milliseconds(moment)); }

chrono::sys_days day_of(Moment moment) { return chrono::floor<chrono::days>(instant(moment)); }

chrono::year_month_day date_of(Moment moment) { return day_of(moment); }

std::string_view month_of(chrono::year_month_day date) { return months[static_cast<unsigned>(date.month()) - 1]; }

/// What the clock shows of the day, in UTC.
chrono::hh_mm_ss<chrono::milliseconds> time_of(Moment moment)
{
    return chrono::hh_mm_ss(instant(moment) - day_of(moment));
}

} // namespace

Moment Clock::now() const
{
    if (auto const fixed = fixed_.load()) return fixed;
    return chrono::duration_cast<chrono::milliseconds>(chrono::system_clock::now().time_since_epoch()).count();
}

std::string long_date(Moment moment)
{
    auto const date = date_of(moment);
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month_of(date), static_cast<int>(date.year()));
}

std::string short_date(Moment moment)
{
    auto const date = date_of(moment);
    return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_of(date).substr(0, 3));
}

std::string iso_date(Moment moment)
{
    auto const date = date_of(moment);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string slashed_date(Moment moment)
{
    auto date = iso_date(moment);
    std::ranges::replace(date, '-', '/');
    return date;
}

std::string clock_time(Moment moment)
{
    auto const time = time_of(moment);
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string iso_time(Moment moment)
{
    return fmt::format("{}T{}:{:02}Z", iso_date(moment), clock_time(moment), time_of(moment).seconds().count());
}

int year_of(Moment moment) { return static_cast<int>(date_of(moment).year()); }

std::optional<Moment> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (char const c : text.substr(from, count)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    auto const year = number(0, 4), month = number(5, 2), day_of_month = number(8, 2);
    if (year < 0 || month < 0 || day_of_month < 0) return {};
    chrono::year_month_day const date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                      chrono::day(static_cast<unsigned>(day_of_month))};
    if (!date.ok()) return {};
    return Instant(chrono::sys_days(date)).time_since_epoch().count();
}

int days_until(Moment then, Moment now) { return static_cast<int>((day_of(then) - day_of(now)).count()); }

} // namespace succession
