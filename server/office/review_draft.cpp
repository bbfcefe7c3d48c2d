#include "office/review_draft.hpp"

#include "base/problem.hpp"
#include "storage/database.hpp"
#include "storage/reviews.hpp"

#include <fmt/format.h>

namespace succession::office {

std::string review_draft_key(ReviewId review) { return fmt::format("review:{}", review.value); }

std::optional<Draft> review_draft(Transaction& tx, ReviewId review, PersonId reviewer)
{
    auto draft = drafts::find(tx, review_draft_key(review));
    if (draft && draft->person_id != reviewer) draft.reset();
    return draft;
}

drafts::Saved keep_review_draft(Office const& office, Journal const& rules, ReviewId review, PersonId reviewer,
                                Form const& form, std::int64_t seen, Moment now)
{
    Draft const typed{review_draft_key(review), reviewer, seen, review_answers(rules, form).json(), now};
    return office.database.writing([&](Transaction& tx) {
        // What arrives late from a page left open must not begin a draft anew.
        if (!reviews::is_being_written(tx, review, reviewer))
            throw Problem(Problem::Kind::conflict, "This review is not open for writing any more.");
        return drafts::save(tx, typed);
    });
}

} // namespace succession::office
