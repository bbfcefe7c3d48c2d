#include "web/models/all.hpp"

#include "web/models/accounts.hpp"
#include "web/models/acts.hpp"
#include "web/models/again.hpp"
#include "web/models/articles.hpp"
#include "web/models/author_links.hpp"
#include "web/models/decision.hpp"
#include "web/models/demo.hpp"
#include "web/models/desk.hpp"
#include "web/models/manuscripts.hpp"
#include "web/models/people.hpp"
#include "web/models/production.hpp"
#include "web/models/readers.hpp"
#include "web/models/report.hpp"
#include "web/models/review.hpp"
#include "web/models/reviewers.hpp"
#include "web/models/submission.hpp"
#include "web/models/workflow.hpp"

#include <boost/mp11/algorithm.hpp>

namespace succession {

namespace {

/// Every noun's pages; a page that is missing here is never checked. One a line, by name.
using AllPages =
    boost::mp11::mp_append<AccountPages, ActPages, AgainPages, ArticlePages, AuthorLinkPages, DecisionPages, DemoPages,
                           DeskPages, ManuscriptPages, PeoplePages, ProductionPages, ReaderPages, ReportPages,
                           ReviewPages, ReviewersPages, SubmissionPages, WorkflowPages>;

template <template <class...> class List, class... Pages>
void check(Templates const& templates, List<Pages...>)
{
    templates.check<Pages...>();
}

} // namespace

void check_pages(Templates const& templates) { check(templates, AllPages{}); }

} // namespace succession
