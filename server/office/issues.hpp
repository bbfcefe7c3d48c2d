#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/journal.hpp"

#include <string>
#include <vector>

namespace succession::office {

/// Whether the issues are this person's to make: a production editor's, or a production editor's deputy's.
bool makes_issues(Transaction&, PersonId);

/// An issue before it is there.
struct IssuePlan {
    std::int64_t volume = 0;
    std::int64_t number = 0;
    std::int64_t year = 0;
    std::string title; ///< of a special issue, else ""
};

/// What became of the plan: an issue, or what is wrong with it.
struct Planned {
    IssueId issue;
    std::vector<Blocker> flaws{};
};

/// All of these are for those who make issues; to others it is a Problem{not_found}, as is an issue that is not there.

/// Begins an issue, for articles to have their place in.
Planned plan_issue(Office const&, Act const&, IssuePlan const&);
/// Names an issue anew, published or not; its volume and number stay.
void name_issue(Office const&, Act const&, IssueId, std::string const& title);
/// Lets articles have their place in it. They stay in Early View till it is published.
void open_issue(Office const&, Act const&, IssueId);
/// Shows the issue to readers, with every article that has its place in it, and tells their authors; more may follow.
void publish_issue(Office const&, Act const&, IssueId);

} // namespace succession::office
