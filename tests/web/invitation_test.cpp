#include "web/at_link.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto reviewer = "posidonia-oceanica";
constexpr auto title = "Seagrass meadows recover faster";

/// No word of the manuscript.
bool tells_nothing(Response const& page)
{
    return !says(page, title) && !says(page, "curlew") && !says(page, "plover");
}

} // namespace

TEST_CASE("an invitation is a calm page: what, for whom, by when, and two answers")
{
    AtLink at;
    at.invite(reviewer);
    auto const page = at.look();
    REQUIRE(page.status == 200);
    for (auto const* told : {title, "abstract of the curlew", "keywords of the curlew", "Laminaria digitata",
                             "28 October 2026", "Yes, I will review it", "No, thank you"})
        CHECK(says(page, told));
    for (auto const* hidden :
         {"Zostera", "Ostrea", "Halimione", "shore.example", "Station", "ethics of the curlew", "plover", "puffin"})
        CHECK_FALSE(says(page, hidden));
}

TEST_CASE("whoever merely looks, be it a mail scanner, answers nothing")
{
    AtLink at;
    at.invite(reviewer);
    auto const before = at.stage.facts();
    for (auto const* path : {"", "?answer=yes", "?answer=no", "/acts/accept", "/acts/decline",
                             "/acts/accept_with_interest", "/acts/give_up", "/acts/file"}) {
        at.site.get(at.link + path);
        Request head;
        head.method = Method::head;
        head.path = at.link + path;
        at.site.send(std::move(head), "");
    }
    CHECK(at.stage.facts() == before);
    CHECK(at.look().status == 200);
}

TEST_CASE("what a link shows is told to nobody else")
{
    AtLink at;
    at.invite(reviewer);
    auto const page = at.look();
    CHECK(header(page, "referrer-policy") == "no-referrer");
    CHECK(header(page, "cache-control") == "no-store");
    CHECK(page.route == "/review/{}");
    CHECK(says(page, "noindex"));
}

TEST_CASE("accepting opens the form, with the date the reviewer names")
{
    AtLink at;
    at.invite(reviewer);
    CHECK(header(at.act("accept", {{"due", "2026-11-30"}}), "location") == at.link);
    CHECK(at.state() == "accepted");
    auto const page = at.look();
    CHECK(says(page, "30 November 2026"));
    CHECK(says(page, "File the review"));
    CHECK(says(page, at.link + "/files/"));
}

TEST_CASE("an answer that cannot be is shown again with what was typed")
{
    AtLink at;
    at.invite(reviewer);
    auto const page = at.act("accept_with_interest");
    CHECK(page.status == 422);
    CHECK(says(page, "Please fill in “Which interest”"));
    auto const wrong = at.act("accept", {{"due", "soon"}});
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "soon"));
    CHECK(at.state() == "invited");
}

TEST_CASE("after a decline the link shows one sentence and no manuscript")
{
    AtLink at;
    at.invite(reviewer);
    at.act("decline", {{"reason", "reason of the knot"}, {"suggestions", "Salix caprea"}});
    CHECK(at.state() == "declined");
    CHECK(at.stage.facts().review(at.review)->reason == "reason of the knot");
    auto const page = at.look();
    CHECK(says(page, "You declined this review"));
    CHECK(tells_nothing(page));
    for (auto const* act : {"accept", "accept_with_interest", "file", "give_up"}) {
        at.act(act, {{"interest", "x"}, {"reason", "x"}});
        CHECK(at.state() == "declined");
    }
}

TEST_CASE("a declared interest opens no files before the editor has cleared it")
{
    AtLink at;
    at.invite(reviewer);
    at.act("accept_with_interest", {{"interest", "interest of the dunlin"}});
    CHECK(at.state() == "interest_declared");
    auto const waiting = at.look();
    CHECK(says(waiting, "The editor considers your declared interest"));
    CHECK_FALSE(says(waiting, "/files/"));
    CHECK_FALSE(says(waiting, "File the review"));
    SUBCASE("and then it does")
    {
        at.stage.take("clear_interest", "laminaria-digitata", {{"reason", "It is slight."}}, at.review);
        CHECK(says(at.look(), "/files/"));
    }
    SUBCASE("or lets the reviewer go")
    {
        at.stage.take("refuse_interest", "laminaria-digitata", {{"reason", "It is not slight."}}, at.review);
        CHECK(says(at.look(), "You were released from this review"));
        CHECK(tells_nothing(at.look()));
    }
}

TEST_CASE("a lapsed invitation shows what it is about, by its link alone, for as long as it may still be taken up")
{
    AtLink at;
    at.invite(reviewer);
    at.stage.wait(15 * day);
    CHECK(at.state() == "lapsed");
    for (auto const* told : {"You may still say yes", title, "abstract of the curlew"}) CHECK(says(at.look(), told));
    for (auto const* hidden : {"Zostera", "plover", "/files/"}) CHECK_FALSE(says(at.look(), hidden));
    CHECK(at.site.get(at.stage.address(), reviewer).status == 404);
    SUBCASE("wanted")
    {
        at.accept();
        CHECK(at.state() == "accepted");
        CHECK(says(at.look(), title));
    }
    SUBCASE("not wanted any more")
    {
        at.stage.accept("rhizophora-mangle");
        at.stage.accept("alnus-glutinosa");
        CHECK(says(at.look(), "enough reviewers have answered"));
        CHECK(tells_nothing(at.look()));
        at.accept();
        CHECK(at.state() == "lapsed");
    }
}

TEST_CASE("an invitation nobody waits for any more says so, and asks for nothing")
{
    AtLink at;
    at.invite(reviewer);
    at.stage.take("ask_to_withdraw", "zostera-marina", {{"reason", "reason of the dunlin"}, {"agreed", "yes"}});
    auto const page = at.look();
    CHECK(says(page, "This review is no longer needed"));
    for (auto const* asked : {"Please answer by", "Would you review", "Yes, I will review it", "ask somebody else"})
        CHECK_FALSE(says(page, asked));
}

TEST_CASE("a corrected address kills the old link")
{
    AtLink at;
    at.invite(reviewer);
    auto const old = at.link;
    auto const page =
        at.site.post(fmt::format("{}/reviews/{}/acts/correct_address", at.stage.address(), at.review.value),
                     {{"email", "posidonia@meadow.example"}}, "laminaria-digitata");
    REQUIRE(page.status == 303);
    CHECK(at.site.get(old).status == 404);
    CHECK(at.site.post(old + "/acts/accept").status == 404);
    CHECK(at.state() == "invited");
    at.link = "/review/" + at.site.token_to("posidonia@meadow.example", "review");
    CHECK(at.look().status == 200);
}

TEST_CASE("a released reviewer's link is dead but for one sentence")
{
    AtLink at;
    at.invite(reviewer);
    at.stage.take("cancel", "laminaria-digitata", {{"reason", "Enough."}}, at.review);
    CHECK(says(at.look(), "This invitation was withdrawn: the review is no longer needed."));
    CHECK(tells_nothing(at.look()));
    at.accept();
    CHECK(at.state() == "cancelled");
}

TEST_CASE("a link opens its review and nothing else")
{
    AtLink at;
    at.invite(reviewer);
    auto const mine = at.link;
    at.invite("rhizophora-mangle");
    auto const theirs = at.review;
    CHECK(at.site.get(mine + "x").status == 404);
    CHECK(at.site.get("/review/" + std::string(43, 'A')).status == 404);
    CHECK(at.site.get(at.stage.address()).status != 200);
    CHECK(at.site.get(fmt::format("{}/reviews/{}", at.stage.address(), theirs.value)).status == 303); // to the door
    for (auto const* act :
         {"cancel", "extend_review", "correct_address", "return_report", "invite", "remind_reviewer", "nothing"})
        CHECK(at.site.post(mine + "/acts/" + act, {{"reason", "x"}, {"due", "2026-12-01"}, {"email", "x@y.example"}})
                  .status == 404);
    CHECK(at.state() == "invited");
}

TEST_CASE("a reviewer's answer brings no letter of its own")
{
    AtLink at;
    at.invite(reviewer);
    at.act("decline", {{"letter_subject", "subject of the fake"}, {"letter_body", "body of the fake"}});
    for (auto const& letter : at.site.letters_to(cast_address("laminaria-digitata"))) {
        CHECK(letter.body.find("of the fake") == std::string::npos);
        CHECK(letter.subject.find("of the fake") == std::string::npos);
    }
}

TEST_CASE("a doubled answer has one effect")
{
    AtLink at;
    at.invite(reviewer);
    Typed const form{{"once", "the-same-key"}, {"due", "2026-11-12"}};
    CHECK(at.act("accept", form).status == 303);
    auto const letters = at.site.letters_to(cast_address(reviewer)).size();
    CHECK(at.act("accept", form).status == 303);
    CHECK(at.site.letters_to(cast_address(reviewer)).size() == letters);
}

TEST_CASE("whoever is signed in answers at the manuscript as at the link")
{
    AtLink at;
    at.invite(reviewer);
    auto const place = fmt::format("{}/reviews/{}", at.stage.address(), at.review.value);
    auto const page = at.site.get(place, reviewer);
    CHECK(page.status == 200);
    CHECK(says(page, place + "?answer=yes"));
    CHECK(says(at.site.get(place + "?answer=yes", reviewer), place + "/acts/accept"));
    CHECK(says(at.site.get(place + "?answer=no", reviewer), place + "/acts/decline"));
    auto const version = std::to_string(at.stage.facts().review(at.review)->version);
    CHECK(at.site.post(place + "/acts/accept", {{"version", version}, {"due", "2026-11-30"}}, reviewer).status == 303);
    CHECK(at.state() == "accepted");
    CHECK(says(at.site.get(place, reviewer), "File the review"));
    CHECK(at.site.get(place, "rhizophora-mangle").status == 404);
    CHECK(at.site.get(place, "zostera-marina").status == 404);
}

TEST_CASE("the link works whoever is signed in, and acts for its reviewer alone")
{
    AtLink at;
    at.invite(reviewer);
    CHECK(at.site.post(at.link + "/acts/accept", {}, "zostera-marina").status == 303);
    CHECK(at.state() == "accepted");
    CHECK(at.site.post(at.link + "/acts/cancel", {{"reason", "x"}}, "laminaria-digitata").status == 404);
}

TEST_CASE("a date far away is not shortened in silence: the page says what is allowed")
{
    AtLink at;
    at.invite(reviewer);
    auto const page = at.act("accept", {{"due", "9999-12-31"}});
    CHECK(page.status == 422);
    CHECK(says(page, "9999-12-31"));
    CHECK(says(page, "Please choose a date from 21 October 2026 to 10 January 2027."));
    CHECK(at.state() == "invited");
}
