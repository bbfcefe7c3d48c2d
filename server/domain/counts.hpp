#pragma once

#include "domain/facts.hpp"

#include <string>
#include <string_view>

namespace succession {

/// Reviews of the present round by what they are good for.
struct Counts {
    int accepted = 0; ///< at work: accepted or returned
    int filed = 0;    ///< reports that count
    int open = 0;     ///< invited, at work, or their interest being considered
};

/// Counts the reviews of the manuscript's present round.
Counts counts(Facts const& facts);
/// Whether a review waits for its person or for the editor's word on them.
bool is_open(Review const& review);
/// The manuscript's state as all but the editors know it: a decision that is held does not exist for them.
std::string const& state_outside(Manuscript const& manuscript);
/// Whether an answer of a reviewer finds somebody who waits for it in that state.
bool takes_answers(std::string_view state);
/// Whether an answer to this invitation is waited for, in its round and as things are known outside.
bool awaits_answer(Facts const& facts, Review const& review);
/// Whether as many write or have reported as are wanted.
bool enough_agreed(Facts const& facts);

} // namespace succession
