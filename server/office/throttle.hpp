#pragma once

#include "domain/account.hpp"
#include "office/office.hpp"

#include <string_view>
#include <vector>

namespace succession::office {

/// How patient the journal is with one kind of attempt.
struct Patience {
    std::string_view kind;
    int free;          ///< attempts without a wait
    Moment first_wait; ///< doubled with each further attempt
    Moment longest_wait;
    Moment forgets_in; ///< one attempt is forgotten in each such time without any
};

/// To one account, from browsers it has not been signed in with.
inline constexpr Patience signing_in{"sign-in", 5, minute / 2, 15 * minute, hour};
/// From one network: whoever shares it with a guesser waits a little, not long.
inline constexpr Patience signing_in_from{"sign-in-from", 50, minute / 2, 2 * minute, 2 * minute};
/// To one account from a browser that it was signed in with before: strangers' attempts do not count here.
inline constexpr Patience signing_in_known{"sign-in-known", 5, minute / 2, 15 * minute, hour};
/// A present password, asked for before a change.
inline constexpr Patience proving{"prove", 5, minute / 2, 15 * minute, hour};
inline constexpr Patience mail_to{"mail-to", 3, 5 * minute, 6 * hour, 6 * hour};       ///< links asked for one address
inline constexpr Patience mail_from{"mail-from", 100, minute, 5 * minute, 5 * minute}; ///< and from one network

/// The count after one more attempt at `now`, when it is heard: not before `until`.
Attempt once_more(Patience const&, Attempt, Moment now);

/// An attempt as it was counted.
struct Count {
    Attempt before;
    Attempt made;
};

/// `present` as if that attempt had never been made: it began no wait and lengthened none. What others did since stays.
Attempt without(Count const&, Attempt present);

/// For whom attempts of one kind are counted: an address, a network. It is kept as a seal only.
struct Counted {
    Patience const& patience;
    std::string_view whose;
};

/// Counts an attempt before it is made: nobody gets round it by asking all at once. Where one of the counts bids to
/// wait nothing is counted: Problem{too_many}.
std::vector<Count> count_attempt(Office const&, std::vector<Counted> const&, Moment now);
/// The attempt was a good one: as if it had not been made.
void take_back(Transaction&, Count const&);
/// The attempt was a good one: forgets all that were counted with it.
void forgive(Transaction&, Count const&);

} // namespace succession::office
