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

/// Gives somebody a part in the office, from now on.
void give_role(Office const&, Act const&, PersonId, std::string const& role);

/// A part in the office in which nobody can act.
struct Vacancy {
    std::string label;
    int manuscripts = 0; ///< that wait for it
};

/// What somebody's going leaves.
struct Left {
    bool done = false;
    std::vector<Vacancy> vacancies;
    int coordinated = 0; ///< manuscripts without a coordinating editor
};

/// Where a part would be left to nobody nothing is done unless `knowing`, and then the administrators are told by
/// letter. The journal keeps at least one administrator: Problem{conflict}.
Left take_role(Office const&, Act const&, PersonId, std::string const& role, bool knowing = false);
/// Names who acts where the holder of the role may not, or nobody.
void name_deputy(Office const&, Act const&, PersonId holder, std::string const& role, std::optional<PersonId> deputy);
/// Ends the sessions; the person's past stays. Of what it leaves the same holds as of taking a part back.
Left deactivate(Office const&, Act const&, PersonId, bool knowing = false);
/// Lets somebody whose account was closed sign in again.
void reactivate(Office const&, Act const&, PersonId);

} // namespace succession::office
