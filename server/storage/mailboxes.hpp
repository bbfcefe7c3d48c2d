#pragma once

#include "base/text.hpp"
#include "domain/account.hpp"

#include <vector>

namespace succession {

class Transaction;

/// Everybody's letters, as the demo shows them.
namespace mailboxes {

/// Somebody whom letters reach.
struct Mailbox {
    PersonId person;
    std::string given;
    std::string family;
    std::string affiliation;
    bool has_account = false;
    int letters = 0;
    int awaiting = 0; ///< manuscripts that wait for this person
    bool writes = false;
    bool reviews = false;
    std::string role; ///< of the office, the first they got; ""

    std::string name() const { return full_name(given, family); }
};
SUCCESSION_DESCRIBE(Mailbox, person, given, family, affiliation, has_account, letters, awaiting, writes, reviews, role)

/// People in whose name or affiliation the text is found, by name.
std::vector<Mailbox> all(Transaction&, std::string_view text, int most);

/// A letter in a list.
struct Envelope {
    LetterId id;
    std::string subject;
    std::string state;
    Moment written_at = 0;
};
SUCCESSION_DESCRIBE(Envelope, id, subject, state, written_at)

/// Letters to one person, the newest first, those before `before` (none: from the newest).
std::vector<Envelope> of(Transaction&, PersonId, LetterId before, int most);

} // namespace mailboxes

} // namespace succession
