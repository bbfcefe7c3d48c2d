#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace succession;

namespace {

constexpr auto editor = "laminaria-digitata";

/// A manuscript and its editor's browser, whose session is old enough to be renewed by the next form: between its first
/// look at the form's key and its page a request then waits for whoever is writing.
struct Doubled {
    Journey site{{}, each_database()};
    Stage stage{site};

    Doubled()
    {
        stage.manuscript("inviting");
        site.csrf(editor);
        site.clock.advance(8 * day);
    }

    Request form(std::string const& act, Typed fields)
    {
        Request request;
        request.method = Method::post;
        request.path = stage.address() + "/acts/" + act;
        request.fields = std::move(fields);
        request.fields.emplace_back("version", std::to_string(stage.facts().manuscript.version));
        request.fields.emplace_back("csrf", site.csrf(editor));
        request.fields.emplace_back("once", random_token());
        request.headers.emplace_back("cookie", "session=" + site.cookies(editor)["session"]);
        request.address = "192.0.2.7";
        return request;
    }

    /// Sends a form a second time while it is sent for the first time, when the second has looked whether it was sent
    /// before.
    std::pair<Response, Response> send_twice(Request const& request)
    {
        std::pair<Response, Response> both;
        std::thread second;
        site.database.together([&] {
            auto const before = Database::all_statements();
            second = std::thread([&] { both.second = site.site.answer(request); });
            while (Database::all_statements() < before + 2) std::this_thread::yield();
            both.first = site.site.answer(request);
        });
        second.join();
        return both;
    }
};

void check_alike(std::pair<Response, Response> const& both)
{
    auto const& [first, second] = both;
    CHECK(first.status == 303);
    CHECK(second.status == 303);
    CHECK(header(first, "location") == header(second, "location"));
}

} // namespace

TEST_CASE("of two forms sent at once the second is led where the first went, though the first outdated it")
{
    Doubled at;
    check_alike(at.send_twice(at.form("want_reviewers", {{"number", "3"}})));
    CHECK(at.stage.facts().manuscript.reviewers_wanted == 3);
}

TEST_CASE("so it is where the first took the manuscript out of sight")
{
    Doubled at;
    check_alike(at.send_twice(at.form("hand_back", {{"reason", "reason of the gannet"}, {"conflict", "yes"}})));
    CHECK(at.stage.facts().manuscript.state == "needs_ce");
}

TEST_CASE("another form that the first outdated is told so")
{
    Doubled at;
    auto const one = at.form("want_reviewers", {{"number", "3"}}), other = at.form("want_reviewers", {{"number", "4"}});
    CHECK(at.site.site.answer(one).status == 303);
    CHECK(at.site.site.answer(other).status == 409);
    CHECK(at.stage.facts().manuscript.reviewers_wanted == 3);
}
