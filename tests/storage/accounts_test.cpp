#include "storage/answered.hpp"
#include "storage/attempts.hpp"
#include "storage/drafts.hpp"
#include "storage/herbarium.hpp"
#include "storage/letters.hpp"
#include "storage/links.hpp"
#include "storage/rows.hpp"
#include "storage/sessions.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace succession;

namespace {

PersonId const salix = cast_id("salix-alba");

Letter letter_to(PersonId person, std::int64_t event)
{
    Letter letter;
    letter.id = make_id<LetterId>();
    letter.event_id = event;
    letter.kind = "account_exists";
    letter.to_id = person;
    letter.state = "waiting";
    letter.next_try = noon;
    return letter;
}

} // namespace

TEST_CASE("a session says who holds it, with all their roles")
{
    Herbarium journal;
    journal.database.writing([&](Transaction& tx) {
        people::insert(tx, Role{make_key(), salix, "administrator", {}});
        sessions::insert(tx, {"hash", salix, "csrf", noon, noon + hour});
        return 0;
    });
    journal.database.read([&](Transaction& tx) {
        auto const before = Database::statements();
        auto const found = sessions::find(tx, "hash", noon);
        CHECK(Database::statements() - before == 1);
        REQUIRE(found);
        CHECK(found->person.name() == "Salix alba");
        CHECK(found->session.csrf == "csrf");
        CHECK(found->roles.size() == 2);
        CHECK(found->holds("managing_editor"));
        CHECK(found->edits());
        CHECK_FALSE(sessions::find(tx, "hash", noon + hour));
        CHECK_FALSE(sessions::find(tx, "Hash", noon));
        CHECK_FALSE(sessions::find(tx, "hash ", noon));
    });
}

TEST_CASE("an administrator alone edits nothing, and a closed account has no session")
{
    Herbarium journal;
    auto const apis = cast_id("apis-mellifera");
    journal.database.writing([&](Transaction& tx) {
        sessions::insert(tx, {"hash", apis, "csrf", noon, noon + hour});
        CHECK_FALSE(sessions::find(tx, "hash", noon)->edits());
        auto person = people::get(tx, apis);
        person.active = false;
        people::update(tx, person);
        CHECK_FALSE(sessions::find(tx, "hash", noon));
        return 0;
    });
}

TEST_CASE("sessions end one by one, together, or by themselves")
{
    Herbarium journal;
    auto const count = [](Transaction& tx) { return *first<std::int64_t>(tx, "SELECT COUNT(*) FROM session"); };
    journal.database.writing([&](Transaction& tx) {
        for (auto const* hash : {"a", "b", "c"}) sessions::insert(tx, {hash, salix, "", noon, noon + hour});
        sessions::insert(tx, {"d", cast_id("acer-saccharum"), "", noon, noon + 2 * hour});
        sessions::end(tx, "a");
        CHECK(count(tx) == 3);
        sessions::end_all(tx, salix, "b");
        CHECK(count(tx) == 2);
        CHECK(sessions::find(tx, "b", noon));
        sessions::extend(tx, "b", noon + 3 * hour);
        sessions::forget(tx, noon + 2 * hour);
        CHECK(count(tx) == 1);
        return 0;
    });
}

TEST_CASE("a link is used once, and not after its end")
{
    Herbarium journal;
    journal.database.writing([&](Transaction& tx) {
        links::insert(tx, {{1}, "reset", salix, 7, "", noon + hour, {}});
        links::insert(tx, {{2}, "reset", salix, 7, "", noon + hour, {}});
        links::insert(tx, {{3}, "welcome", {}, 7, "", noon + hour, {}});
        CHECK_FALSE(links::use(tx, {1}, noon + hour));
        CHECK(links::use(tx, {1}, noon));
        CHECK_FALSE(links::use(tx, {1}, noon));
        CHECK_FALSE(links::find(tx, {1})->open(noon));
        CHECK(links::to(tx, "reset", 7).size() == 2);
        links::close(tx, "reset", 7, noon);
        CHECK_FALSE(links::find(tx, {2})->open(noon));
        CHECK(links::find(tx, {3})->open(noon));
        return 0;
    });
}

TEST_CASE("attempts are counted, forgotten when they were good, and in time")
{
    Herbarium journal;
    journal.database.writing([](Transaction& tx) {
        attempts::save(tx, {"one", 1, noon});
        attempts::save(tx, {"one", 2, noon + hour});
        attempts::save(tx, {"other", 1, noon});
        CHECK(attempts::find_to_change(tx, "one") == Attempt{"one", 2, noon + hour});
        attempts::forget_before(tx, noon + minute);
        CHECK_FALSE(attempts::find_to_change(tx, "other"));
        attempts::forget(tx, "one");
        CHECK_FALSE(attempts::find_to_change(tx, "one"));
        return 0;
    });
}

TEST_CASE("one letter per event, person and kind, ever")
{
    Herbarium journal;
    journal.database.writing([&](Transaction& tx) {
        auto const first = letter_to(salix, 1);
        letters::queue(tx, first);
        letters::queue(tx, letter_to(salix, 1));
        letters::queue(tx, letter_to(salix, 2));
        letters::queue(tx, letter_to(cast_id("acer-saccharum"), 1));
        CHECK(rows::where<Letter>(tx, "WHERE to_id = :1", salix).size() == 2);
        CHECK(letters::due(tx, "waiting", noon, 10).size() == 3);
        CHECK(letters::due(tx, "waiting", noon, 2).size() == 2);
        CHECK(letters::due(tx, "waiting", noon - 1, 10).empty());

        auto sent = first;
        sent.state = "sent";
        sent.sent_at = noon;
        letters::update(tx, sent);
        CHECK(letters::find(tx, first.id) == sent);
        return 0;
    });
}

TEST_CASE("a form's key is taken once")
{
    Herbarium journal;
    journal.database.writing([&](Transaction& tx) { return answered::insert(tx, {"key", salix, "/here", noon}), 0; });
    journal.database.read([](Transaction& tx) { CHECK(answered::find(tx, "key")->location == "/here"); });
    journal.database.writing([&](Transaction& tx) {
        try {
            answered::insert(tx, {"key", salix, "/there", noon});
            FAIL("the key was taken twice");
        }
        catch (StorageError const& error) {
            CHECK(error.kind == StorageError::Kind::try_again);
        }
        return 0;
    });
    journal.database.writing([](Transaction& tx) { return answered::forget_before(tx, noon + 1), 0; });
    journal.database.read([](Transaction& tx) { CHECK_FALSE(answered::find(tx, "key")); });
}

TEST_CASE("of two windows the slower one loses nothing and overwrites nothing")
{
    Herbarium journal;
    auto const save = [&](std::int64_t version, std::string form) {
        return journal.database.writing([&](Transaction& tx) {
            return drafts::save(tx, {"review-1", salix, version, form, noon});
        });
    };
    CHECK(save(0, "one").kept);
    CHECK(save(1, "one two").draft.version == 2);

    auto const slower = save(1, "one three");
    CHECK_FALSE(slower.kept);
    CHECK(slower.draft.form == "one two");
    CHECK(slower.draft.version == 2);

    auto const again = save(1, "one two");
    CHECK(again.kept);
    CHECK(again.draft.version == 2);
    CHECK(save(2, "one three").kept);
    journal.database.writing([](Transaction& tx) { return drafts::erase(tx, "review-1"), 0; });
    CHECK(save(3, "one four").draft.version == 4);
}

TEST_CASE("what people write comes back byte for byte")
{
    Herbarium journal;
    std::string const form = "[[\"a\",\"É 植物 🌱 \\\" ' \\\\ % :1 @x\"]]\r\n\t ";
    journal.database.writing([&](Transaction& tx) { return drafts::save(tx, {"k", salix, 0, form, noon}), 0; });
    journal.database.read([&](Transaction& tx) { CHECK(drafts::find(tx, "k")->form == form); });
}
