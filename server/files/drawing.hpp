#pragma once

#include <set>
#include <string>

namespace succession {

class Palette;
class Sieve;

/// A drawing made anew.
struct Redrawn {
    std::string content;
    std::set<int> marks; ///< the numbers of marks within which something is seen
};

/// The same drawing of a page or a part of one: what is seen and read out, each operator with what belongs to it.
/// Comments, layers that are not shown, properties that nobody reads out and operators that ISO 32000 does not know are
/// gone.
Redrawn redrawn(std::string const& content, Sieve&, Palette&);

} // namespace succession
