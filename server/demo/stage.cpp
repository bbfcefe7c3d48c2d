#include "demo/stage.hpp"

#include "base/problem.hpp"
#include "storage/database.hpp"
#include "storage/issues.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

namespace succession::demo {

namespace {

/// The cast was there before the first manuscript came.
constexpr Moment before_everything = 800 * day;

/// Volume 1 is of 1993, and a year has eight issues.
Issue issue_appearing(Moment when)
{
    Issue issue;
    issue.id = make_id<IssueId>();
    issue.version = 1;
    issue.year = year_of(when);
    issue.volume = issue.year - 1992;
    auto const month = std::stoi(iso_date(when).substr(5, 2));
    issue.number = (month - 1) * 8 / 12 + 1;
    issue.published_at = when;
    return issue;
}

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
        for (auto const& [code, character] : cast_) people::insert(tx, character.person);
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
        auto issue = issue_appearing(end - plan.days_ago * day);
        issue.state = plan.state;
        if (plan.state != "published") issue.published_at.reset();
        office.database.write([&](Transaction& tx) { issues::insert(tx, issue); });
        issues_.emplace(plan.code, std::pair(plan, issue));
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

std::pair<IssuePlan, Issue> const& Stage::planned(Place const& place) const
{
    auto const found = issues_.find(place.issue);
    if (found == issues_.end()) throw Mistake(fmt::format("manuscripts.yaml: there is no issue “{}”.", place.issue));
    return found->second;
}

Issue const& Stage::issue(Place const& place) const { return planned(place).second; }

int Stage::issue_appears(Place const& place) const { return planned(place).first.days_ago; }

std::string Stage::printed_in(Place const& place) const
{
    if (place.issue.empty()) return "Early View";
    auto const& printed = issue(place);
    return fmt::format("Volume {} · Issue {} · {}", printed.volume, printed.number, place.pages);
}

/// Under the prefix that is nobody's but kept for examples.
std::string Stage::next_doi() { return fmt::format("10.5555/rec.{}", 70'101 + dois_++); }

} // namespace succession::demo
