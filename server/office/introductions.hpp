#pragma once

#include "office/office.hpp"
#include "storage/people.hpp"
#include "workflow/step.hpp"

namespace succession::office {

/// Parts and letters belong to persons: whom an act names by an address becomes somebody the journal knows.

/// Who was named in a form, or what is wrong with it.
struct Introduced {
    std::optional<Person> person{};
    std::vector<Blocker> flaws{};
};

/// Makes known whom the form names by "email", with "given", "family" and "affiliation"; for an act on a review its
/// reviewer, by another address. The name counts until they take the account: from then on their own does. An act that
/// is not the actor's is a Problem{not_found}.
Introduced introduce(Office const&, Step const&);

/// The authors to whom an act writes and whom the journal does not know.
std::vector<Byline> unknown_authors(Outcome const&);
/// Makes them known; whose each address is.
Holders make_known(Office const&, std::vector<Byline> const&, Moment now);
/// Whose the addresses are on the list of authors that waits for approval; who is not known stays so.
Holders holders_of_proposed(Transaction&, Facts const&);
/// Who of those who review or coordinate the manuscript wrote with whom of those who would be new on its list.
std::vector<Acquaintance> acquaintances_of_proposed(Transaction&, Step const&);
/// Adds to the facts those whom they do not name so far.
void add_people(Office const&, Facts&, Holders const&);

} // namespace succession::office
