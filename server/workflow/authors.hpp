#pragma once

#include "domain/author_list.hpp"
#include "workflow/step.hpp"

namespace succession {

/// Whose address that is: as the office has found out, else by the main addresses of those whom the facts name.
std::optional<PersonId> holder_of(Step const&, std::string const& address);

/// The list of authors as it would be: who is on the present one keeps key, account and all that the line leaves out.
std::vector<Author> authors_after(Step const&, std::vector<ProposedAuthor> const&);

/// "Norway" and "no" as "NO"; "" for no country of the journal's list.
std::string country_code(Journal const&, std::string const& typed);

} // namespace succession
