#include "domain/counts.hpp"

#include "base/text.hpp"

namespace succession {

Counts counts(Facts const& facts)
{
    Counts found;
    for (auto const& review : facts.reviews) {
        if (review.round != facts.manuscript.round) continue;
        if (review.state == "filed") ++found.filed;
        if (is_open(review)) ++found.open;
        if (is_one_of(review.state, review_state::at_work)) ++found.accepted;
    }
    return found;
}

bool is_open(Review const& review) { return is_one_of(review.state, review_state::open); }

std::string const& state_outside(Manuscript const& manuscript)
{
    return manuscript.state == "held" ? manuscript.former : manuscript.state;
}

bool takes_answers(std::string_view state) { return state == "needs_ce" || is_one_of(state, states_in_review); }

bool awaits_answer(Facts const& facts, Review const& review)
{
    return takes_answers(state_outside(facts.manuscript)) && review.round == facts.manuscript.round;
}

bool enough_agreed(Facts const& facts)
{
    auto const now = counts(facts);
    return now.filed + now.accepted >= facts.manuscript.reviewers_wanted;
}

} // namespace succession
