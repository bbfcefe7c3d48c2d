#include "domain/facts.hpp"

#include <algorithm>

namespace succession {

namespace {

template <class List, class Match>
auto first_where(List& list, Match match) -> decltype(list.data())
{
    auto const found = std::ranges::find_if(list, match);
    return found == list.end() ? nullptr : &*found;
}

template <class List, class Match>
auto last_where(List& list, Match match) -> decltype(list.data())
{
    auto const found = std::find_if(list.rbegin(), list.rend(), match);
    return found == list.rend() ? nullptr : &*found;
}

template <class F>
auto decision_of(F& facts)
{
    return last_where(facts.decisions, [](Decision const& d) { return !d.taken_back_at; });
}

template <class F>
auto recommendation_of(F& facts)
{
    return last_where(facts.recommendations,
                      [&](Recommendation const& r) { return r.round == facts.manuscript.round && r.ended.empty(); });
}

template <class F>
auto author_change_of(F& facts)
{
    return first_where(facts.author_changes, [](AuthorChange const& c) { return c.state == "asked"; });
}

} // namespace

Known const* Facts::person(PersonId id) const
{
    return first_where(people, [&](auto& p) { return p.id == id; });
}
Review const* Facts::review(ReviewId id) const
{
    return first_where(reviews, [&](auto& r) { return r.id == id; });
}
Review* Facts::review(ReviewId id)
{
    return first_where(reviews, [&](auto& r) { return r.id == id; });
}
Version const& Facts::version() const { return versions.back(); }
Version& Facts::version() { return versions.back(); }
Decision const* Facts::decision() const { return decision_of(*this); }
Decision* Facts::decision() { return decision_of(*this); }
Recommendation const* Facts::recommendation() const { return recommendation_of(*this); }
Recommendation* Facts::recommendation() { return recommendation_of(*this); }

Production const* Facts::producing() const { return manuscript.state == "accepted" ? in_production() : nullptr; }
Moment Facts::since() const { return producing() ? producing()->since : manuscript.since; }
std::optional<Moment> Facts::due() const { return producing() ? producing()->due : manuscript.due; }

AuthorChange const* Facts::author_change() const { return author_change_of(*this); }
AuthorChange* Facts::author_change() { return author_change_of(*this); }

Report const* Facts::report(ReviewId id) const
{
    return last_where(reports, [&](auto& r) { return r.review_id == id; });
}
Report* Facts::report(ReviewId id)
{
    return last_where(reports, [&](auto& r) { return r.review_id == id; });
}

} // namespace succession
