#pragma once

#include "domain/desk.hpp"
#include "workflow/step.hpp"

namespace succession {

/// Everybody who has this manuscript before them, and in which words. Whoever may not know of it has no row: lists,
/// counts and searches read these rows alone.
std::vector<DeskRow> desk_rows(Journal const& journal, Facts const& facts, Moment now);

/// Where the manuscript stands: in production's machine while that is what it waits for.
State const& state_awaited(Journal const&, Facts const&);

/// The state an audience reads of: what is held looks to the authors as it did before.
State const& state_for(Journal const& journal, Facts const& facts, std::string const& audience);

/// The part whose turn it is in a state of these facts: what was decided on an appeal lies with whoever heard it.
std::string_view owner_of(State const&, Facts const&);

} // namespace succession
