#include "office/desks.hpp"

#include "office/profile.hpp"
#include "office/staff.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "web/stage.hpp"
#include "workflow/desk.hpp"

#include <algorithm>
#include <set>

using namespace succession;

namespace {

using Rows = std::set<std::vector<std::string>>;

Rows as_set(std::vector<DeskRow> const& rows)
{
    Rows found;
    for (auto const& row : rows) {
        std::vector<std::string> cells;
        for (auto const& cell : bound(row))
            cells.push_back(cell.kind == Cell::Kind::text ? cell.text : std::to_string(cell.integer));
        found.insert(cells);
    }
    return found;
}

/// An office with manuscripts in several states, whose desks are held against the facts.
struct Desks {
    TestOffice site{each_database()};
    std::vector<ManuscriptId> manuscripts;

    Desks()
    {
        for (auto const* state : {"draft", "check", "scope", "inviting", "in_review", "held", "typesetting"}) {
            Stage stage(site);
            stage.manuscript(state);
            manuscripts.push_back(stage.id);
        }
    }

    Act act() const { return {cast_id("apis-mellifera"), site.clock.now(), "", ""}; }

    Facts facts(ManuscriptId id)
    {
        return *site.database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    }
    int stale()
    {
        return static_cast<int>(std::ranges::count_if(manuscripts, [&](ManuscriptId id) {
            auto const rows = site.database.reading([&](Transaction& tx) { return desks::of_manuscript(tx, id); });
            return as_set(rows) != as_set(desk_rows(site.office.rules.now(), facts(id), site.clock.now()));
        }));
    }
    void refresh()
    {
        while (office::refresh_desks(site.office, site.clock.now(), 3) > 0) {
        }
    }
    bool refreshing()
    {
        return site.database
            .reading([](Transaction& tx) {
                return first<std::int64_t>(tx, "SELECT value FROM counter WHERE name = 'desks-refreshed-to'");
            })
            .has_value();
    }
};

} // namespace

TEST_CASE("whoever changes the office, every desk follows")
{
    Desks desks;
    desks.refresh();
    REQUIRE(desks.stale() == 0);
    auto const& office = desks.site.office;
    auto changed = [&](char const* how, auto change) {
        INFO(how);
        change();
        CHECK(desks.stale() > 0);
        desks.refresh();
        CHECK(desks.stale() == 0);
        CHECK_FALSE(desks.refreshing());
    };
    changed("a part is given",
            [&] { office::give_role(office, desks.act(), cast_id("fagus-sylvatica"), "managing_editor"); });
    office::take_role(office, desks.act(), cast_id("fagus-sylvatica"), "managing_editor");
    CHECK_MESSAGE(desks.stale() == 0, "what a part put on a desk goes with it, at once");
    desks.refresh();
    CHECK(desks.stale() == 0);
    changed("another deputy is named, and the holder leaves", [&] {
        office::name_deputy(office, desks.act(), cast_id("quercus-robur"), "editor_in_chief",
                            cast_id("rhizophora-mangle"));
        office::deactivate(office, desks.act(), cast_id("quercus-robur"));
    });
    changed("somebody is away as of now", [&] {
        desks.site.database.write([&](Transaction& tx) {
            run(tx, "UPDATE person SET away_from = :1 WHERE id = :2", desks.site.clock.now(), cast_id("salix-alba"));
            office::desks_are_stale(tx);
        });
    });
}

TEST_CASE("desks follow dates away on the day, without anybody's act")
{
    Desks desks;
    desks.site.database.write([&](Transaction& tx) {
        run(tx, "UPDATE person SET away_from = :1, away_until = :2 WHERE id = :3", desks.site.clock.now() + day,
            desks.site.clock.now() + 3 * day, cast_id("salix-alba"));
    });
    auto waits_for = [&](char const* who) {
        return desks.site.database.reading([&](Transaction& tx) { return desks::count(tx, cast_id(who), true, 10); });
    };
    desks.refresh();
    CHECK(waits_for("salix-alba") > 0);
    CHECK(waits_for("alnus-glutinosa") == 0);
    desks.site.clock.advance(day);
    desks.refresh();
    CHECK(waits_for("salix-alba") == 0);
    CHECK(waits_for("alnus-glutinosa") > 0);
    desks.site.clock.advance(2 * day);
    desks.refresh();
    CHECK(waits_for("salix-alba") > 0);
    CHECK(waits_for("alnus-glutinosa") == 0);
}

TEST_CASE("a manuscript whose coordinating editor leaves waits for another one")
{
    Desks desks;
    auto const in_review = desks.manuscripts[4];
    REQUIRE(desks.facts(in_review).manuscript.state == "in_review");
    office::deactivate(desks.site.office, desks.act(), cast_id("laminaria-digitata"));
    desks.refresh();
    CHECK(desks.facts(in_review).manuscript.state == "needs_ce");
    CHECK(desks.stale() == 0);
}

TEST_CASE("looking at desks again goes on where it stopped, and begins anew when the office changes again")
{
    Desks desks;
    auto const& office = desks.site.office;
    auto some = [&](int most) { return office::refresh_desks(office, desks.site.clock.now(), most); };
    office::take_role(office, desks.act(), cast_id("salix-alba"), "managing_editor", true);
    CHECK(some(3) == 3);
    CHECK(some(3) == 3);
    office::give_role(office, desks.act(), cast_id("salix-alba"), "managing_editor");
    CHECK(some(5) == 5);
    CHECK(some(5) == 2);
    CHECK(desks.refreshing());
    CHECK(some(5) == 0);
    CHECK_FALSE(desks.refreshing());
    CHECK(desks.stale() == 0);
}

TEST_CASE("one manuscript that cannot be looked at keeps no other from it")
{
    Desks desks;
    desks.site.database.write([&](Transaction& tx) {
        run(tx, "UPDATE manuscript SET type = 'gone' WHERE id = :1", desks.manuscripts[5]);
        run(tx, "UPDATE decision SET release_at = 0 WHERE manuscript_id = :1", desks.manuscripts[5]);
    });
    office::take_role(desks.site.office, desks.act(), cast_id("salix-alba"), "managing_editor", true);
    int failures = 0;
    for (int i = 0; i < 9; ++i) try {
            office::refresh_desks(desks.site.office, desks.site.clock.now(), 3);
        }
        catch (std::exception const&) {
            ++failures;
        }
    CHECK(failures == 1);
    CHECK_FALSE(desks.refreshing());
    CHECK(desks.stale() == 0);
}

TEST_CASE("a manuscript whose coordinating editor loses the part waits for another one, and is on the old desk no more")
{
    Desks desks;
    auto const editor = cast_id("laminaria-digitata");
    auto const listed = [&] {
        return desks.site.database.reading(
            [&](Transaction& tx) { return desks::list(tx, editor, {.before = ManuscriptId{INT64_MAX}}).size(); });
    };
    REQUIRE(listed() > 0);
    auto const left = office::take_role(desks.site.office, desks.act(), editor, "coordinating_editor");
    CHECK(left.done);
    CHECK(left.vacancies.empty());
    CHECK(left.coordinated == 4);
    CHECK(listed() == 0); // at once, not when the clockwork comes round
    desks.refresh();
    CHECK(desks.stale() == 0);
    for (auto const id : {desks.manuscripts[3], desks.manuscripts[4]})
        CHECK(desks.facts(id).manuscript.state == "needs_ce");
    auto const& office = desks.site.office;
    auto const assign = [&](char const* to) {
        Form const form({{"editor", Stage::key(cast_id(to))}});
        return office::take(office, {cast_id("quercus-robur"), desks.site.clock.now(), "", ""},
                            {desks.manuscripts[4], "assign", {}, {}, false, form, {}});
    };
    CHECK_FALSE(assign("laminaria-digitata").taken);
    CHECK(assign("fagus-sylvatica").taken);
    CHECK(desks.facts(desks.manuscripts[4]).manuscript.state == "in_review");
}

TEST_CASE("nobody leaves a part to nobody without knowing it, and then the administrators are told")
{
    Desks desks;
    desks.refresh();
    auto const& office = desks.site.office;
    auto const chief = cast_id("quercus-robur");
    auto const told = [&] { return desks.site.letters_to(cast_address("apis-mellifera")).size(); };
    auto const holds = [&](PersonId id, char const* role) {
        auto const roles = desks.site.database.reading([&](Transaction& tx) { return people::roles_of(tx, id); });
        return std::ranges::count(roles, role, &Role::role) == 1;
    };
    auto const refused = office::take_role(office, desks.act(), chief, "editor_in_chief");
    CHECK_FALSE(refused.done);
    REQUIRE(refused.vacancies.size() == 1);
    CHECK(refused.vacancies[0].label == "Editor-in-Chief");
    CHECK(refused.vacancies[0].manuscripts == 2); // in scope, and held
    CHECK(holds(chief, "editor_in_chief"));
    CHECK(told() == 0);

    auto const take = [&](char const* who, bool knowing) {
        return office::take_role(office, desks.act(), cast_id(who), "managing_editor", knowing).done;
    };
    office::give_role(office, desks.act(), cast_id("fagus-sylvatica"), "managing_editor");
    CHECK_MESSAGE(take("salix-alba", false), "somebody else has the part");
    CHECK_FALSE(take("fagus-sylvatica", false));
    CHECK(told() == 0);
    CHECK(take("fagus-sylvatica", true));
    REQUIRE(told() == 1);
    auto const letter = desks.site.letters_to(cast_address("apis-mellifera")).front();
    CHECK(letter.kind == "part_vacant");
    CHECK(letter.body.find("Nobody can act as Managing editor") != std::string::npos);

    auto const acer = cast_id("acer-saccharum"), alnus = cast_id("alnus-glutinosa");
    office::give_role(office, desks.act(), acer, "managing_editor");
    desks.refresh();
    CHECK(desks.stale() == 0);
    CHECK(Standings::responsible(desks.facts(desks.manuscripts[1]), "managing_editor", desks.site.clock.now()) == acer);
    office::take_role(office, desks.act(), acer, "production_editor", true);
    office::name_deputy(office, desks.act(), acer, "managing_editor", alnus);
    CHECK_MESSAGE(office::deactivate(office, desks.act(), acer).done, "the deputy goes on");
    CHECK_FALSE(office::deactivate(office, desks.act(), alnus).done);
    CHECK(told() == 2); // of the production editor's part
    office::name_deputy(office, desks.act(), acer, "managing_editor", {});
    CHECK(told() == 3);
}
