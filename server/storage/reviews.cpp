#include "storage/reviews.hpp"

#include "domain/review.hpp"
#include "storage/patterns.hpp"
#include "storage/transaction.hpp"

namespace succession {

std::optional<ManuscriptId> reviews::manuscript(Transaction& tx, ReviewId id)
{
    return first<ManuscriptId>(tx, "SELECT manuscript_id FROM review WHERE id = :1", id);
}

std::optional<std::string> reviews::state(Transaction& tx, ReviewId id)
{
    return first<std::string>(tx, "SELECT state FROM review WHERE id = :1", id);
}

bool reviews::is_being_written(Transaction& tx, ReviewId id, PersonId reviewer)
{
    static auto const sql = "SELECT id FROM review WHERE id = :1 AND reviewer_id = :2 AND (state IN " +
                            patterns::any_of(review_state::at_work) + " OR (state = 'cancelled' AND may_be_late = 1))";
    return first<ReviewId>(tx, sql, id, reviewer).has_value();
}

} // namespace succession
