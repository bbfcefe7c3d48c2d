#include "web/author_lines.hpp"

#include "base/text.hpp"
#include "web/words.hpp"

namespace succession {

AuthorLine author_line(Journal const& journal, AuthorSeen const& author)
{
    auto const& line = author.byline;
    return {line.name(),
            line.email,
            place_line(journal, line.affiliation, line.country),
            line.orcid,
            labels(journal, "credit", split(author.credit, ' ')),
            author.corresponding,
            author.objected};
}

} // namespace succession
