#include "storage/events.hpp"
#include "web/at_link.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto reviewer = "posidonia-oceanica";
constexpr auto editor = "laminaria-digitata";
constexpr auto title = "Seagrass meadows recover faster";
using json_int = std::int64_t;

/// A reviewer who writes.
struct Writing : AtLink {
    Writing()
    {
        invite(reviewer);
        accept();
    }
    Response file(Typed more = {})
    {
        auto fields = stage.report(reviewer);
        fields.insert(fields.end(), more.begin(), more.end());
        return act("file", fields);
    }
};

} // namespace

TEST_CASE("what is typed is kept as one types, and is there again in any browser")
{
    Writing at;
    auto const saved = at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    REQUIRE(saved.status == 200);
    CHECK(json_of(saved).at("version").as_int64() == 1);
    CHECK(json_of(saved).at("saved").as_string() == "2026-10-21T12:00:00Z");
    at.site.browsers.clear();
    auto const page = at.look();
    CHECK(says(page, "comments of the whimbrel"));
    CHECK(says(page, "data-saved-at=\"2026-10-21T12:00:00Z\""));
    CHECK(says(page, "name=\"version\" value=\"1\""));
}

TEST_CASE("two windows lose nothing: the second is shown the first one's text")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    auto const other = at.autosave({{"comments_to_authors", "comments of the godwit"}}, 0);
    REQUIRE(other.status == 409);
    CHECK(json_of(other).at("version").as_int64() == 1);
    CHECK(std::string(json_of(other).at("text").as_string()).find("comments of the whimbrel") != std::string::npos);
    CHECK(says(at.look(), "comments of the whimbrel"));
    CHECK(at.autosave({{"comments_to_authors", "both of them"}}, 1).status == 200);
    CHECK(says(at.look(), "both of them"));
}

TEST_CASE("without scripts the draft is saved by its button, and a conflict shows both texts")
{
    Writing at;
    auto const saved =
        at.site.post(at.link + "/draft", {{"version", "0"}, {"comments_to_authors", "comments of the whimbrel"}});
    CHECK(header(saved, "location") == at.link);
    auto const other =
        at.site.post(at.link + "/draft", {{"version", "0"}, {"comments_to_authors", "comments of the godwit"}});
    CHECK(other.status == 409);
    CHECK(says(other, "comments of the whimbrel"));
    CHECK(says(other, "comments of the godwit"));
}

TEST_CASE("a review is filed once, and its draft goes with it")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments_to_authors of the eelgrass"}}, 0);
    auto const form = at.stage.report(reviewer);
    Typed twice(form);
    twice.emplace_back("version", "1");
    auto again = twice;
    twice.emplace_back("once", "the-same-key");
    CHECK(at.act("file", twice).status == 303);
    CHECK(at.act("file", twice).status == 303);
    CHECK(header(at.act("file", again), "location") == at.link); // another key: filed already
    CHECK(at.state() == "filed");
    CHECK(at.stage.facts().reports.size() == 1);
    CHECK(at.drafts() == 0);
    CHECK(at.site.letters_to(cast_address(reviewer)).back().kind == "report_thanks");
    SUBCASE("another text, typed in another window, is not thrown away")
    {
        again.front().second = "an hour's work of the whimbrel";
        auto const page = at.act("file", again);
        CHECK(page.status == 409);
        CHECK(says(page, "filed from another window"));
        CHECK(says(page, "hour&apos;s work of the whimbrel"));
    }
    SUBCASE("a save that arrives late begins no draft anew")
    {
        CHECK(at.autosave({{"comments_to_authors", "late"}}, 1).status == 410);
        CHECK(at.drafts() == 0);
    }
    SUBCASE("the report is there to read")
    {
        auto const page = at.look();
        CHECK(says(page, "comments_to_authors of the eelgrass"));
        CHECK(says(page, "comments_to_editors of the eelgrass"));
        CHECK_FALSE(says(page, "<textarea"));
    }
}

TEST_CASE("an unfinished review is not filed, and nothing of it is lost")
{
    Writing at;
    auto const page = at.act("file", {{"comments_to_authors", "comments of the whimbrel"}});
    CHECK(page.status == 422);
    CHECK(says(page, "comments of the whimbrel"));
    CHECK(says(page, "is still open"));
    CHECK(at.state() == "accepted");
    CHECK(at.drafts() == 1);
    CHECK(says(at.look(), "comments of the whimbrel"));
}

TEST_CASE("filing from one window does not lose what another saved")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    auto const page = at.file({{"version", "0"}});
    CHECK(page.status == 409);
    CHECK(says(page, "comments of the whimbrel"));
    CHECK(says(page, "comments_to_authors of the eelgrass"));
    CHECK(at.state() == "accepted");
    CHECK(at.file({{"version", "1"}}).status == 303);
}

TEST_CASE("a form made for a text that was never kept, or is filed by now, comes back with what was typed")
{
    Writing at;
    auto const comes_back = [&] {
        for (auto const* version : {"-1", "7"}) {
            auto const refused = at.file({{"version", version}});
            CHECK(refused.status == 409);
            CHECK(says(refused, "This form was older than your review."));
            CHECK(says(refused, "comments_to_authors of the eelgrass"));
            CHECK(says(refused, "name=\"version\" value=\"0\""));
        }
    };
    comes_back();
    CHECK(at.stage.facts().reports.empty());
    CHECK(at.file({{"version", "0"}}).status == 303);
    at.stage.take("return_report", editor, {{"reason", "Which sites?"}}, at.stage.review(reviewer));
    comes_back();
    CHECK(at.stage.facts().reports.size() == 1);
    CHECK(at.file().status == 303);
    CHECK(at.stage.facts().reports.size() == 2);
}

TEST_CASE("a draft is its writer's alone")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}, {"comments_to_editors", "aside of the whimbrel"}},
                0);
    auto const place = fmt::format("{}/reviews/{}", at.stage.address(), at.review.value);
    for (auto const* who :
         {editor, "quercus-robur", "salix-alba", "zostera-marina", "apis-mellifera", "rhizophora-mangle"})
        for (auto const& path : {place, place + "/acts/file", at.stage.address() + "/reviewers"})
            CHECK_FALSE(says(at.site.get(path, who), "whimbrel"));
    auto const mine = at.link;
    at.invite("rhizophora-mangle");
    at.accept();
    CHECK_FALSE(says(at.look(), "whimbrel"));
    CHECK(at.autosave({{"comments_to_authors", "over it"}}, 1, place, "rhizophora-mangle").status == 404);
    CHECK(at.autosave({{"comments_to_authors", "over it"}}, 1, place, editor).status == 404);
    CHECK(says(at.site.get(mine), "whimbrel"));
}

TEST_CASE("a reviewer released while writing keeps their own words and nothing of the manuscript")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    at.stage.take("cancel", editor, {{"reason", "Enough."}}, at.review);
    auto const page = at.look();
    CHECK(says(page, "comments of the whimbrel"));
    CHECK_FALSE(says(page, title));
    auto const late = at.autosave({{"comments_to_authors", "more of the whimbrel"}}, 1);
    CHECK(late.status == 410);
    CHECK(std::string(json_of(late).at("problem").as_string()).find("not open for writing") != std::string::npos);
    auto const filed = at.file();
    CHECK(filed.status == 409);
    CHECK(says(filed, "comments_to_authors of the eelgrass")); // shown back, not stored
    CHECK(at.stage.facts().reports.empty());
}

TEST_CASE("whoever cannot finish says why")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    auto const empty = at.act("give_up");
    CHECK(empty.status == 422);
    CHECK(says(empty, "comments of the whimbrel"));
    at.act("give_up", {{"reason", "reason of the ruff"}});
    CHECK(at.state() == "gave_up");
    CHECK_FALSE(says(at.look(), title));
}

TEST_CASE("a report that came back begins with what was filed, and the first filing stays")
{
    Writing at;
    at.file();
    at.stage.take("return_report", editor, {{"reason", "question of the stint"}}, at.review);
    auto const page = at.look();
    CHECK(says(page, "question of the stint"));
    CHECK(says(page, "comments_to_authors of the eelgrass"));
    CHECK(at.file({{"version", "0"}}).status == 303);
    CHECK(at.stage.facts().reports.size() == 2);
    CHECK(says(at.site.get(fmt::format("{}/reviews/{}", at.stage.address(), at.review.value), editor),
               "Filed earlier, then returned"));
}

TEST_CASE("a form that stood open for weeks is still good, whatever became of the session")
{
    Writing at;
    at.site.browsers.clear();
    at.site.get(at.link, reviewer); // signed in as well
    auto& kept = at.site.cookies(reviewer);
    REQUIRE(kept.contains("visitor"));
    auto const csrf = at.site.secrets.seal("csrf", kept["visitor"]);
    kept.erase("session");
    at.site.clock.advance(20 * day);
    auto fields = at.stage.report(reviewer);
    fields.emplace_back("csrf", csrf);
    CHECK(at.site.post(at.link + "/acts/file", fields, reviewer).status == 303);
    CHECK(at.state() == "filed");
}

TEST_CASE("a signed-in reviewer whose session has ended is told so, and the text stays in the browser")
{
    Writing at;
    auto const place = fmt::format("{}/reviews/{}", at.stage.address(), at.review.value);
    CHECK(at.autosave({{"comments_to_authors", "x"}}, 0, place, reviewer).status == 200);
    at.site.cookies(reviewer).clear();
    CHECK(at.autosave({{"comments_to_authors", "y"}}, 1, place, reviewer).status == 401);
}

TEST_CASE("a reviewer never learns who wrote it, at any stage")
{
    AtLink at("recommended");
    auto const link = at.link_of(reviewer);
    auto const place = fmt::format("{}/reviews/{}", at.stage.address(), at.stage.review(reviewer).value);
    auto silent = [&] {
        for (auto const& page : {at.site.get(link), at.site.get(place, reviewer)}) {
            CHECK(page.status == 200);
            for (auto const* name :
                 {"Zostera", "zostera", "Ostrea", "Halimione", "shore.example", "Station", "ethics of the curlew",
                  "plover", "Rhizophora", "Alnus", "comments_to_editors of the mudskipper", "note of the"})
                CHECK_FALSE(says(page, name));
        }
    };
    silent();
    at.stage.decide("major-revision");
    silent();
    CHECK_FALSE(says(at.site.get(link), "major"));
    at.stage.release();
    silent();
}

TEST_CASE("after the release a reviewer reads the outcome and the others' comments, and for ninety days")
{
    AtLink at("revising");
    auto const link = at.link_of(reviewer);
    auto const page = at.site.get(link);
    CHECK(says(page, "The decision: Minor revision"));
    CHECK(says(page, "comments_to_authors of the mudskipper"));
    CHECK(says(page, "comments_to_editors of the eelgrass")); // their own
    CHECK_FALSE(says(page, "comments_to_editors of the mudskipper"));
    CHECK_FALSE(says(page, "letter of the heron"));
    at.site.clock.advance(91 * day);
    auto const later = at.site.get(link);
    CHECK(says(later, "This review has ended"));
    CHECK_FALSE(says(later, title));
}

TEST_CASE("a report left open at the decision may come late, to the editors alone")
{
    AtLink at("reports_in");
    at.stage.take("want_reviewers", editor, {{"number", "3"}});
    at.invite("fagus-sylvatica");
    at.accept();
    at.stage.take("recommend_early", editor, {{"kind", "reject"}});
    auto decision = at.stage.decision("reject");
    for (auto& [name, value] : decision)
        if (name.starts_with("fate_")) value = "wait";
    at.stage.take("decide", "quercus-robur", decision);
    at.stage.release();
    REQUIRE(at.state() == "cancelled");
    auto const page = at.look();
    CHECK(says(page, "File the late review"));
    CHECK(at.autosave({{"comments_to_authors", "draft of the late"}}, 0).status == 200);
    Typed form = at.stage.report("catkin");
    form.emplace_back("version", "1");
    CHECK(at.act("late", form).status == 303);
    CHECK(at.state() == "late");
    CHECK(at.drafts() == 0);
    CHECK_FALSE(says(at.site.get(at.link_of(reviewer)), "catkin"));
}

TEST_CASE("the office enters a report that came by mail, and the record says so")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    auto const place = fmt::format("{}/reviews/{}/acts/file", at.stage.address(), at.review.value);
    CHECK(says(at.site.get(place.substr(0, place.find("/acts")), "salix-alba"), "Came by mail: file the review"));
    auto const page = at.site.get(place, "salix-alba");
    REQUIRE(page.status == 200);
    CHECK_FALSE(says(page, "whimbrel"));
    CHECK(at.site.post(place, {{"comments_to_authors", "half"}}, "salix-alba").status == 422);
    CHECK(at.site.post(place, at.stage.report(reviewer), "salix-alba").status == 303);
    CHECK(at.state() == "filed");
    auto const taken =
        at.site.database.reading([&](Transaction& tx) { return events::of_manuscript(tx, at.stage.id); });
    CHECK(taken.back().act == "file");
    CHECK(taken.back().actor_id == cast_id("salix-alba"));
    CHECK(at.site.get(place, editor).status == 404);
}

TEST_CASE("editors read a report whole and leave out passages of it; the original stays")
{
    AtLink at("reports_in");
    auto const place = fmt::format("{}/reviews/{}", at.stage.address(), at.stage.review(reviewer).value);
    auto const page = at.site.get(place, editor);
    CHECK(says(page, "comments_to_editors of the eelgrass"));
    CHECK(says(page, "Posidonia oceanica"));
    auto const mask = at.site.get(place + "/acts/mask", editor);
    CHECK(says(mask, "comments_to_authors of the eelgrass"));
    auto const version = std::to_string(at.stage.facts().review(at.stage.review(reviewer))->version);
    auto const masks = [&](std::string const& words) {
        return at.site
            .post(place + "/acts/mask", {{"version", version}, {"masked", words}, {"reason", "It named a colleague."}},
                  editor)
            .status;
    };
    CHECK(masks("masked by the stilt") == 303);
    CHECK(masks("masked in another window") == 409);
    auto const masked = at.site.get(place, editor);
    CHECK(says(masked, "masked by the stilt"));
    CHECK(says(masked, "comments_to_authors of the eelgrass"));
    for (auto const* who : {"zostera-marina", "rhizophora-mangle", "apis-mellifera", "fagus-sylvatica"})
        CHECK(at.site.get(place, who).status == 404);
}

TEST_CASE("a review's page asks the database little")
{
    Writing at;
    at.autosave({{"comments_to_authors", "comments of the whimbrel"}}, 0);
    at.look();
    auto const before = Database::statements();
    at.look();
    CHECK(Database::statements() - before <= 6); // the snapshot's begin and end among them
}

TEST_CASE("whoever comes by a link is never told to sign in: a browser that forgot everything goes on writing")
{
    Writing at;
    at.site.browsers.clear();
    Request filed;
    filed.method = Method::post;
    filed.path = at.link + "/acts/file";
    filed.fields = at.stage.report(reviewer);
    filed.fields.emplace_back("csrf", "of a cookie that is gone");
    auto const page = at.site.send(filed, "");
    CHECK(page.status == 200);
    CHECK(says(page, "Send it once more"));
    CHECK(says(page, "action=\"" + at.link + "/acts/file\""));
    CHECK_FALSE(says(page, "Sign in, and"));
    CHECK(says(page, "Your browser sends no cookies"));
    CHECK_FALSE(says(at.site.send(filed, ""), "Your browser sends no cookies"));
    CHECK(at.state() == "accepted");

    at.site.browsers.clear();
    Request request;
    request.method = Method::post;
    request.path = at.link + "/draft";
    request.fields = {{"comments_to_authors", "comments of the whimbrel"}, {"version", "0"}, {"csrf", "gone"}};
    request.headers.emplace_back("accept", "application/json");
    auto const told = at.site.send(request, "");
    CHECK(told.status == 403);
    request.fields.back().second = json_of(told).at("csrf").as_string();
    CHECK(at.site.send(request, "").status == 200);
    CHECK(says(at.look(), "comments of the whimbrel"));
}
