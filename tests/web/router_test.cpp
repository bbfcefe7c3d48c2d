#include "web/route_table.hpp"

#include "base/problem.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace succession;

namespace {

constexpr Route route_to(Method method, std::string_view pattern)
{
    return {method, pattern, Visitor::reader, nullptr, false};
}

constexpr Route table[] = {
    route_to(Method::get, "/"),           route_to(Method::get, "/people"),
    route_to(Method::get, "/people/new"), route_to(Method::post, "/people/new"),
    route_to(Method::get, "/people/{}"),  route_to(Method::post, "/people/{}/roles"),
    route_to(Method::get, "/doi/{}/{}"),
};

std::string found(Method method, std::string_view path)
{
    static Router const router(table);
    auto const match = router.find(method, path);
    if (!match.route) return match.visitor ? "another method" : "nothing";
    std::string text(match.route->pattern);
    for (auto const value : match.values) (text += ' ') += value;
    return text;
}

} // namespace

TEST_CASE("a path leads to its route, with its values")
{
    CHECK(found(Method::get, "/") == "/");
    CHECK(found(Method::get, "/people") == "/people");
    CHECK(found(Method::get, "/people/17") == "/people/{} 17");
    CHECK(found(Method::post, "/people/17/roles") == "/people/{}/roles 17");
    CHECK(found(Method::get, "/doi/10.1111/rec.12") == "/doi/{}/{} 10.1111 rec.12");
    CHECK(found(Method::head, "/people") == "/people");
}

TEST_CASE("names go before values, and give way where they lead nowhere")
{
    CHECK(found(Method::get, "/people/new") == "/people/new");
    CHECK(found(Method::post, "/people/new/roles") == "/people/{}/roles new");
}

TEST_CASE("what is no route is none, however near it comes")
{
    for (auto const* path : {"", "people", "/people/", "//people", "/people//roles", "/peoples", "/people/1/2",
                             "/doi/10.1111", "/doi//x", "/doi/x/", "/{}", "/people/17/roles/"}) {
        CAPTURE(path);
        CHECK(found(Method::get, path) == "nothing");
    }
    CHECK(found(Method::get, "/people/{}") == "/people/{} {}");
}

TEST_CASE("a path that is known for another method says so")
{
    CHECK(found(Method::post, "/people") == "another method");
    CHECK(found(Method::get, "/people/17/roles") == "another method");
    CHECK(found(Method::other, "/people") == "another method");
}

TEST_CASE("values arrive typed; what they cannot be does not exist")
{
    CHECK(value_from<std::string>("Salix%20alba") == "Salix alba");
    CHECK(value_from<PersonId>("17") == PersonId{17});
    CHECK(value_from<int>("0") == 0);
    for (auto const* text : {"", "x", "1x", "-1", "+1", "01", "1.0", " 1", "9223372036854775808", "%31"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(value_from<PersonId>(text), Problem);
    }
    CHECK_THROWS_AS(value_from<int>("4294967296"), Problem);
    CHECK_THROWS_AS(value_from<std::string>("%zz"), Problem);
}

TEST_CASE("no two routes of the site have one address")
{
    Router const router(routes::table);
    std::set<std::pair<Method, std::string_view>> addresses;
    for (auto const& route : routes::table) {
        CAPTURE(route.pattern);
        CHECK(addresses.emplace(route.method, route.pattern).second);
        CHECK(router.find(route.method, route.pattern).route == &route);
    }
}
