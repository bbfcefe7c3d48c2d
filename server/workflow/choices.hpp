#pragma once

#include "workflow/situation.hpp"

namespace succession {

/// Every way worth trying to fill in the form of an act: each decision, each editor, each fate, words where words go.
std::vector<Form> forms(Journal const& journal, Situation const& situation, Facts const& facts, Transition const& act,
                        ReviewId subject, Moment now);

} // namespace succession
