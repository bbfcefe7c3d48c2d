#pragma once

#include "domain/account.hpp"
#include "letters/letters.hpp"
#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

#include <vector>

namespace succession::office {

/// Letters an act has asked for, composed and addressed, with the links they need that are not there yet.
struct Mailbag {
    std::vector<Letter> letters;
    std::vector<Link> links;
    std::vector<ReviewId> relinked; ///< reviews whose earlier links die
};

/// Composes every letter of an outcome, before the act's transaction. `before` is what the act found.
Mailbag compose(Office const&, Facts const& before, Outcome const&, Form const&, EventId about, Moment now);

/// A letter of one kind to each author.
std::vector<LetterOrder> to_authors(Facts const&, std::string const& kind);

/// One letter as its recipient would read it, links left as a mark: for previews and for letters to be edited.
struct Preview {
    std::string kind;
    std::string to_name; ///< as the viewer may know it
    LetterText text;
};
Preview preview(Office const&, Facts const& before, Facts const& after, LetterOrder const&, Moment now);

} // namespace succession::office
