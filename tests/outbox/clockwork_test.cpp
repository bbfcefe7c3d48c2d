#include "outbox/clockwork.hpp"

#include "office/staff.hpp"
#include "outbox/demo_mailer.hpp"
#include "storage/answered.hpp"
#include "storage/sessions.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace succession;

namespace {

/// A held decision whose moment has come, its letters, and the clockwork's parts.
struct Ticking {
    TestOffice site{each_database()};
    Stage stage{site};
    DemoMailer mailer;
    Outbox outbox{site.office, mailer};
    std::atomic<int> failures = 0;

    Ticking()
    {
        stage.manuscript("held");
        site.clock.advance(2 * day);
    }

    int waiting()
    {
        return site.database.reading([](Transaction& tx) {
            return first<int>(tx, "SELECT count(*) FROM letter WHERE state = 'waiting'").value();
        });
    }
    std::function<void(std::string const&)> count_failures()
    {
        return [this](std::string const&) { ++failures; };
    }
    /// Whether it comes true before anybody loses patience.
    template <class Question>
    static bool soon(Question question)
    {
        using namespace std::chrono_literals;
        for (int i = 0; i < 500; ++i, std::this_thread::sleep_for(10ms))
            if (question()) return true;
        return false;
    }
};

} // namespace

TEST_CASE("a round releases, refreshes and delivers, and then there is nothing more to do")
{
    Ticking ticking;
    office::take_role(ticking.site.office, {cast_id("apis-mellifera"), ticking.site.clock.now(), "", ""},
                      cast_id("fagus-sylvatica"), "coordinating_editor");
    auto round = [&] { return Clockwork::round(ticking.site.office, &ticking.outbox, ticking.site.clock.now()); };
    CHECK(round());
    CHECK(ticking.stage.state() == "revising");
    while (round()) {
    }
    CHECK(ticking.waiting() == 0);
    CHECK_FALSE(round());
}

TEST_CASE("the clockwork works by itself from the moment it is made until it is ended")
{
    Ticking ticking;
    {
        Clockwork const clockwork(ticking.site.office, &ticking.outbox, ticking.site.clock, ticking.count_failures());
        CHECK(Ticking::soon([&] { return ticking.stage.state() == "revising" && ticking.waiting() == 0; }));
    }
    CHECK(ticking.failures == 0);
}

TEST_CASE("without a mail server letters wait, and everything else goes on")
{
    Ticking ticking;
    auto const before = ticking.waiting();
    {
        Clockwork const clockwork(ticking.site.office, nullptr, ticking.site.clock, ticking.count_failures());
        CHECK(Ticking::soon([&] { return ticking.stage.state() == "revising"; }));
    }
    CHECK(ticking.waiting() > before);
}

TEST_CASE("what fails is told and keeps nothing else from being done")
{
    Ticking ticking;
    auto const spoilt = ticking.stage.id;
    ticking.site.clock.set(noon);
    ticking.stage.manuscript("held");
    ticking.site.clock.advance(2 * day);
    ticking.site.database.write(
        [&](Transaction& tx) { run(tx, "UPDATE manuscript SET type = 'gone' WHERE id = :1", spoilt); });
    {
        Clockwork const clockwork(ticking.site.office, &ticking.outbox, ticking.site.clock, ticking.count_failures());
        CHECK(Ticking::soon(
            [&] { return ticking.stage.state() == "revising" && ticking.waiting() == 0 && ticking.failures > 0; }));
    }
}

TEST_CASE("letters that a former process left in sending are uncertain from the start on")
{
    Ticking ticking;
    ticking.site.database.write([](Transaction& tx) { run(tx, "UPDATE letter SET state = 'sending'"); });
    {
        Clockwork const clockwork(ticking.site.office, &ticking.outbox, ticking.site.clock, ticking.count_failures());
        CHECK(Ticking::soon([&] { return ticking.stage.state() == "revising"; }));
    }
    auto const left = ticking.site.database.reading(
        [](Transaction& tx) { return first<int>(tx, "SELECT count(*) FROM letter WHERE state = 'sending'").value(); });
    CHECK(left == 0);
}

TEST_CASE("answers and sessions that are past are forgotten")
{
    Ticking ticking;
    auto const now = ticking.site.clock.now();
    auto const person = cast_id("zostera-marina");
    ticking.site.database.write([&](Transaction& tx) {
        answered::insert(tx, {"old", person, "/", now - 8 * day});
        answered::insert(tx, {"new", person, "/", now - day});
        sessions::insert(tx, {"old", person, "csrf", now - day, now});
        sessions::insert(tx, {"new", person, "csrf", now, now + day});
    });
    auto keys = [&](char const* sql) {
        return ticking.site.database.reading([&](Transaction& tx) { return all<std::string>(tx, sql); });
    };
    {
        Clockwork const clockwork(ticking.site.office, &ticking.outbox, ticking.site.clock, ticking.count_failures());
        CHECK(Ticking::soon([&] { return keys("SELECT token_hash FROM session") == std::vector<std::string>{"new"}; }));
    }
    CHECK(keys("SELECT once FROM answered") == std::vector<std::string>{"new"});
}
