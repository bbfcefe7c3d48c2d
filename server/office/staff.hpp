#pragma once

#include "office/accounts.hpp"

/// What administrators do with people. None of it gives sight of a manuscript.
namespace succession::office {

/// Makes somebody known to the journal and sends them the link to their account. The id of who already has the
/// address, when somebody has.
PersonId add_person(Office const&, Act const&, Newcomer const&, std::vector<std::string> const& roles);
/// Sends the link to the account once more.
void invite(Office const&, Act const&, PersonId);
/// The address at which this person makes their account, for the operator to hand over.
std::string welcome_link(Office const&, PersonId, Moment now);

void give_role(Office const&, Act const&, PersonId, std::string const& role);
/// The journal keeps at least one administrator: Problem{conflict}.
void take_role(Office const&, Act const&, PersonId, std::string const& role);
/// Names who acts where the holder of the role may not, or nobody.
void name_deputy(Office const&, Act const&, PersonId holder, std::string const& role, std::optional<PersonId> deputy);
/// Ends the sessions; the person's past stays.
void deactivate(Office const&, Act const&, PersonId);
void reactivate(Office const&, Act const&, PersonId);

} // namespace succession::office
