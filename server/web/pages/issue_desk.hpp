#pragma once

#include "web/routes.hpp"

/// The production editor's own pages: what is in production, and the issues in the making.
namespace succession::pages {

Response press(Context&);
Response issue_desk(Context&);
Response plan_issue(Context&);
Response make_issue(Context&, IssueId);
Response name_issue(Context&, IssueId);
Response open_issue(Context&, IssueId);
Response publish_issue(Context&, IssueId);
/// Gives a published article its place in the issue.
Response place_article(Context&, IssueId);

} // namespace succession::pages
