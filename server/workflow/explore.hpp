#pragma once

#include "workflow/invariants.hpp"

#include <map>

namespace succession {

/// A place where an invariant does not hold, and the acts that lead there.
struct Violation {
    std::string invariant;
    std::string sentence;
    std::string reason;
    std::vector<std::string> path;

    /// All of it as lines to print.
    std::string text() const;
};

/// What one situation has been taken through.
struct Exploration {
    std::string situation;
    std::size_t configurations = 0;
    std::size_t moves = 0;
    std::size_t cut = 0;               ///< configurations beyond the bound, not followed
    std::size_t unknown = 0;           ///< configurations from which no end was seen but the cut
    std::map<std::string, int> acts;   ///< how often each act was taken
    std::set<std::string> states;      ///< "manuscript/held", "production/in_issue" … that were reached
    std::vector<Violation> violations; ///< the nearest of each invariant
};

/// Goes through every configuration that can be reached from a situation, nearest first, with the very rules the server
/// runs, and asks the invariants at each. Bounded; what the bound cuts off is counted.
Exploration explore(Journal const& journal, Situation const& situation, Bounds const& bounds,
                    std::vector<Invariant> const& invariants);

} // namespace succession
