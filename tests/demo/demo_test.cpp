#include "demo/demo.hpp"
#include "demo/stage.hpp"

#include "base/problem.hpp"
#include "databases.hpp"
#include "domain/desk.hpp"
#include "letters/letters.hpp"
#include "office/secrets.hpp"
#include "office/sign_in.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"
#include "storage/invariants.hpp"
#include "storage/letters.hpp"
#include "storage/people.hpp"
#include "storage/rows.hpp"
#include "workflow/desk.hpp"

#include <algorithm>
#include <fstream>
#include <ranges>
#include <set>

using namespace succession;

namespace {

std::filesystem::path const scripts = SOURCE_DIR "/workflows/demo";

/// A journal on a database of its own, as the demo finds it.
struct DemoHouse {
    TestDatabase fresh = fresh_sqlite();
    std::shared_ptr<Journal const> journal = load_journal(SOURCE_DIR "/workflows");
    LetterTemplates letters{SOURCE_DIR "/templates/letters"};
    Secrets secrets{fresh.folder->path / "key"};
    Database database{{.url = fresh.url}};
    Store store{fresh.folder->path / "files"};
    Office office{OfficeSettings{.demo = true}, database, *journal, secrets, letters, &store};
    Clock clock;

    void make(std::filesystem::path const& folder = scripts) { demo::make(office, store, folder, clock); }

    template <class Record>
    std::vector<Record> all(std::string const& sql)
    {
        return database.reading([&](Transaction& tx) { return succession::all<Record>(tx, sql); });
    }
    Facts facts(ManuscriptId id)
    {
        return *database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    }
};

/// The demo, made once for all that only look at it.
DemoHouse& played()
{
    static DemoHouse house;
    static bool const made = (house.make(), true);
    (void)made;
    return house;
}

std::set<std::string> states_of(Machine const& machine)
{
    std::set<std::string> names;
    for (auto const& state : machine.states) names.insert(state.name);
    return names;
}

auto order(DeskRow const& row) { return std::tuple(row.person_id, row.part, row.subject); }

/// The demo's folder with another list of manuscripts.
struct Scripts {
    Folder folder;

    explicit Scripts(std::string const& manuscripts)
    {
        for (auto const* name : {"cast.yaml", "reviews.yaml"})
            std::filesystem::copy_file(scripts / name, folder.path / name);
        std::ofstream(folder.path / "manuscripts.yaml") << manuscripts;
    }
};

} // namespace

TEST_CASE("in the demo every state of the three machines can be looked at")
{
    auto& house = played();
    for (auto const* machine : {&house.journal->manuscript, &house.journal->review, &house.journal->production}) {
        auto const found = house.all<std::string>("SELECT DISTINCT state FROM " + machine->name);
        CHECK_MESSAGE(std::set(found.begin(), found.end()) == states_of(*machine), machine->name);
    }
}

TEST_CASE("the demo's records are as sound as those of a real journal")
{
    auto& house = played();
    for (auto const& breach : house.database.reading([](Transaction& tx) { return breaches(tx); }))
        FAIL_CHECK(breach.sentence);
    auto const manuscripts = house.all<ManuscriptId>("SELECT id FROM manuscript");
    CHECK(manuscripts.size() > 40);
    for (auto const id : manuscripts) {
        auto expected = desk_rows(*house.journal, house.facts(id), house.clock.now());
        auto found = house.database.reading([&](Transaction& tx) {
            return succession::all<DeskRow>(
                tx,
                "SELECT person_id, manuscript_id, part, subject, awaiting, due, since, stage, label, wanted"
                " FROM desk WHERE manuscript_id = :1",
                id);
        });
        std::ranges::sort(expected, {}, order);
        std::ranges::sort(found, {}, order);
        CHECK(found == expected);
    }
}

TEST_CASE("the demo writes to nobody who has no part in a manuscript, and nothing waits to be sent")
{
    auto& house = played();
    std::map<ManuscriptId, std::set<PersonId>> involved;
    for (auto const id : house.all<ManuscriptId>("SELECT id FROM manuscript")) {
        for (auto const& person : house.facts(id).people) involved[id].insert(person.id);
        for (auto const& event : house.database.reading([&](Transaction& tx) { return events::of_manuscript(tx, id); }))
            if (event.actor_id) involved[id].insert(*event.actor_id);
        for (auto const& letter :
             house.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, id); })) {
            CHECK_MESSAGE(involved[id].contains(letter.to_id), letter.kind);
            CHECK(letter.state == "sent");
            CHECK(letter.sent_at == letter.written_at);
        }
    }
}

TEST_CASE("the demo's clocks are alive: some are late, some run out soon, one decision can still be taken back")
{
    auto& house = played();
    auto const now = house.clock.now();
    auto count = [&](Moment from, Moment to) {
        return house.database.reading([&](Transaction& tx) {
            return *first<std::int64_t>(tx, "SELECT COUNT(*) FROM desk WHERE awaiting = 1 AND due > :1 AND due <= :2",
                                        from, to);
        });
    };
    CHECK(count(now - 30 * day, now) > 3);
    CHECK(count(now, now + 2 * day) > 3);
    CHECK(house.all<std::int64_t>("SELECT id FROM decision WHERE released_at IS NULL").size() == 1);
    CHECK(house.all<Moment>("SELECT release_at FROM decision WHERE released_at IS NULL").front() > now);
    CHECK(house.all<Moment>("SELECT publish_at FROM production WHERE state = 'scheduled'").front() > now);
    CHECK(house.all<Moment>("SELECT MAX(at) FROM event").front() <= now);
}

TEST_CASE("everybody who is shown at the start can sign in, and all but the administrator have something before them")
{
    auto& house = played();
    auto const table = demo::sign_ins(scripts);
    CHECK(table.find(demo::password) != std::string::npos);
    int shown = 0, awaited = 0;
    for (auto const id : house.all<PersonId>("SELECT id FROM person")) {
        auto const person = house.database.reading([&](Transaction& tx) { return people::get(tx, id); });
        if (table.find(person.email) == std::string::npos) continue;
        if (++shown == 1) CHECK(office::sign_in(house.office, house.clock.now(), person.email, demo::password, "here"));
        awaited += house.database.reading([&](Transaction& tx) { return desks::count(tx, id, true, 1); });
    }
    CHECK(shown == 10);
    CHECK(awaited == 9);
    for (auto const* part : {"Editor-in-Chief", "Managing editor", "Coordinating editor", "Production editor",
                             "Administrator", "Author", "Reviewer"})
        CHECK(table.find(part) != std::string::npos);
}

TEST_CASE("a second start keeps the demo as it was left")
{
    auto& house = played();
    auto const events = house.all<std::string>("SELECT chain FROM event ORDER BY id");
    house.make();
    CHECK(house.all<std::string>("SELECT chain FROM event ORDER BY id") == events);
}

TEST_CASE("the demo's issues follow the clock: two volumes at most, each issue in the year it appears, none twice")
{
    auto const script = demo::read_script(scripts);
    for (auto const* made : {"2027-01-09", "2028-02-29", "2030-06-30", "2031-11-22"}) {
        DemoHouse house;
        auto const end = parse_date(made).value();
        demo::Stage(house.office, house.store, script, house.clock, end).found_issues();
        auto const found =
            house.database.reading([](Transaction& tx) { return rows::where<Issue>(tx, "ORDER BY volume, number"); });
        REQUIRE(found.size() == script.issues.size());
        std::set<int> volumes;
        for (auto const& issue : found) {
            CHECK(issue.volume == issue.year - 1992);
            if (!issue.published_at) continue;
            CHECK(issue.year == year_of(*issue.published_at));
            volumes.insert(issue.volume);
        }
        CHECK(volumes.size() == 2);
        auto const published = [](Issue const& issue) { return issue.published_at.has_value(); };
        CHECK(std::ranges::is_sorted(found | std::views::filter(published), {}, &Issue::published_at));
    }
}

TEST_CASE("a plot that cannot be played stops the demo, says what is wrong and leaves nothing behind")
{
    DemoHouse house;
    Scripts const broken(R"(
issues: []
manuscripts:
  - code: too-short
    type: research-article
    state: check
    days_ago: {received: 3}
    authors: [{person: salix-alba, corresponding: true}]
    fields: {title: "Stakes"}
    sections: []
)");
    try {
        house.make(broken.folder.path);
        FAIL("an incomplete manuscript was submitted");
    }
    catch (Mistake const& mistake) {
        CHECK(std::string(mistake.what()).find("“submit” on too-short") != std::string::npos);
    }
    CHECK(house.all<PersonId>("SELECT id FROM person").empty());
    CHECK(house.all<ManuscriptId>("SELECT id FROM manuscript").empty());
    Clock const machine;
    CHECK(std::abs(house.clock.now() - machine.now()) < minute);
}

TEST_CASE("the demo keeps away from a journal that is in use")
{
    DemoHouse house;
    Person person;
    person.id = make_id<PersonId>();
    person.family = "viscum";
    person.email = "viscum@album.example";
    house.database.write([&](Transaction& tx) { people::insert(tx, person); });
    CHECK_THROWS_AS(house.make(), Mistake);
    CHECK(house.all<PersonId>("SELECT id FROM person").size() == 1);
}
