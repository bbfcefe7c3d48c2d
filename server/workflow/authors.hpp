#pragma once

#include "domain/author_list.hpp"
#include "workflow/step.hpp"

namespace succession {

/// Whose address that is: as the office has found out, else by the main addresses of those whom the facts name.
std::optional<PersonId> holder_of(Step const&, std::string const& address);

/// The list of authors as it would be: who is on the present one keeps key, account and all that the line leaves out;
/// who is new has no key yet.
std::vector<Author> authors_after(Step const&, std::vector<ProposedAuthor> const&);

/// What should be known before the list that was asked for is approved, and then overruled with a reason: who edits the
/// manuscript, and may know its reviewers, becomes an author. "" where nobody does.
std::string concern_about_change(Step const&);

/// Whether an author, or every one, has answered the wish to change the list that waits.
bool has_answered(Facts const&, Author const&);
bool is_change_answered(Facts const&);

/// "Norway" and "no" as "NO"; "" for no country of the journal's list.
std::string country_code(Journal const&, std::string const& typed);

} // namespace succession
