#pragma once

#include "web/dossier.hpp"

namespace succession {

/// A review as its reviewer has it before them: by the mailed link, or signed in. Both are the same sight.
struct ReviewDesk {
    Dossier dossier; ///< what this one review gives sight of
    ReviewId id;
    PersonId reviewer;
    std::string address; ///< "/review/AAF…" or "/manuscripts/REC-26-0001/reviews/7"
    bool by_link = false;

    Review const& review() const { return *dossier.facts->review(id); }
    /// The files of its round as this reviewer gets them.
    std::string files_base() const { return by_link ? address : dossier.address(); }
};

/// Problem{not_found} for a link that is dead or never was.
ReviewDesk linked_desk(Context&, std::string const& token);
/// The desk of whoever is signed in, if the review is theirs; what is not theirs is a Problem{not_found}.
ReviewDesk signed_in_desk(Context&, Dossier, ReviewId);

} // namespace succession
