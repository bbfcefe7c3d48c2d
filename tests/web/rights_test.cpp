#include "web/asking.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// A text that a compiler names when it stops.
struct Address {
    char text[80] = "";

    consteval Address(std::string_view named) { std::ranges::copy(named, text); }
};

consteval Address route_without_right()
{
    for (auto const& route : routes::table)
        if (std::ranges::none_of(rights, [&](Right const& right) { return is_same(route, right); }))
            return route.pattern;
    return std::string_view();
}
consteval Address right_without_route()
{
    for (auto const& right : rights)
        if (std::ranges::none_of(routes::table, [&](Route const& route) { return is_same(route, right); }))
            return right.pattern;
    return std::string_view();
}
template <Address route>
struct RouteWithoutRight {
    static_assert(route.text[0] == '\0', "say in rights.hpp whose this route is");
};
template <Address route>
struct RightWithoutRoute {
    static_assert(route.text[0] == '\0', "this route of rights.hpp is there no more");
};
template struct RouteWithoutRight<route_without_right()>;
template struct RightWithoutRoute<right_without_route()>;

/// To whoever is not let in, what is there is as what is not: in the last place, and, where they know nothing of the
/// manuscript either, in the first.
void check_nothing(Asking& at, Right const& right, std::string const& who, Response const& response)
{
    auto const address = at.places.address(right);
    CHECK(response.status == 404);
    auto const answered = without_address(response, address);
    auto const values = values_of(right);
    std::vector<std::string> others{"/nowhere/at/all"};
    if (values) others = {at.places.address(right, values - 1, Places::nothing)};
    if (values > 1 && is_of_a_manuscript(right) && !at.allows("its readers", who))
        others.push_back(at.places.address(right, 0, Places::nothing));
    for (auto const& other : others) CHECK_MESSAGE(answered == at.nothing_at(right, other, who), "but not as ", other);
}

void check_door(Right const& right, std::string const& address, Response const& response)
{
    if (right.method == Method::get) CHECK(header(response, "location") == "/sign-in?next=" + percent_encoded(address));
    else CHECK((response.status == 401 || header(response, "location") == "/sign-in"));
}

bool is_let_in(int status) { return status < 500 && status != 401 && status != 404 && status != 405; }

void check(Asking& at, Right const& right, std::string const& who)
{
    auto const address = at.places.address(right);
    auto const response = at.ask(right, address, who);
    CAPTURE(at.moment);
    CAPTURE(right.whose);
    auto const asked =
        (right.method == Method::post ? "POST " : "") + address + " by " + (who.empty() ? "somebody signed out" : who);
    CAPTURE(asked);
    CAPTURE(response.status);
    if (who.empty() && needs_person(right)) check_door(right, address, response);
    else if (at.allows(right.whose, who)) CHECK(is_let_in(response.status));
    else check_nothing(at, right, who, response);
}

/// What depends on no manuscript is asked for at one moment.
bool is_asked(Right const& right, std::string const& moment)
{
    return moment == "in review" || is_of_a_manuscript(right) || !whose().line(right.whose).always_the_same();
}

} // namespace

TEST_CASE("every address is at every moment whose the table says, and nobody else's; what is refused changes nothing")
{
    int asked = 0;
    for (auto const& moment : Life::moments) {
        Asking at(moment);
        auto const before = at.life.stage.facts();
        for (auto const& right : rights)
            if (is_asked(right, moment))
                for (auto const& who : everybody_and_nobody()) check(at, right, who), ++asked;
        CHECK(at.life.stage.facts() == before);
    }
    MESSAGE(asked, " answers");
    CHECK(asked > 10'000);
}
