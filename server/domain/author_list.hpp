#pragma once

#include "domain/manuscript.hpp"

#include <vector>

namespace succession {

inline constexpr std::size_t most_authors = 300;

/// One author of a list that somebody wishes for.
struct ProposedAuthor {
    std::string typed;          ///< the whole line
    Byline byline;              ///< the address as it is compared
    bool corresponding = false; ///< whether the line says so
};

/// A list of authors as it is typed, a line each: "given; family; address; affiliation; country". The line of whoever
/// is to be corresponding author may end with "; corresponding".
std::vector<ProposedAuthor> read_author_list(std::string_view typed);
/// An author as such a line, without that mark: whoever stays corresponding author needs none.
std::string typed_line(Byline const&);
/// The list wished for, as people read it: "Fucus serratus, fucus@shore.example, Shore Station, NL".
std::vector<std::string> proposed_authors(AuthorChange const&);

/// What an author says to a wish to change the list.
struct AuthorAnswer {
    std::string answer; ///< "agrees", "objects", or "": none so far
    std::string heard;  ///< where the office has it from, if it ever entered one
    bool by_office = false;

    /// Whether the author said it by the own link.
    bool own() const { return !answer.empty() && !by_office; }
};

AuthorAnswer answer_of(AuthorChange const&, AuthorId);
void note_answer(AuthorChange&, AuthorId, AuthorAnswer const&);

} // namespace succession
