#pragma once

#include "workflow/journal.hpp"

#include <string>

namespace succession {

/// A machine as a drawing in Graphviz's language: its states by stage, whose turn each is, and the acts between them.
/// The same machine gives the same text. Acts that leave the state as it is are not drawn.
std::string drawing(Journal const& journal, Machine const& machine);

/// The mark by which a finished picture says which drawing it shows.
std::string mark_of(std::string const& drawing);

/// What Graphviz made of a drawing, as the journal shows it: with its mark, in light and dark, without the maker's
/// notes. Throws Mistake where that is no picture.
std::string finished(std::string const& picture, std::string const& drawing);

/// "managing editor", of a part in the workflow.
std::string part_label(std::string_view part);
/// "5 days", of the clock a state starts; "" where there is none.
std::string clock_label(Journal const& journal, std::string_view clock);
/// Where an act leads, in words: a state, or how it is found.
std::string target_label(Machine const& machine, Transition const& act);

} // namespace succession
