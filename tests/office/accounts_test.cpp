#include "office/account_letters.hpp"
#include "office/accounts.hpp"
#include "office/fixture.hpp"
#include "office/profile.hpp"
#include "office/sign_in.hpp"
#include "office/staff.hpp"
#include "office/throttle.hpp"
#include "storage/answered.hpp"
#include "storage/counters.hpp"
#include "storage/links.hpp"
#include "storage/rows.hpp"

#include "base/network.hpp"
#include "base/problem.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <thread>

using namespace succession;

namespace {

constexpr auto network = "192.0.2.7";

Act act_of(std::string_view code, std::string once = {})
{
    return {code.empty() ? PersonId{} : cast_id(code), noon, std::move(once), "/there"};
}

std::int64_t count(TestOffice& journal, std::string const& table)
{
    return journal.database.reading(
        [&](Transaction& tx) { return *first<std::int64_t>(tx, "SELECT COUNT(*) FROM " + table); });
}

} // namespace

TEST_CASE("a form claimed twice leads where it first led, and the second act leaves nothing behind")
{
    TestOffice journal(each_database());
    auto const act = act_of("salix-alba", "one form");
    journal.database.write([&](Transaction& tx) { office::claim(tx, act); });
    auto const again = [&] {
        journal.database.write([&](Transaction& tx) {
            run(tx, "DELETE FROM role");
            office::claim(tx, act);
        });
    };
    try {
        again();
        FAIL("the form was answered twice");
    }
    catch (AlreadyAnswered const& before) {
        CHECK(before.location == "/there");
    }
    CHECK(count(journal, "role") > 0);
    journal.database.write([](Transaction& tx) { office::claim(tx, act_of("salix-alba")); });
}

TEST_CASE("of many who send the same form at once, one has its effect")
{
    TestOffice journal(each_database());
    Database several({.url = journal.where.url, .writers = 4});
    Office const shared{{}, several, journal_words(), journal.secrets, letter_words()};
    std::atomic<int> acted = 0, answered = 0;
    std::vector<std::thread> senders;
    for (int i = 0; i < 4; ++i)
        senders.emplace_back([&] {
            try {
                office::give_role(shared, act_of("apis-mellifera", "one form"), cast_id("zostera-marina"),
                                  "managing_editor");
                ++acted;
            }
            catch (AlreadyAnswered const&) {
                ++answered;
            }
        });
    for (auto& sender : senders) sender.join();
    CHECK(acted == 1);
    CHECK(answered == 3);
    CHECK(journal.letters_to(cast_address("zostera-marina")).size() == 1);
}

TEST_CASE("a registration leaves one person, however often it is made")
{
    TestOffice journal(each_database());
    auto const people_before = count(journal, "person");
    for (int i = 0; i < 3; ++i)
        CHECK(
            office::register_person(journal.office, act_of(""), {"Nypa", "fruticans", "Nypa@mangrove.example"}, network)
                .empty());
    CHECK(count(journal, "person") == people_before + 1);
    CHECK(journal.letters_to("Nypa@mangrove.example").size() == 3);
    auto const more = [&] {
        office::register_person(journal.office, act_of(""), {"Nypa", "fruticans", "nypa@mangrove.example"}, network);
    };
    CHECK_THROWS_AS(more(), Problem);
}

TEST_CASE("who is invited before they register keeps their record, and a stranger cannot rename them")
{
    TestOffice journal(each_database());
    auto const id = office::add_person(journal.office, act_of("apis-mellifera"),
                                       {"Nypa", "fruticans", "nypa@mangrove.example"}, {});
    office::register_person(journal.office, act_of(""), {"Not", "Nypa", "nypa@mangrove.example"}, network);
    auto const person = journal.database.reading([&](Transaction& tx) { return people::get(tx, id); });
    CHECK(person.name() == "Nypa fruticans");
    auto const token = journal.token_to("nypa@mangrove.example", "welcome");
    CHECK(office::welcome(journal.office, act_of(""), token, {"Nypa", "fruticans", cast_password}).empty());
    CHECK(office::sign_in(journal.office, noon, "NYPA@mangrove.example", cast_password, network));
    auto const earlier = journal.letters_to("nypa@mangrove.example").front();
    auto const old = journal.secrets.link_token("welcome", *earlier.link_id);
    CHECK_THROWS_AS(office::welcome(journal.office, act_of(""), old, {"Not", "Nypa", cast_password}), Problem);
}

TEST_CASE("an address once confirmed brings its manuscripts along")
{
    TestOffice journal(each_database());
    Manuscript manuscript;
    manuscript.id = {1};
    manuscript.submitter_id = cast_id("ostrea-edulis");
    Author author{.id = {1}, .manuscript_id = {1}};
    author.byline = Sealed(Byline{.given = "Nypa", .family = "fruticans", .email = "nypa@mangrove.example"});
    journal.database.write([&](Transaction& tx) {
        rows::insert(tx, manuscript);
        rows::insert(tx, author);
    });
    office::register_person(journal.office, act_of(""), {"Nypa", "fruticans", "nypa@mangrove.example"}, network);
    auto const owner = [&] {
        return journal.database.reading(
            [](Transaction& tx) { return *first<std::int64_t>(tx, "SELECT COALESCE(person_id, 0) FROM author"); });
    };
    auto const written_anew = [&] {
        return journal.database.reading([](Transaction& tx) { return counters::last(tx, "desks-refreshed-to"); });
    };
    CHECK(owner() == 0);
    auto const before = written_anew();
    office::welcome(journal.office, act_of(""), journal.token_to("nypa@mangrove.example", "welcome"),
                    {"Nypa", "fruticans", cast_password});
    CHECK(owner() != 0);
    CHECK(written_anew() != before); // desks are stale
}

TEST_CASE("a letter holds no token, and its link leads to the journal's own address")
{
    TestOffice journal;
    office::ask_reset(journal.office, act_of(""), cast_address("zostera-marina"), network);
    auto const letter = journal.letters_to(cast_address("zostera-marina")).back();
    auto const token = journal.token_to(cast_address("zostera-marina"), "reset");
    CHECK(letter.body.find(link_mark) != std::string::npos);
    CHECK(letter.body.find(token) == std::string::npos);
    CHECK(letter.body.find("21 October 2026, 14:00 UTC") != std::string::npos);
    auto const link = journal.database.reading([&](Transaction& tx) { return links::find(tx, *letter.link_id); });
    CHECK(office::link_address(journal.office, *link) == "http://127.0.0.1:8080/reset/" + token);
}

TEST_CASE("a link ends in time, and one for another purpose opens nothing")
{
    TestOffice journal;
    office::ask_reset(journal.office, act_of(""), cast_address("zostera-marina"), network);
    auto const token = journal.token_to(cast_address("zostera-marina"), "reset");
    auto late = act_of("");
    late.now += 2 * hour;
    CHECK_THROWS_AS(office::reset(journal.office, late, token, "another good one"), Problem);
    CHECK_THROWS_AS(office::welcome(journal.office, act_of(""), token, {"x", "y", "another good one"}), Problem);
    CHECK_THROWS_AS(office::confirm_address(journal.office, act_of(""), token), Problem);
    CHECK(office::reset(journal.office, act_of(""), token, "another good one").empty());
}

TEST_CASE("attempts wait longer and longer, and are forgiven in a day")
{
    TestOffice journal(each_database());
    constexpr office::Patience patience{"test", 2, minute, 10 * minute, day};
    auto const refused_at = [&](Moment now) {
        try {
            office::count_attempt(journal.office, {{patience, "somebody"}}, now);
            return false;
        }
        catch (Problem const& problem) {
            CHECK(problem.kind == Problem::Kind::too_many);
            return true;
        }
    };
    CHECK_FALSE(refused_at(noon));
    CHECK_FALSE(refused_at(noon));
    CHECK(refused_at(noon + minute - 1));
    CHECK_FALSE(refused_at(noon + minute));
    CHECK(refused_at(noon + 3 * minute - 1));
    CHECK_FALSE(refused_at(noon + 3 * minute));
    for (auto now = noon + hour; now < noon + 4 * hour; now += hour) CHECK_FALSE(refused_at(now));
    CHECK_FALSE(refused_at(noon + 2 * day));
    CHECK_FALSE(refused_at(noon + 2 * day));
    CHECK(refused_at(noon + 2 * day));
    CHECK(count(journal, "attempt") == 1);
    CHECK(journal.database.reading([](Transaction& tx) {
        return first<std::string>(tx, "SELECT attempt_key FROM attempt")->find("somebody") == std::string::npos;
    }));
}

TEST_CASE("what an act about people could not finish leaves nothing behind")
{
    TestOffice journal(each_database());
    auto const letters_before = count(journal, "letter"), people_before = count(journal, "person");
    auto const add = [&] {
        office::add_person(journal.office, act_of("apis-mellifera", "a form"),
                           {"Nypa", "fruticans", "nypa@mangrove.example"}, {"managing_editor", "gardener"});
    };
    CHECK_THROWS_AS(add(), Problem);
    CHECK(count(journal, "letter") == letters_before);
    CHECK(count(journal, "person") == people_before);
    CHECK(count(journal, "answered") == 0);
    CHECK(count(journal, "link") == 0);
}

TEST_CASE("the rule of patience: waits double to a limit, and quiet time is forgiven")
{
    constexpr office::Patience patience{"test", 3, minute, 4 * minute, 10 * minute};
    Attempt attempt{"key", 0, noon};
    std::vector<Moment> waits;
    for (int i = 0; i < 7; ++i) {
        auto const heard = attempt.until;
        attempt = office::once_more(patience, attempt, heard);
        waits.push_back(attempt.until - heard);
    }
    CHECK(waits == std::vector<Moment>{0, 0, minute, 2 * minute, 4 * minute, 4 * minute, 4 * minute});
    auto const after = [&](Moment quiet) {
        return office::once_more(patience, attempt, attempt.until + quiet).failures;
    };
    CHECK(after(10 * minute - 1) == 8);
    CHECK(after(10 * minute) == 7);
    CHECK(after(35 * minute) == 5);
    CHECK(after(day) == 1);
}

TEST_CASE("a good attempt is as if it had not been made, whatever others did meanwhile")
{
    constexpr office::Patience patience{"test", 2, minute, 4 * minute, 10 * minute};
    Attempt const before{"key", 5, noon};
    auto const made = office::once_more(patience, before, noon + minute);
    CHECK(made.until > noon + minute);
    CHECK(office::without({before, made}, made) == before);
    auto const others = office::once_more(patience, made, made.until);
    auto const left = office::without({before, made}, others);
    CHECK(left.failures == made.failures);
    CHECK(left.until == others.until);
}

namespace {

/// A network from which so much was guessed in this hour that whoever signs in from it waits.
struct Sprayed {
    TestOffice journal;
    Moment now = noon;
    std::string const zostera = cast_address("zostera-marina"), ostrea = cast_address("ostrea-edulis");
    std::string const mark = office::browser_mark(journal.office, zostera);

    Sprayed()
    {
        auto const from = network_of(network);
        for (int i = 0; i < 49; ++i) office::count_attempt(journal.office, {{office::signing_in_from, from}}, now);
        for (int i = 0; i < 3; ++i) CHECK(sign_in(ostrea, cast_password)); // the fiftieth in this hour, and no wait
        CHECK_FALSE(sign_in("nobody50@marsh.example", "a guess"));
    }

    bool sign_in(std::string const& address, std::string_view password, std::string_view browser = "")
    {
        return office::sign_in(journal.office, now, address, std::string(password), network, browser).has_value();
    }
    bool refused(std::string const& address, std::string_view password, std::string_view browser = "")
    {
        try {
            sign_in(address, password, browser);
            return false;
        }
        catch (Problem const& problem) {
            CHECK(problem.kind == Problem::Kind::too_many);
            return true;
        }
    }
};

} // namespace

TEST_CASE("right sign-ins begin no wait; a spray makes everybody of its network wait")
{
    Sprayed at;
    CHECK(at.refused("nobody51@marsh.example", "a guess"));
    CHECK(at.refused(at.ostrea, cast_password));
    CHECK(at.refused(at.zostera, cast_password));
}

TEST_CASE("a browser that was signed in before comes in at once, for its own address alone")
{
    Sprayed at;
    CHECK(at.sign_in(at.zostera, cast_password, at.mark));
    CHECK(at.refused(at.ostrea, cast_password, at.mark));
    CHECK(at.refused(at.zostera, cast_password, at.mark.substr(1)));
    CHECK(at.refused(at.zostera, cast_password, office::browser_mark(at.journal.office, "x@y.example") + at.mark));
}

TEST_CASE("what strangers try at an account keeps its own browser out no more; what that browser tries counts")
{
    Sprayed at;
    for (int i = 0; i < 5; ++i) CHECK_FALSE(at.sign_in(at.zostera, "a guess", at.mark));
    CHECK(at.refused(at.zostera, cast_password, at.mark));
    at.now += minute;
    CHECK(at.sign_in(at.zostera, cast_password, at.mark));
}

TEST_CASE("the longest wait of a network is two minutes, however long the spray")
{
    Sprayed at;
    for (int i = 0; i < 8; ++i) {
        at.now += 2 * minute;
        CHECK_FALSE(at.sign_in(fmt::format("somebody{}@marsh.example", i), "a guess"));
        CHECK(at.refused(at.ostrea, cast_password));
    }
    at.now += 2 * minute;
    CHECK(at.sign_in(at.ostrea, cast_password));
    CHECK_MESSAGE(at.sign_in(at.ostrea, cast_password), "the right one began no wait");
}

TEST_CASE("waiting at an account lengthens no wait of the network")
{
    Sprayed at;
    at.now += hour;
    for (int i = 0; i < 5; ++i) CHECK_FALSE(at.sign_in(at.zostera, "a guess"));
    for (int i = 0; i < 100; ++i) CHECK(at.refused(at.zostera, "a guess"));
    CHECK(at.sign_in(at.ostrea, cast_password));
}
