#pragma once

#include "office/correspondence.hpp"

namespace succession::office {

/// A decision as it will be released, if nothing happens till then.
struct Foreseen {
    std::vector<Letter> letters; ///< as they will be written, the links left as a mark
    Moment leaves_at = 0;
};

/// The facts once the decision is released, in memory: the reviewers have their numbers. The rules are not asked.
Facts after_release(Step const& decide);

/// Makes and releases the decision in memory, by the same rules and the same composing as in earnest. Writes nothing.
/// The step must be open.
Foreseen foresee_decision(Office const&, Step const& decide);

} // namespace succession::office
