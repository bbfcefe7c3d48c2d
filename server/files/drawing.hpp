#pragma once

#include <string>

namespace succession {

class Sieve;

/// The same drawing of a page or a part of one: what is drawn, shown and read out, each operator with what belongs to
/// it. Comments, properties that nobody reads out and operators that ISO 32000 does not know are gone.
std::string redrawn(std::string const& content, Sieve&);

/// Code in the language of PostScript without its comments.
std::string without_comments(std::string const& code);

} // namespace succession
