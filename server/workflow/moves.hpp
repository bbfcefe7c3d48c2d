#pragma once

#include "workflow/situation.hpp"

#include <functional>

namespace succession {

/// One thing that may happen next, and what comes of it.
struct Move {
    std::string words;               ///< "the author: Submit the manuscript"
    Transition const* act = nullptr; ///< none: time passes, or something happens outside the workflow
    PersonId actor;
    ReviewId subject;
    Outcome outcome;
    Moment now; ///< when it has happened
};

/// Calls `visit` with everything that may happen to this manuscript now: every act that is open to anybody with every
/// choice its form offers, the clocks that may run out, a deputy named where nobody may act.
void each_move(Journal const& journal, Situation const& situation, Facts const& facts, Moment now,
               std::function<void(Move&&)> const& visit);

} // namespace succession
