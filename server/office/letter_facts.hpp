#pragma once

#include "letters/facts.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

namespace succession::office {

/// What composing one letter looks at. The disclosure is the recipient's: a letter says what its reader may know.
struct LetterDesk {
    Office const& office;
    Facts const& before;
    Facts const& after;
    LetterOrder const& order;
    Moment now;
    PersonId recipient;
    Disclosure sight;

    Manuscript const& manuscript() const { return after.manuscript; }
    Journal const& rules() const { return office.rules.of(after); }
    Review const* review() const { return after.review(order.review); }
    /// The decision letters may speak of: one that has left.
    Decision const* decision() const
    {
        auto const* latest = after.decision();
        return latest && latest->released_at ? latest : nullptr;
    }
};

/// All that the letter may say to its reader, who is greeted so.
LetterFacts facts_for(LetterDesk const&, std::string const& greeted);

} // namespace succession::office
