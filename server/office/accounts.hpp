#pragma once

#include "domain/account.hpp"
#include "domain/person.hpp"
#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

namespace succession::office {

/// Somebody who would like an account, or whom the journal gives one.
struct Newcomer {
    std::string given;
    std::string family;
    std::string address;
};

/// Sends a link to the address: to an account, or, where there is one already, word of that. The answer tells nothing.
std::vector<Blocker> register_person(Office const&, Act const&, Newcomer const&, std::string const& network);

/// An open link of that purpose and whom it is for; a dead or foreign one is a Problem{not_found}.
struct Opened {
    Link link;
    std::optional<Person> person;
};
Opened open_link(Office const&, Transaction&, std::string_view purpose, std::string_view token, Moment now);

/// The same question before work that costs much.
void require_open(Office const&, std::string_view purpose, std::string_view token, Moment now);

/// What somebody chooses at the link that makes the account theirs.
struct Welcome {
    std::string given;
    std::string family;
    std::string password;
};

/// Makes the account: names, password, address confirmed. Manuscripts that name the address become known to it.
std::vector<Blocker> welcome(Office const&, Act const&, std::string_view token, Welcome const&);

/// The address at which the first administrator makes their account; nothing when there is an administrator.
std::optional<std::string> first_administrator_link(Office const&, Moment now);
/// Makes the first administrator's account at that link.
std::vector<Blocker> begin(Office const&, Act const&, std::string_view token, Newcomer const&,
                           std::string const& password);

/// Somebody new, so far without an account.
Person person_of(Newcomer const&, PersonId, Moment now);

/// What is wrong with somebody's names and address, or with a new password.
std::vector<Blocker> flaws_of(Newcomer const&);
std::vector<Blocker> flaws_of_names(std::string const& given, std::string const& family);
std::vector<Blocker> flaws_of_password(std::string const& password);

/// Makes an address the person's own: confirmed, and their manuscripts known to them.
void confirm(Transaction&, PersonId, std::string const& address, Moment now);

} // namespace succession::office
