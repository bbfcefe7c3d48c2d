#pragma once

#include "domain/account.hpp"
#include "domain/person.hpp"
#include "office/act.hpp"
#include "office/office.hpp"

namespace succession::office {

/// A letter about somebody's account.
struct AccountLetter {
    std::string kind;
    Person const& to;
    std::string address{};      ///< where it goes; "": the primary address
    std::optional<Link> link{}; ///< what it opens
    std::string detail{};       ///< the role given, the new address
    std::string leads_to{};     ///< a page of the journal, where there is no link
};

/// Composes the letter and puts it into the outbox, with its link.
void send(Office const&, Transaction&, AccountLetter const&, Moment now);

/// A link to something of one person, not yet written down. What it opens depends on the purpose.
Link make_link(std::string_view purpose, PersonId, std::string detail, Moment expires_at);
/// The link that a token stands for, as long as it is open.
std::optional<Link> find_open_link(Office const&, Transaction&, std::string_view purpose, std::string_view token,
                                   Moment now);
/// Where the link leads: "https://journal.example/welcome/AAF…".
std::string link_address(Office const&, Link const&);

/// The letter's text as it leaves, with its link in place; shown nowhere but in the demo's mailboxes.
std::string with_link(Office const&, Letter const&);
/// Sends a letter that failed or is uncertain once more, by hand. Problem{conflict} for any other.
void send_again(Office const&, Act const&, LetterId);

} // namespace succession::office
