#pragma once

#include "domain/account.hpp"
#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

namespace succession {

struct Person;

/// How people come to an account, into it and out of it. No answer tells whether an address is known.
namespace office {

/// Somebody who would like an account.
struct Newcomer {
    std::string given;
    std::string family;
    std::string address;
};

/// Sends a link to the address: to an account, or, where there is one already, word of that.
std::vector<Blocker> register_person(Office const&, Act const&, Newcomer const&, std::string const& network);

/// An open link of that purpose and whom it is for; a dead one is a Problem{not_found}.
struct Opened {
    Link link;
    std::optional<Person> person;
};
Opened open_link(Office const&, Transaction&, std::string_view purpose, std::string_view token, Moment now);

/// What somebody chooses at the link that makes the account theirs.
struct Welcome {
    std::string given;
    std::string family;
    std::string password;
};

/// Makes the account: names, password, address confirmed.
std::vector<Blocker> welcome(Office const&, Act const&, std::string const& token, Welcome const&);

/// The session's token when address and password are right, else nothing, after the same time. Problem{too_many} when
/// too many attempts have failed for this address or from this network address.
std::optional<std::string> sign_in(Office const&, Moment now, std::string const& address, std::string const& password,
                                   std::string const& network);
void sign_out(Office const&, std::string const& token_hash);
/// Ends all of somebody's sessions but `except` ("" for none).
void sign_out_everywhere(Office const&, Act const&, std::string const& except);

/// Sends a link to choose another password, where the address has an account.
void ask_reset(Office const&, Act const&, std::string const& address, std::string const& network);
std::vector<Blocker> reset(Office const&, Act const&, std::string const& token, std::string const& password);
/// Ends every other session and tells the person by letter.
std::vector<Blocker> change_password(Office const&, Act const&, std::string const& old, std::string const& wanted,
                                     std::string const& token_hash);

/// The address at which the first administrator makes their account; nothing when there is an administrator.
std::optional<std::string> first_administrator_link(Office const&, Moment now);
/// Makes the first administrator's account at that link.
std::vector<Blocker> begin(Office const&, Act const&, std::string const& token, Newcomer const&,
                           std::string const& password);

} // namespace office

} // namespace succession
