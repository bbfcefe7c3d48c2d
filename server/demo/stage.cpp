#include "demo/stage.hpp"

#include "base/problem.hpp"
#include "storage/articles.hpp"
#include "storage/database.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

namespace succession::demo {

namespace {

/// The cast was there before the first manuscript came.
constexpr Moment before_everything = 800 * day;

} // namespace

Stage::Stage(Office const& office, Store const& store, Script const& script, Clock& clock, Moment end)
    : office(office), script(script), papers(script, store), end(end), clock_(clock)
{
}

void Stage::admit_cast(std::string const& password)
{
    auto const since = end - before_everything;
    for (auto character : script.cast) {
        character.person.id = make_id<PersonId>();
        character.person.password = password;
        character.person.confirmed_at = character.person.created_at = since;
        cast_.emplace(character.code, std::move(character));
    }
    office.database.write([&](Transaction& tx) {
        for (auto const& [code, character] : cast_)
            people::insert(tx, character.person);
        for (auto const& one : script.cast)
            for (auto const& role : one.roles) {
                auto const deputy = one.deputy.empty() ? std::nullopt : std::optional(person(one.deputy));
                people::insert(tx, Role{make_key(), person(one.code), role, deputy});
            }
    });
}

void Stage::found_issues()
{
    for (auto const& plan : script.issues) {
        Issue issue{make_id<IssueId>(), 1, plan.volume, plan.number, plan.year, "", plan.state, {}};
        if (plan.state == "published") issue.published_at = end - plan.days_ago * day;
        office.database.write([&](Transaction& tx) { issues::insert(tx, issue); });
        issues_.emplace(std::pair(plan.volume, plan.number), std::pair(plan, issue.id));
    }
}

void Stage::at(Moment moment, std::function<void()> happens) { agenda_.emplace(moment, std::move(happens)); }

void Stage::play()
{
    // What happens may put more on the agenda, never before itself.
    for (; !agenda_.empty(); agenda_.erase(agenda_.begin())) {
        clock_.set(agenda_.begin()->first);
        agenda_.begin()->second();
    }
    clock_.set(end);
}

Character const& Stage::character(std::string const& code) const
{
    auto const found = cast_.find(code);
    if (found == cast_.end()) throw Mistake(fmt::format("cast.yaml: there is no “{}”.", code));
    return found->second;
}

IssueId Stage::issue(Place const& place) const { return issues_.at({place.volume, place.number}).second; }

int Stage::issue_appears(Place const& place) const { return issues_.at({place.volume, place.number}).first.days_ago; }

/// Under the prefix that is nobody's but kept for examples.
std::string Stage::next_doi() { return fmt::format("10.5555/rec.{}", 70'101 + dois_++); }

} // namespace succession::demo
