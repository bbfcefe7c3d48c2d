#pragma once

#include "office/office.hpp"
#include "storage/drafts.hpp"
#include "workflow/step.hpp"

/// What a reviewer has typed and not yet filed. It is theirs alone: no editor reads it, whatever becomes of the review.
namespace succession::office {

/// The name of the draft of this review; an act that files it hands it over in its Wish.
std::string review_draft_key(ReviewId);

/// The reviewer's draft, if there is one.
std::optional<Draft> review_draft(Transaction&, ReviewId, PersonId reviewer);

/// Keeps the answers of the review's form, as its manuscript's rules have it, over version `seen` of the draft.
/// Problem{conflict} once the review is nobody's to write any more.
drafts::Saved keep_review_draft(Office const&, Journal const& rules, ReviewId, PersonId reviewer, Form const&,
                                std::int64_t seen, Moment now);

} // namespace succession::office
