#pragma once

#include "workflow/moves.hpp"

#include <filesystem>

namespace succession {

/// A move of the exploration as invariants see it.
struct Taking {
    Journal const& journal;
    Facts const& before;
    Move const& move;

    Facts const& after() const { return move.outcome.facts; }
};

/// A configuration with everything that can happen next.
struct Place {
    Journal const& journal;
    Facts const& facts;
    Moment now;
    std::vector<Move> const& next;
};

/// A rule about single moves or single configurations answers why it does not hold, or "".
using MoveRule = std::string (*)(Taking const&);
using PlaceRule = std::string (*)(Place const&);

/// A sentence that must be true whatever happens, with the rule that asks it. One without rule speaks of the whole
/// exploration and is asked at its end.
struct Invariant {
    std::string name;
    std::string sentence;
    MoveRule of_moves = nullptr;
    PlaceRule of_places = nullptr;
};

/// Reads the invariants and binds them to their rules. Throws Mistake for a name without a rule, or a rule not named.
std::vector<Invariant> load_invariants(std::filesystem::path const& file);

/// Whether the manuscript has come to an end, in production if it was accepted.
bool has_ended(Journal const& journal, Facts const& facts);

} // namespace succession
