#pragma once

#include "domain/manuscript.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What a list of authors may not be, in whichever way it is given, and what is said of it.
namespace author_list {
inline constexpr std::size_t most = 300; ///< authors on one list
inline constexpr std::string_view empty = "At least one author is needed.";
inline constexpr std::string_view too_long = "Please write to the office about a list of authors this long.";
inline constexpr std::string_view not_one_corresponding = "Please mark one author as corresponding author.";
std::string twice(std::string const& name); ///< "Salix alba is listed twice."
} // namespace author_list

/// The author of that address on a list; its end where there is none.
std::vector<Author>::const_iterator author_at(std::vector<Author> const&, std::string_view address);

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
/// The list as it is, in the same words and in its order.
std::vector<std::string> listed_authors(std::vector<Author>);

/// What an author says to a wish to change the list.
struct AuthorAnswer {
    std::string name;       ///< of the author, who may be on the list no more
    std::string answer;     ///< "agrees", "objects", or "": none so far
    std::string heard;      ///< where the office has it from, if it ever entered one
    bool by_office = false; ///< the office entered it

    /// Whether the author said it by the own link.
    bool own() const { return !answer.empty() && !by_office; }
};

/// The answer that counts: the author's latest. What the office once entered stays on record.
AuthorAnswer answer_of(AuthorChange const&, AuthorId);
/// What was answered by or for an author at that moment, or nothing.
std::optional<AuthorAnswer> answer_at(AuthorChange const&, AuthorId, Moment);
/// Keeps an answer as the one that counts, and as what was said at that moment.
void note_answer(AuthorChange&, AuthorId, AuthorAnswer const&, Moment);

} // namespace succession
