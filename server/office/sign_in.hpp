#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

/// Into an account and out of it. No answer tells whether an address is known, nor does the time it takes.
namespace succession::office {

/// The session's token when address and password are right, else nothing. Problem{too_many} when too many attempts
/// have failed for this address or from this network; a browser that carries a mark of this address is heard whatever
/// strangers tried.
std::optional<std::string> sign_in(Office const&, Moment now, std::string const& address, std::string const& password,
                                   std::string const& network, std::string_view mark = "");
/// What a browser carries from then on whose person has shown to be the one at this address. It opens nothing.
std::string browser_mark(Office const&, std::string const& address);
/// Whether a browser's mark is one of this address.
bool is_marked(Office const&, std::string_view mark, std::string const& address);
/// How long a browser keeps a mark.
inline constexpr Moment mark_lasts = 180 * day;
/// A session's token for anybody, without a password: for playing every part in one browser. Outside the demo a
/// Problem{not_found}.
std::string sign_in_as(Office const&, PersonId, Moment now);
/// How long a session lasts that is not renewed.
inline constexpr Moment session_lasts = 14 * day;

/// Ends one session.
void sign_out(Office const&, std::string const& token_hash);
/// Ends all of the actor's sessions, this one too.
void sign_out_everywhere(Office const&, Act const&);

/// Sends a link to choose another password, where the address has an account.
void ask_reset(Office const&, Act const&, std::string const& address, std::string const& network);
/// Sets the password, ends every session and tells the person.
std::vector<Blocker> reset(Office const&, Act const&, std::string_view token, std::string const& password);
/// Sets the password, ends every other session and tells the person.
std::vector<Blocker> change_password(Office const&, Act const&, std::string const& old, std::string const& wanted,
                                     std::string const& token_hash);

} // namespace succession::office
