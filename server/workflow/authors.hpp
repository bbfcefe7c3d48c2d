#pragma once

#include "domain/author_list.hpp"
#include "workflow/step.hpp"

namespace succession {

/// The list of authors as it would be: who is on the present one keeps key, account and all that the line leaves out;
/// who is new has no key yet.
std::vector<Author> authors_after(Step const&, std::vector<ProposedAuthor> const&);

/// Between whom the list that was asked for could bring an interest: those who review the manuscript now or coordinate
/// it, and the authors with an account who would be new.
struct Encounter {
    std::vector<PersonId> people;
    std::vector<PersonId> authors;
};
Encounter encounter_of_change(Step const&);

/// What should be known before the list that was asked for is approved, and then overruled with a reason: who edits the
/// manuscript, and may know its reviewers, becomes an author; or a new author brings an interest to who reviews or
/// coordinates it. "" where nothing speaks against it.
std::string concern_about_change(Step const&, std::vector<Acquaintance> const& on_record = {});

/// Whether an author, or every one, has answered the wish to change the list that waits.
bool has_answered(Facts const&, Author const&);
bool is_change_answered(Facts const&);

/// "Norway" and "no" as "NO"; "" for no country of the journal's list.
std::string country_code(Journal const&, std::string const& typed);

} // namespace succession
