#pragma once

#include "domain/person.hpp"
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
};

struct Candidate {
    Known person;
    std::string expertise;
};
SUCCESSION_DESCRIBE(Candidate, person, expertise)

/// Active people in the order of their names.
std::vector<Candidate> find(Transaction&, Sought const&);

/// What somebody reviews here, and has reviewed since a moment.
struct Load {
    PersonId person;
    int open = 0;     ///< reviews asked for or being written
    int filed = 0;
    int declined = 0;
    std::int64_t time_taken = 0; ///< from answer to report, of all filed together

    int average_days() const { return filed ? static_cast<int>((time_taken / filed + day / 2) / day) : 0; }
};
SUCCESSION_DESCRIBE(Load, person, open, filed, declined, time_taken)

/// The loads of these people; who has none is left out. Reviews of the asker's own manuscripts count for nothing here:
/// nobody learns from a number who reviews them.
std::vector<Load> loads(Transaction&, std::vector<PersonId> const&, PersonId asker, Moment since);

/// Two people who wrote a manuscript together that was submitted here.
struct Acquaintance {
    PersonId person;
    PersonId author; ///< an author of the manuscript now to be reviewed
};
SUCCESSION_DESCRIBE(Acquaintance, person, author)

/// Who of these people wrote another manuscript with an author of this one.
std::vector<Acquaintance> wrote_with(Transaction&, ManuscriptId, std::vector<PersonId> const&);

} // namespace reviewers

} // namespace succession
