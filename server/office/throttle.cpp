#include "office/throttle.hpp"

#include "base/problem.hpp"
#include "office/secrets.hpp"
#include "storage/attempts.hpp"
#include "storage/database.hpp"

#include <algorithm>

#include <arpa/inet.h>

namespace succession {

namespace {

std::string key_of(Office const& office, office::Patience const& patience, std::string_view whose)
{
    return office.secrets.seal(patience.kind, whose);
}

Moment wait_after(office::Patience const& patience, int attempts)
{
    if (attempts < patience.free) return 0;
    auto const doublings = std::min(attempts - patience.free, 20);
    return std::min(patience.first_wait << doublings, patience.longest_wait);
}

Problem too_many(Moment until)
{
    return {Problem::Kind::too_many, "There were too many attempts. Please try again after " + clock_time(until + minute) +
                                         " (UTC); nothing is lost."};
}

} // namespace

void office::count_attempt(Office const& office, Patience const& patience, std::string_view whose, Moment now)
{
    auto const key = key_of(office, patience, whose);
    auto const until = office.database.writing([&](Transaction& tx) {
        attempts::forget_before(tx, now - day);
        auto attempt = attempts::find(tx, key).value_or(Attempt{key, 0, now});
        if (attempt.until > now) return attempt.until;
        ++attempt.failures;
        attempt.until = now + wait_after(patience, attempt.failures);
        attempts::save(tx, attempt);
        return now;
    });
    if (until > now) throw too_many(until);
}

void office::forgive(Office const& office, Transaction& tx, Patience const& patience, std::string_view whose)
{
    attempts::forget(tx, key_of(office, patience, whose));
}

void office::forgive_one(Office const& office, Transaction& tx, Patience const& patience, std::string_view whose)
{
    auto attempt = attempts::find(tx, key_of(office, patience, whose));
    if (!attempt) return;
    attempt->failures = std::max(0, attempt->failures - 1);
    attempts::save(tx, *attempt);
}

std::string office::network_of(std::string const& address)
{
    in6_addr bytes{};
    if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1) return address;
    return {reinterpret_cast<char const*>(bytes.s6_addr), 8};
}

} // namespace succession
