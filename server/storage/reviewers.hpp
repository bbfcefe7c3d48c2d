#pragma once

#include "domain/facts.hpp"
#include "storage/people.hpp"

namespace succession {

class Transaction;

/// Those who might review: found by what they know, with what they have on their hands already.
namespace reviewers {

/// Whom to look for: people in whose name, addresses, affiliation or expertise each of the first words is found.
struct Sought {
    std::string words;
    std::optional<people::Mark> after;
    int most = 25;
    PersonId asker;   ///< reviews of the asker's own manuscripts are not counted: no number tells who reviews them
    Moment since = 0; ///< from when on reports and refusals count
};

/// Somebody, and what they review here.
struct Candidate {
    Known person;
    std::string expertise;
    int open = 0; ///< reviews asked for or being written
    int filed = 0;
    int declined = 0;
    std::int64_t time_taken = 0; ///< from answer to report, of all filed together

    int average_days() const { return filed ? static_cast<int>((time_taken / filed + day / 2) / day) : 0; }
};
SUCCESSION_DESCRIBE(Candidate, person, expertise, open, filed, declined, time_taken)

/// Active people in the order of their names, in one query.
std::vector<Candidate> find(Transaction&, Sought const&);

/// The addresses among those the authors suggest that the journal knows.
std::vector<Address> suggested_addresses(Transaction&, ManuscriptId);

/// Who of these people wrote another manuscript with an author of this one.
std::vector<Acquaintance> wrote_with(Transaction&, ManuscriptId, std::vector<PersonId> const&);
/// Who of these people wrote any manuscript with one of these authors.
std::vector<Acquaintance> wrote_together(Transaction&, std::vector<PersonId> const& people,
                                         std::vector<PersonId> const& authors);

} // namespace reviewers

} // namespace succession
