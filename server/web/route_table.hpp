#pragma once

#include "web/pages/accounts.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/articles.hpp"
#include "web/pages/author_links.hpp"
#include "web/pages/demo.hpp"
#include "web/pages/desk.hpp"
#include "web/pages/files.hpp"
#include "web/pages/issue_desk.hpp"
#include "web/pages/manuscripts.hpp"
#include "web/pages/people.hpp"
#include "web/pages/production.hpp"
#include "web/pages/profile.hpp"
#include "web/pages/readers.hpp"
#include "web/pages/report.hpp"
#include "web/pages/review.hpp"
#include "web/pages/reviewers.hpp"
#include "web/pages/status.hpp"
#include "web/pages/submission.hpp"
#include "web/pages/workflow.hpp"
#include "web/routes.hpp"

namespace succession::routes {

using enum Visitor;

/// Every address of the site. Whose each is, tests/web/rights.hpp says: one that it leaves out does not build.
inline constexpr Route table[] = {
    get<pages::asset>("/assets/{}", machine),
    get<pages::health>("/health", machine),
    get<pages::metrics>("/metrics", monitor),

    get<pages::home>("/", reader),
    get<pages::issues>("/issues", reader),
    get<pages::issue>("/issues/{}/{}", reader),
    get<pages::article>("/articles/{}/{}", reader),
    get<pages::article_pdf>("/articles/{}/{}/article.pdf", reader),
    get<pages::article_bibtex>("/articles/{}/{}/cite.bib", reader),
    get<pages::article_ris>("/articles/{}/{}/cite.ris", reader),
    get<pages::search>("/search", reader),
    get<pages::about>("/about", reader),
    get<pages::offline>("/offline", reader),
    get<pages::offline_script>("/offline.js", reader),
    get<pages::robots>("/robots.txt", reader),
    get<pages::sitemap_of_years>("/sitemap.xml", reader),
    get<pages::sitemap_of_year>("/sitemaps/{}", reader),

    get<pages::sign_in_form>("/sign-in", anyone),
    post<pages::sign_in>("/sign-in", anyone),
    post<pages::sign_out>("/sign-out", anyone),
    post<pages::sign_out_everywhere>("/sign-out-everywhere", signed_in),
    get<pages::register_form>("/register", anyone),
    post<pages::register_person>("/register", anyone),
    get<pages::check_mail>("/check-your-mail", anyone),
    get<pages::forgotten_form>("/forgotten", anyone),
    post<pages::ask_reset>("/forgotten", anyone),
    get<pages::reset_form>("/reset/{}", token),
    post<pages::reset>("/reset/{}", token),
    get<pages::welcome_form>("/welcome/{}", token),
    post<pages::welcome>("/welcome/{}", token),
    get<pages::begin_form>("/begin/{}", token),
    post<pages::begin>("/begin/{}", token),
    get<pages::address_form>("/address/{}", token),
    post<pages::confirm_address>("/address/{}", token),

    get<pages::mailboxes>("/demo/mail", demo),
    get<pages::mailbox>("/demo/mail/{}", demo),
    get<pages::demo_letter>("/demo/letters/{}", demo),
    post<pages::sign_in_as>("/demo/sign-in/{}", demo),

    get<pages::profile>("/profile", signed_in),
    post<pages::save_profile>("/profile", signed_in),
    post<pages::change_password>("/profile/password", signed_in),
    post<pages::add_address>("/profile/addresses", signed_in),
    post<pages::prefer_address>("/profile/addresses/preferred", signed_in),
    post<pages::remove_address>("/profile/addresses/removed", signed_in),

    get<pages::desk>("/desk", signed_in),
    get<pages::workflow>("/workflow", editor),
    get<pages::manuscripts>("/manuscripts", signed_in),
    get<pages::manuscript>("/manuscripts/{}", signed_in),
    get<pages::letter>("/manuscripts/{}/letters/{}", signed_in),
    post<pages::resend_letter>("/manuscripts/{}/letters/{}/resend", signed_in),
    get<pages::act>("/manuscripts/{}/acts/{}", signed_in),
    post<pages::take_act>("/manuscripts/{}/acts/{}", signed_in),
    get<pages::review_act>("/manuscripts/{}/reviews/{}/acts/{}", signed_in),
    post<pages::take_review_act>("/manuscripts/{}/reviews/{}/acts/{}", signed_in),
    post<pages::save_act_draft>("/manuscripts/{}/acts/{}/draft", signed_in),
    post<pages::save_review_act_draft>("/manuscripts/{}/reviews/{}/acts/{}/draft", signed_in),

    get<pages::objection_form>("/objection/{}", token),
    post<pages::object>("/objection/{}", token),
    get<pages::author_change_form>("/author-change/{}", token),
    post<pages::answer_author_change>("/author-change/{}", token),

    get<pages::reviewers>("/manuscripts/{}/reviewers", signed_in),
    post<pages::list_reviewer>("/manuscripts/{}/reviewers", signed_in),
    get<pages::review>("/manuscripts/{}/reviews/{}", signed_in),
    post<pages::save_draft>("/manuscripts/{}/reviews/{}/draft", signed_in),
    get<pages::report_entry>("/manuscripts/{}/reviews/{}/acts/file", signed_in),
    post<pages::file_review>("/manuscripts/{}/reviews/{}/acts/file", signed_in),
    post<pages::file_late_review>("/manuscripts/{}/reviews/{}/acts/late", signed_in),
    get<pages::linked_review>("/review/{}", token),
    get<pages::linked_act>("/review/{}/acts/{}", token),
    post<pages::take_linked_act>("/review/{}/acts/{}", token),
    post<pages::save_linked_draft>("/review/{}/draft", token),

    get<pages::submit>("/submit", signed_in),
    post<pages::begin_submission>("/submit", signed_in),
    get<pages::open_submission>("/manuscripts/{}/submission", signed_in),
    get<pages::submission_sent>("/manuscripts/{}/submission/sent", signed_in),
    get<pages::submission_files>("/manuscripts/{}/submission/files", signed_in),
    upload<pages::change_submission_files>("/manuscripts/{}/submission/files", signed_in),
    get<pages::check_submission>("/manuscripts/{}/submission/check", signed_in),
    post<pages::send_submission>("/manuscripts/{}/submission/check", signed_in),
    get<pages::submission_page>("/manuscripts/{}/submission/{}", signed_in),
    post<pages::save_submission_page>("/manuscripts/{}/submission/{}", signed_in),
    post<pages::save_submission_draft>("/manuscripts/{}/submission/{}/draft", signed_in),
    get<pages::manuscript_file>("/manuscripts/{}/files/{}", signed_in),
    get<pages::linked_file>("/review/{}/files/{}", token),

    upload<pages::change_production_files>("/manuscripts/{}/production/{}", signed_in),
    get<pages::handover>("/manuscripts/{}/handover.zip", signed_in),
    get<pages::press>("/production", signed_in),
    get<pages::issue_desk>("/production/issues", signed_in),
    post<pages::plan_issue>("/production/issues", signed_in),
    get<pages::make_issue>("/production/issues/{}", signed_in),
    post<pages::name_issue>("/production/issues/{}/title", signed_in),
    post<pages::open_issue>("/production/issues/{}/open", signed_in),
    post<pages::publish_issue>("/production/issues/{}/publish", signed_in),
    post<pages::place_article>("/production/issues/{}/articles", signed_in),

    get<pages::people>("/people", administrator),
    get<pages::new_person_form>("/people/new", administrator),
    post<pages::add_person>("/people/new", administrator),
    get<pages::person>("/people/{}", administrator),
    post<pages::invite_person>("/people/{}/invitation", administrator),
    post<pages::give_role>("/people/{}/roles", administrator),
    post<pages::take_role>("/people/{}/roles/removed", administrator),
    post<pages::name_deputy>("/people/{}/deputy", administrator),
    post<pages::deactivate>("/people/{}/deactivation", administrator),
    post<pages::reactivate>("/people/{}/reactivation", administrator),
};

} // namespace succession::routes
