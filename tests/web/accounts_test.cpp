#include "office/accounts.hpp"
#include "web/fixture.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto nypa = "nypa.fruticans@mangrove.example";
constexpr auto wrong = "do not go together";

Response sign_in(Journey& journal, std::string const& address, std::string const& password, Typed more = {})
{
    more.emplace_back("address", address);
    more.emplace_back("password", password);
    return journal.post("/sign-in", std::move(more));
}

bool is_signed_in(Journey& journal) { return journal.get("/profile").status == 200; }

} // namespace

TEST_CASE("somebody new registers, confirms the address, chooses a password and signs in")
{
    Journey journal;
    CHECK(says(journal.get("/register"), "Make an account"));
    auto const asked = journal.post("/register", {{"given", "Nypa"}, {"family", "fruticans"}, {"address", nypa}});
    CHECK(asked.status == 303);
    CHECK(header(asked, "location") == "/check-your-mail");
    CHECK(says(journal.get("/check-your-mail"), "look into your mail"));
    CHECK(header(sign_in(journal, nypa, cast_password), "location") == "");

    auto const link = "/welcome/" + journal.token_to(nypa, "welcome");
    CHECK(says(journal.get(link), "value=\"fruticans\""));
    auto const short_one = journal.post(link, {{"given", "Nypa"}, {"family", "fruticans"}, {"password", "short"}});
    CHECK(short_one.status == 422);
    CHECK(says(short_one, "at least 10 characters"));
    auto const made = journal.post(link, {{"given", "Nypa"}, {"family", "fruticans"}, {"password", cast_password}});
    CHECK(header(made, "location") == "/sign-in");
    CHECK(says(journal.get("/sign-in"), "The account is yours"));
    CHECK_FALSE(says(journal.get("/sign-in"), "The account is yours"));

    CHECK(header(sign_in(journal, nypa, cast_password), "location") == "/desk");
    CHECK(is_signed_in(journal));
    CHECK(journal.get(link).status == 404);
}

TEST_CASE("nobody gets a stranger's message as the name of a new account")
{
    Journey journal;
    Typed const message{{"given", "Win a prize"}, {"family", "at www.prize.example"}, {"address", nypa}};
    auto const page = journal.post("/register", message);
    CHECK(page.status == 422);
    CHECK(says(page, "Please write only the name here"));
    CHECK(says(page, "at www.prize.example"));
    CHECK(says(page, "maxlength="));
    CHECK(journal.letters_to(nypa).empty());
}

TEST_CASE("opening a link changes nothing, however often it is opened")
{
    Journey journal;
    journal.post("/forgotten", {{"address", cast_address("zostera-marina")}});
    auto const link = "/reset/" + journal.token_to(cast_address("zostera-marina"), "reset");
    for (int i = 0; i < 3; ++i) {
        auto const page = journal.get(link);
        CHECK(page.status == 200);
        CHECK(header(page, "referrer-policy") == "no-referrer");
        CHECK(header(page, "cache-control") == "no-store");
        CHECK(says(page, "name=\"robots\" content=\"noindex\""));
    }
    CHECK(journal.post(link, {{"password", "another good one"}}).status == 303);
    CHECK(journal.get(link).status == 404);
    CHECK(says(sign_in(journal, cast_address("zostera-marina"), cast_password), wrong));
    CHECK(header(sign_in(journal, cast_address("zostera-marina"), "another good one"), "location") == "/desk");
}

TEST_CASE("no answer tells whether an address is known")
{
    Journey journal;
    auto const same = [](Response const& one, Response const& other) {
        CHECK(one.status == other.status);
        CHECK(header(one, "location") == header(other, "location"));
        CHECK(one.body.size() == other.body.size());
    };
    auto const known = cast_address("zostera-marina");
    auto const nobody = cast_address("zostera-nobody");
    same(sign_in(journal, known, "wrong password"), sign_in(journal, nobody, "wrong password"));
    same(journal.post("/forgotten", {{"address", known}}), journal.post("/forgotten", {{"address", nobody}}));
    same(journal.post("/register", {{"family", "x"}, {"address", known}}),
         journal.post("/register", {{"family", "x"}, {"address", nobody}}));
    CHECK(journal.letters_to(known).back().kind == "account_exists");
    CHECK(journal.letters_to(nobody).back().kind == "confirm_address");
}

TEST_CASE("guessing becomes slow, for a stranger's address as for a known one, and others may still come in")
{
    Journey journal;
    for (auto const* who : {"zostera-marina", "zostera-nobody"}) {
        CAPTURE(who);
        for (int i = 0; i < 5; ++i) CHECK(sign_in(journal, cast_address(who), "wrong password").status == 422);
        CHECK(sign_in(journal, cast_address(who), cast_password).status == 429);
    }
    CHECK(sign_in(journal, cast_address("ostrea-edulis"), cast_password).status == 303);
    journal.clock.advance(hour);
    journal.browsers.clear();
    CHECK(sign_in(journal, cast_address("zostera-marina"), cast_password).status == 303);
}

TEST_CASE("signing in gives a new session, whatever the browser brought")
{
    Journey journal;
    auto const planted = random_token();
    journal.cookies("")["session"] = planted;
    CHECK(sign_in(journal, cast_address("zostera-marina"), cast_password).status == 303);
    auto const given = journal.cookies("").at("session");
    CHECK(given != planted);
    sign_in(journal, cast_address("ostrea-edulis"), cast_password);
    CHECK(journal.cookies("").at("session") != given);
    journal.browsers["thief"]["session"] = given;
    CHECK(journal.get("/profile", "thief").status == 303);
}

TEST_CASE("signing out everywhere ends every session, and a closed account has none")
{
    Journey journal;
    auto const elsewhere = journal.begin_session(cast_id("zostera-marina"));
    auto const works = [&](std::string const& session) {
        journal.browsers["elsewhere"] = {{"session", session}};
        return journal.get("/profile", "elsewhere").status == 200;
    };
    CHECK(works(elsewhere));
    CHECK(header(journal.post("/sign-out-everywhere", {}, "zostera-marina"), "location") == "/sign-in");
    CHECK_FALSE(works(elsewhere));

    auto const other = journal.begin_session(cast_id("ostrea-edulis"));
    CHECK(works(other));
    auto const ostrea = "/people/" + std::to_string(cast_id("ostrea-edulis").value);
    CHECK(journal.post(ostrea + "/deactivation", {}, "apis-mellifera").status == 303);
    CHECK_FALSE(works(other));
    CHECK(says(sign_in(journal, cast_address("ostrea-edulis"), cast_password), wrong));
}

TEST_CASE("a session ends, but not while somebody is at work")
{
    Journey journal;
    CHECK(journal.get("/profile", "zostera-marina").status == 200);
    journal.clock.advance(8 * day);
    journal.post("/profile/addresses", {{"address", "no address"}}, "zostera-marina");
    journal.clock.advance(10 * day);
    CHECK(journal.get("/profile", "zostera-marina").status == 200);
    journal.clock.advance(15 * day);
    CHECK(header(journal.get("/profile", "zostera-marina"), "location") == "/sign-in?next=%2Fprofile");
}

TEST_CASE("a changed password ends the other sessions and is told by letter")
{
    Journey journal;
    journal.browsers["elsewhere"] = {{"session", journal.begin_session(cast_id("zostera-marina"))}};
    auto const change = [&](std::string const& old, std::string const& wanted) {
        return journal.post("/profile/password", {{"old_password", old}, {"password", wanted}}, "zostera-marina");
    };
    CHECK(change("wrong password", "another good one").status == 422);
    CHECK(change(cast_password, "aaaaaaaaaaaaaaa").status == 422);
    CHECK(change(cast_password, "another good one").status == 303);
    CHECK(journal.get("/profile", "zostera-marina").status == 200);
    CHECK(journal.get("/profile", "elsewhere").status == 303);
    CHECK(journal.letters_to(cast_address("zostera-marina")).back().kind == "password_changed");
}

TEST_CASE("after signing in one is where one wanted to be, if that is here")
{
    Journey journal;
    auto const leads = [&](std::string const& next) {
        journal.browsers.clear();
        return header(sign_in(journal, cast_address("zostera-marina"), cast_password, {{"next", next}}), "location");
    };
    CHECK(says(journal.get("/sign-in?next=%2Fmanuscripts%2F7"), "value=\"/manuscripts/7\""));
    CHECK(leads("/manuscripts/7?tab=files") == "/manuscripts/7?tab=files");
    for (auto const* away : {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
                             "evil", "/\t/evil.example", "/ok\r\nset-cookie: x=y", ""}) {
        CAPTURE(away);
        CHECK(leads(away) == "/desk");
    }
}

TEST_CASE("the first administrator is made once, by a link")
{
    Journey journal;
    journal.database.write([](Transaction& tx) { run(tx, "DELETE FROM role"); });
    auto const link = office::first_administrator_link(journal.office, journal.clock.now());
    REQUIRE(link);
    auto const path = link->substr(journal.office.settings.public_url.size());
    CHECK(says(journal.get(path), "first administrator"));
    auto const made = journal.post(
        path, {{"given", "Nypa"}, {"family", "fruticans"}, {"address", nypa}, {"password", cast_password}});
    CHECK(made.status == 303);
    CHECK(journal.get(path).status == 404);
    CHECK_FALSE(office::first_administrator_link(journal.office, journal.clock.now()));
    CHECK(says(journal.letters_to(nypa).back(), "name an Editor-in-Chief and a managing editor, for"));
    sign_in(journal, nypa, cast_password);
    CHECK(journal.get("/people").status == 200);
}

TEST_CASE("strangers' guesses keep nobody out of the browser they have used, nor out after a mailed link")
{
    Journey journal;
    auto const ostrea = cast_address("ostrea-edulis"), zostera = cast_address("zostera-marina");
    CHECK(sign_in(journal, ostrea, cast_password).status == 303);
    auto const mine = journal.cookies("");
    REQUIRE(mine.contains("browser"));
    CHECK(mine.at("browser").find("ostrea") == std::string::npos);
    journal.browsers.clear();
    for (auto const& address : {ostrea, zostera})
        for (int i = 0; i < 5; ++i) CHECK(sign_in(journal, address, "wrong password").status == 422);
    CHECK(sign_in(journal, ostrea, cast_password).status == 429);
    journal.cookies("")["browser"] = mine.at("browser");
    CHECK(sign_in(journal, ostrea, cast_password).status == 303);

    journal.browsers.clear();
    journal.post("/forgotten", {{"address", zostera}});
    CHECK(journal.post("/reset/" + journal.token_to(zostera, "reset"), {{"password", "another good one"}}).status ==
          303);
    CHECK(header(sign_in(journal, zostera, "another good one"), "location") == "/desk");
}
