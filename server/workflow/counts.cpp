#include "workflow/counts.hpp"

#include <algorithm>

namespace succession {

int reports_ever(Facts const& facts)
{
    auto const counted = [](Review const& r) {
        return r.state == "filed" || r.state == "released" || r.state == "kept";
    };
    return static_cast<int>(std::ranges::count_if(facts.reviews, counted));
}

int reports_required(Journal const& journal, Facts const& facts)
{
    if (facts.manuscript.reports_required) return *facts.manuscript.reports_required;
    return journal.type(facts.manuscript.type).required_reports;
}

int reviewers_needed(Journal const& journal, Facts const& facts)
{
    auto const earlier = reports_ever(facts) - counts(facts).filed;
    return std::max(0, reports_required(journal, facts) - earlier);
}

std::string state_by_counts(Facts const& facts)
{
    auto const& manuscript = facts.manuscript;
    if (!manuscript.editor_id || !Standings::may_coordinate(facts, *manuscript.editor_id)) return "needs_ce";
    auto const now = counts(facts);
    if (now.filed >= manuscript.reviewers_wanted) return "reports_in";
    if (now.filed + now.accepted >= manuscript.reviewers_wanted) return "in_review";
    return "inviting";
}

Moment time_on_clocks(Facts const& facts, Moment now)
{
    return facts.manuscript.hold ? facts.manuscript.held_at.value_or(now) : now;
}

bool ran_out(Facts const& facts, std::optional<Moment> due, int grace_days, Moment now)
{
    return due && !facts.manuscript.hold && now >= *due + grace_days * day;
}

} // namespace succession
