#include "office/issues.hpp"

#include "base/problem.hpp"
#include "domain/limits.hpp"
#include "office/publication.hpp"
#include "storage/articles.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/issues.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

constexpr std::int64_t last_volume = 999;

std::string title_fault(std::string const& title) { return length_fault("Title", title, limits::line); }

std::vector<Blocker> flaws_of(IssuePlan const& plan, Moment now)
{
    std::vector<Blocker> flaws;
    auto const this_year = year_of(now);
    if (plan.volume < 1 || plan.volume > last_volume)
        flaws.push_back({"volume", "Please give the volume as a number.", "volume"});
    if (plan.number < 1 || plan.number > last_volume)
        flaws.push_back({"number", "Please give the issue as a number.", "number"});
    if (plan.year < this_year - 100 || plan.year > this_year + 10)
        flaws.push_back({"year", "Please give the year, like 2027.", "year"});
    if (auto fault = title_fault(plan.title); !fault.empty()) flaws.push_back({"title", std::move(fault), "name"});
    return flaws;
}

/// Runs `change` on an issue that nobody else changes meanwhile, for somebody who may; then writes it.
template <class Change>
void change_issue(Office const& office, Act const& act, IssueId id, Change&& change)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto issue = makes_issues(tx, act.actor) ? issues::find_to_change(tx, id) : std::nullopt;
        if (!issue) throw Problem(Problem::Kind::not_found, "We could not find that issue.");
        change(tx, *issue);
        issues::update(tx, *issue);
    });
}

void require_state(Issue const& issue, std::string_view wanted)
{
    if (issue.state == wanted) return;
    throw Problem(Problem::Kind::conflict, fmt::format("This issue is {} by now. Please look again.", issue.state));
}

} // namespace

bool makes_issues(Transaction& tx, PersonId person)
{
    return std::ranges::any_of(people::holders(tx, "production_editor"),
                               [&](Role const& held) { return held.person_id == person || held.deputy_id == person; });
}

Planned plan_issue(Office const& office, Act const& act, IssuePlan const& plan)
{
    if (auto flaws = flaws_of(plan, act.now); !flaws.empty()) return {{}, std::move(flaws)};
    Issue issue;
    issue.id = make_id<IssueId>();
    issue.version = 1;
    issue.volume = static_cast<int>(plan.volume);
    issue.number = static_cast<int>(plan.number);
    issue.year = static_cast<int>(plan.year);
    issue.title = plan.title;
    issue.state = "planned";
    try {
        office.database.write([&](Transaction& tx) {
            claim(tx, act);
            if (!makes_issues(tx, act.actor)) throw no_such_page();
            issues::insert(tx, issue);
        });
    }
    catch (StorageError const& error) {
        if (error.kind != StorageError::Kind::duplicate) throw;
        return {{},
                {{"number", fmt::format("Volume {} has an issue {} already.", plan.volume, plan.number), "number"}}};
    }
    return {issue.id, {}};
}

void name_issue(Office const& office, Act const& act, IssueId id, std::string const& title)
{
    if (auto const fault = title_fault(title); !fault.empty()) throw Problem(Problem::Kind::bad_request, fault);
    change_issue(office, act, id, [&](Transaction&, Issue& issue) { issue.title = title; });
}

void open_issue(Office const& office, Act const& act, IssueId id)
{
    change_issue(office, act, id, [&](Transaction&, Issue& issue) {
        require_state(issue, "planned");
        issue.state = "open";
    });
}

void publish_issue(Office const& office, Act const& act, IssueId id)
{
    change_issue(office, act, id, [&](Transaction& tx, Issue& issue) {
        require_state(issue, "open");
        auto const placed = articles::placed_in(tx, id);
        if (placed.empty()) throw Problem(Problem::Kind::conflict, "An issue without articles is not published.");
        issue.state = "published";
        issue.published_at = act.now;
        articles::appear(tx, id);
        for (auto const& article : placed) tell_place(office, tx, dossiers::find(tx, article.id).value(), act.now);
    });
}

} // namespace succession::office
