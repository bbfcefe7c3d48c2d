#pragma once

#include "domain/disclosure.hpp"
#include "workflow/journal.hpp"

namespace succession {

/// An author as readers will see them, for partials/author_table; for those who may know it, with what they object.
struct AuthorLine {
    std::string name;
    std::string email;
    std::string affiliation;
    std::string orcid;
    std::string credit;
    bool corresponding = false;
    bool objected = false;
    std::string objection{};
};
SUCCESSION_DESCRIBE(AuthorLine, name, email, affiliation, orcid, credit, corresponding, objected, objection)

/// What is seen of an author, with the journal's words for country and contributions.
AuthorLine author_line(Journal const&, AuthorSeen const&);

} // namespace succession
