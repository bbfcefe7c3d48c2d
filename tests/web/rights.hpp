#pragma once

#include "web/request.hpp"

#include <algorithm>
#include <string_view>

namespace succession {

/// Whose a route is: the values it is asked with, a line of rights.txt, and, where it acts, a form that is refused by
/// those who may act, so that nothing changes.
struct Right {
    Method method;
    std::string_view pattern;
    std::string_view values; ///< "the manuscript, its title page": words of Places, or themselves
    std::string_view whose;
    std::string_view sent = "version=77&preview=yes";
};

constexpr Right shows(std::string_view pattern, std::string_view values, std::string_view whose)
{
    return {Method::get, pattern, values, whose, ""};
}
constexpr Right takes(std::string_view pattern, std::string_view values, std::string_view whose,
                      std::string_view sent = "version=77&preview=yes")
{
    return {Method::post, pattern, values, whose, sent};
}

/// Every route at least once; a route that is not here, or that is here and nowhere else, does not build.
inline constexpr Right rights[] = {
    shows("/assets/{}", "the style sheet", "everybody's"),
    shows("/health", "", "everybody's"),
    shows("/metrics", "", "nobody's"),

    shows("/", "", "everybody's"),
    shows("/issues", "", "everybody's"),
    shows("/issues/{}/{}", "34, 1", "everybody's"),
    shows("/issues/{}/{}", "34, 2", "nobody's"),
    shows("/articles/{}/{}", "10.1111, rec.70001", "published"),
    shows("/articles/{}/{}/article.pdf", "10.1111, rec.70001", "published"),
    shows("/articles/{}/{}/cite.bib", "10.1111, rec.70001", "published"),
    shows("/articles/{}/{}/cite.ris", "10.1111, rec.70001", "published"),
    shows("/search", "", "everybody's"),
    shows("/about", "", "everybody's"),
    shows("/offline", "", "everybody's"),
    shows("/offline.js", "", "everybody's"),
    shows("/robots.txt", "", "everybody's"),
    shows("/sitemap.xml", "", "everybody's"),
    shows("/sitemaps/{}", "2026", "everybody's"),

    shows("/sign-in", "", "everybody's"),
    takes("/sign-in", "", "everybody's", "address=bufo.bufo@restoration.example&password=guessed"),
    takes("/sign-out", "", "everybody's"),
    takes("/sign-out-everywhere", "", "everybody's"),
    shows("/register", "", "everybody's"),
    takes("/register", "", "everybody's"),
    shows("/check-your-mail", "", "everybody's"),
    shows("/forgotten", "", "everybody's"),
    takes("/forgotten", "", "everybody's", "address=nobody@nowhere.example"),
    shows("/reset/{}", "Bufo's new password", "everybody's"),
    shows("/reset/{}", "Mytilus's link", "nobody's"),
    takes("/reset/{}", "Bufo's new password", "everybody's", "password=short"),
    takes("/reset/{}", "Mytilus's link", "nobody's", "password=short"),
    shows("/welcome/{}", "Nypa's account", "everybody's"),
    takes("/welcome/{}", "Nypa's account", "everybody's", "password=short"),
    shows("/begin/{}", "Nypa's account", "nobody's"),
    takes("/begin/{}", "Nypa's account", "nobody's"),
    shows("/address/{}", "Bufo's other address", "everybody's"),
    shows("/address/{}", "Nypa's account", "nobody's"),
    takes("/address/{}", "Nypa's account", "nobody's"),

    shows("/demo/mail", "", "nobody's"),
    shows("/demo/mail/{}", "Bufo", "nobody's"),
    shows("/demo/letters/{}", "the receipt", "nobody's"),
    takes("/demo/sign-in/{}", "Bufo", "nobody's"),

    shows("/profile", "", "everybody's"),
    takes("/profile", "", "everybody's"),
    takes("/profile/password", "", "everybody's"),
    takes("/profile/addresses", "", "everybody's", "address=none"),
    takes("/profile/addresses/preferred", "", "everybody's", "address=theirs"),
    takes("/profile/addresses/removed", "", "everybody's", "address=theirs"),

    shows("/desk", "", "everybody's"),
    shows("/manuscripts", "", "everybody's"),
    shows("/manuscripts/{}", "the manuscript", "its readers"),
    shows("/manuscripts/{}/letters/{}", "the manuscript, the receipt", "its editors"),
    shows("/manuscripts/{}/letters/{}", "the manuscript, the objection", "those who settle"),
    takes("/manuscripts/{}/letters/{}/resend", "the manuscript, the receipt", "its editors"),
    takes("/manuscripts/{}/letters/{}/resend", "the manuscript, the objection", "those who settle"),

    shows("/manuscripts/{}/acts/{}", "the manuscript, pass", "its managing editor's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, decide", "its decider's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, recommend", "its coordinating editor's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, write", "those who write letters"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, ask_to_withdraw", "its author's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, submit", "its author's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, schedule", "its production editor's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, rescind", "its chief's in production"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, approve_proof", "its author's in production"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, object", "nobody's"),
    shows("/manuscripts/{}/acts/{}", "the manuscript, release", "nobody's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, pass", "its managing editor's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, decide", "its decider's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, recommend", "its coordinating editor's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, write", "those who write letters"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, ask_to_withdraw", "its author's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, schedule", "its production editor's"),
    takes("/manuscripts/{}/acts/{}", "the manuscript, release", "nobody's"),
    takes("/manuscripts/{}/acts/{}/draft", "the manuscript, write", "those who write letters"),
    takes("/manuscripts/{}/acts/{}/draft", "the manuscript, pass", "nobody's"),
    shows("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, cancel",
          "releasing Posidonia"),
    shows("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, mask",
          "what editors do with a review"),
    shows("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, give_up",
          "Posidonia's own or by mail"),
    takes("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, cancel",
          "releasing Posidonia"),
    takes("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, give_up",
          "Posidonia's own or by mail"),
    takes("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, release_report", "nobody's"),
    takes("/manuscripts/{}/reviews/{}/acts/{}/draft", "the manuscript, Posidonia's first review, mask",
          "what editors do with a review"),

    shows("/objection/{}", "Halimione's link", "a co-author's link"),
    takes("/objection/{}", "Halimione's link", "a co-author's link"),
    shows("/author-change/{}", "Halimione's link", "nobody's"),
    takes("/author-change/{}", "Halimione's link", "nobody's"),

    shows("/manuscripts/{}/reviewers", "the manuscript", "its editors"),
    takes("/manuscripts/{}/reviewers", "the manuscript", "its coordinating editor's"),
    shows("/manuscripts/{}/reviews/{}", "the manuscript, Posidonia's first review", "Posidonia's first review"),
    shows("/manuscripts/{}/reviews/{}", "the manuscript, Posidonia's second review", "Posidonia's second review"),
    shows("/manuscripts/{}/reviews/{}", "the manuscript, Mytilus's review", "Mytilus's review"),
    takes("/manuscripts/{}/reviews/{}/draft", "the manuscript, Posidonia's first review", "Posidonia's own"),
    takes("/manuscripts/{}/reviews/{}/draft", "the manuscript, Mytilus's review", "Mytilus's own"),
    shows("/manuscripts/{}/reviews/{}/acts/file", "the manuscript, Posidonia's first review",
          "Posidonia's own or by mail"),
    takes("/manuscripts/{}/reviews/{}/acts/file", "the manuscript, Posidonia's first review",
          "Posidonia's own or by mail"),
    takes("/manuscripts/{}/reviews/{}/acts/late", "the manuscript, Posidonia's first review", "Posidonia's own"),
    shows("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, invite",
          "its coordinating editor's"),
    takes("/manuscripts/{}/reviews/{}/acts/{}", "the manuscript, Posidonia's first review, invite",
          "its coordinating editor's"),
    shows("/review/{}", "Mytilus's link", "what a link opens"),
    shows("/review/{}", "Halimione's link", "nobody's"),
    shows("/review/{}/acts/{}", "Mytilus's link, accept", "what a link opens"),
    takes("/review/{}/acts/{}", "Mytilus's link, accept", "what a link opens", "due=soon"),
    takes("/review/{}/acts/{}", "Mytilus's link, cancel", "nobody's"),
    takes("/review/{}/draft", "Littorina's link", "what a link opens"),
    takes("/review/{}/draft", "Halimione's link", "nobody's"),

    shows("/workflow", "", "whoever edits"),
    shows("/submit", "", "everybody's"),
    takes("/submit", "", "everybody's", "type=none"),
    shows("/manuscripts/{}/submission", "the manuscript", "its author's"),
    shows("/manuscripts/{}/submission/sent", "its key", "its author's"),
    shows("/manuscripts/{}/submission/files", "the manuscript", "its author's"),
    takes("/manuscripts/{}/submission/files", "the manuscript", "its author's"),
    shows("/manuscripts/{}/submission/check", "the manuscript", "its author's"),
    takes("/manuscripts/{}/submission/check", "the manuscript", "its author's"),
    shows("/manuscripts/{}/submission/{}", "the manuscript, authors", "its author's"),
    takes("/manuscripts/{}/submission/{}", "the manuscript, text", "its author's"),
    takes("/manuscripts/{}/submission/{}/draft", "the manuscript, text", "its author's"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its title page", "the title page"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its main document", "the anonymous files"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its answers", "the answers"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its final file", "the final files"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its proof", "the final files"),
    shows("/manuscripts/{}/files/{}", "the manuscript, its printed file", "the printed file"),
    shows("/review/{}/files/{}", "Littorina's link, its main document", "what a link opens"),
    shows("/review/{}/files/{}", "Littorina's link, its title page", "nobody's"),
    shows("/review/{}/files/{}", "Mytilus's link, its main document", "nobody's"),

    takes("/manuscripts/{}/production/{}", "the manuscript, final", "its author's in production"),
    takes("/manuscripts/{}/production/{}", "the manuscript, proof", "its production editor's"),
    takes("/manuscripts/{}/production/{}", "the manuscript, main", "nobody's"),
    shows("/manuscripts/{}/handover.zip", "the manuscript", "everything for typesetting"),
    shows("/production", "", "the production editor's"),
    shows("/production/issues", "", "the production editor's"),
    takes("/production/issues", "", "the production editor's"),
    shows("/production/issues/{}", "the planned issue", "the production editor's"),
    takes("/production/issues/{}/title", "the planned issue", "the production editor's"),
    takes("/production/issues/{}/open", "the planned issue", "the production editor's"),
    takes("/production/issues/{}/publish", "the issue that is out", "the production editor's"),
    takes("/production/issues/{}/articles", "the planned issue", "its production editor's",
          "article=its key&pages=none"),

    shows("/people", "", "the administrator's"),
    shows("/people/new", "", "the administrator's"),
    takes("/people/new", "", "the administrator's"),
    shows("/people/{}", "Bufo", "the administrator's"),
    takes("/people/{}/invitation", "Bufo", "the administrator's"),
    takes("/people/{}/roles", "Bufo", "the administrator's", "role=none"),
    takes("/people/{}/roles/removed", "Bufo", "the administrator's", "role=none"),
    takes("/people/{}/deputy", "Bufo", "the administrator's", "deputy=nobody@nowhere.example"),
    takes("/people/{}/deactivation", "Apis", "the administrator's"),
    takes("/people/{}/reactivation", "Apis", "the administrator's"),
};

} // namespace succession
