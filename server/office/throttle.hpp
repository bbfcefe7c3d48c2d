#pragma once

#include "office/office.hpp"

#include <string_view>

namespace succession::office {

/// How patient the journal is with one kind of attempt.
struct Patience {
    std::string_view kind;
    int free;          ///< attempts without a wait
    Moment first_wait; ///< doubled with each further attempt
    Moment longest_wait;
};

inline constexpr Patience signing_in{"sign-in", 5, minute / 2, 15 * minute};       ///< to one account
inline constexpr Patience signing_in_from{"sign-in-from", 50, minute / 2, hour};   ///< from one network
inline constexpr Patience mail_to{"mail-to", 3, 5 * minute, 6 * hour};             ///< links asked for one address
inline constexpr Patience mail_from{"mail-from", 100, minute, hour};               ///< and from one network

/// Counts an attempt before it is made, or throws Problem{too_many}: nobody gets round it by asking all at once.
/// `whose`: an address or a network; it is kept as a seal only.
void count_attempt(Office const&, Patience const&, std::string_view whose, Moment now);
/// The attempt was a good one: forgets the counts of this kind for `whose`.
void forgive(Office const&, Transaction&, Patience const&, std::string_view whose);
/// The attempt was a good one: takes back the one count, not those of others.
void forgive_one(Office const&, Transaction&, Patience const&, std::string_view whose);
/// The part of a machine's address that one household or office shares.
std::string network_of(std::string const& address);

} // namespace succession::office
