#include "storage/articles.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"
#include "storage/herbarium.hpp"
#include "storage/rows.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace succession;

namespace {

struct Archive : Herbarium {
    std::optional<Facts> load(ManuscriptId id)
    {
        return database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    }
};

/// Texts that a database may spoil: quotes, other alphabets, blanks at the end, JSON, what looks like a parameter.
std::string awkward(std::mt19937& random)
{
    static std::vector<std::string> const texts{"",
                                                "plain",
                                                "O'Brien \"x\" \\ back",
                                                "日本語 ñ ß ligatures ﬁ",
                                                "ends with blank ",
                                                "{\"a\": [1, \"two\"]}",
                                                ":1 and ?2 and %s",
                                                "line\nbreak\ttab",
                                                "𝔘nicode 🌱",
                                                "NULL"};
    return texts[random() % texts.size()];
}

template <class T>
void fill(T& value, std::mt19937& random)
{
    if constexpr (is_sealed<T>::value) {
        std::remove_cvref_t<decltype(value.open(Rows::key()))> inner{};
        fill(inner, random);
        value = T(inner);
    }
    else if constexpr (is_optional<T>::value) {
        if (random() % 3) fill(value.emplace(), random);
        else value.reset();
    }
    else if constexpr (is_id<T>::value) value.value = 1 + static_cast<std::int64_t>(random() % 5);
    else if constexpr (std::is_same_v<T, bool>) value = random() % 2;
    else if constexpr (std::is_same_v<T, int>) value = static_cast<int>(random() % 100);
    else if constexpr (std::is_integral_v<T>) value = static_cast<std::int64_t>(random()) << 20;
    else if constexpr (Described<T>) for_each_member(value, [&](auto, auto& member) { fill(member, random); });
    else value = awkward(random);
}

/// A row of the manuscript with every column filled at random, but keys that hold.
template <class Record>
Record random_row(ManuscriptId manuscript, std::mt19937& random)
{
    Record record;
    fill(record, random);
    record.id = decltype(record.id){};
    if constexpr (std::is_integral_v<decltype(record.id)>) record.id = make_key();
    else record.id.value = make_key();
    record.manuscript_id = manuscript;
    return record;
}

Facts random_facts(std::mt19937& random)
{
    Facts facts;
    fill(facts.manuscript, random);
    auto& manuscript = facts.manuscript;
    manuscript.id = make_id<ManuscriptId>();
    manuscript.number = "REC-26-" + std::to_string(make_key());
    manuscript.previous_id.reset();
    manuscript.resubmitted_id.reset();
    for (int round = 0; round < 2; ++round) {
        facts.versions.push_back(random_row<Version>(manuscript.id, random));
        facts.versions.back().round = round;
        facts.authors.push_back(random_row<Author>(manuscript.id, random));
        facts.suggestions.push_back(random_row<Suggestion>(manuscript.id, random));
        facts.files.push_back(random_row<File>(manuscript.id, random));
        facts.conflicts.push_back(random_row<Conflict>(manuscript.id, random));
        facts.reviews.push_back(random_row<Review>(manuscript.id, random));
        facts.reviews.back().previous_id.reset();
        facts.reports.push_back(random_row<Report>(manuscript.id, random));
        facts.reports.back().review_id = facts.reviews.back().id;
        facts.recommendations.push_back(random_row<Recommendation>(manuscript.id, random));
        facts.decisions.push_back(random_row<Decision>(manuscript.id, random));
        facts.author_changes.push_back(random_row<AuthorChange>(manuscript.id, random));
    }
    facts.production.push_back(random_row<Production>(manuscript.id, random));
    facts.production.back().issue_id.reset();
    facts.production.back().doi = "10.1111/rec." + std::to_string(make_key());
    return facts;
}

/// What belongs to the manuscript itself; people and roles come from elsewhere.
Facts own(Facts facts)
{
    facts.people.clear();
    facts.roles.clear();
    return facts;
}

template <class Record>
void differences(Record const& one, Record const& other, std::string& found)
{
    std::vector<char const*> names;
    for_each_column<Record>("", [&](char const* name, Column) { names.push_back(name); });
    auto const left = bound(one), right = bound(other);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (left[i].kind != right[i].kind || left[i].integer != right[i].integer || left[i].text != right[i].text)
            found += fmt::format("{}.{}: {}“{}” {}“{}”\n", table<Record>, names[i], left[i].integer, left[i].text,
                                 right[i].integer, right[i].text);
}

template <class Record>
void differences(std::vector<Record> const& one, std::vector<Record> const& other, std::string& found)
{
    if (one.size() != other.size())
        found += fmt::format("{}: {} and {} rows\n", table<Record>, one.size(), other.size());
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) differences(one[i], other[i], found);
}

/// Where two sets of facts differ, column by column; "" when they do not.
std::string differences(Facts const& one, Facts const& other)
{
    std::string found;
    differences(one.manuscript, other.manuscript, found);
    auto part = [&](auto list) { differences(one.*list, other.*list, found); };
    part(&Facts::versions), part(&Facts::authors), part(&Facts::suggestions), part(&Facts::files),
        part(&Facts::conflicts);
    part(&Facts::reviews), part(&Facts::reports), part(&Facts::recommendations), part(&Facts::decisions);
    part(&Facts::author_changes), part(&Facts::production);
    return found;
}

} // namespace

TEST_CASE("what is stored comes back as it was, whatever stands in it")
{
    Archive archive;
    std::mt19937 random(26);
    for (int i = 0; i < 25; ++i) {
        auto const facts = random_facts(random);
        archive.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
        auto const loaded = archive.load(facts.manuscript.id);
        REQUIRE(loaded);
        CHECK(differences(own(*loaded), facts) == "");
        CHECK(own(*loaded) == facts);
    }
}

TEST_CASE("a change is written as it stands in memory, and nothing else")
{
    Archive archive;
    std::mt19937 random(27);
    for (int i = 0; i < 15; ++i) {
        auto const before = random_facts(random);
        archive.database.write([&](Transaction& tx) { dossiers::insert(tx, before); });
        auto after = before;
        after.manuscript.version += 1;
        after.manuscript.title = awkward(random) + "!";
        fill(after.reviews[0].reason, random);
        after.reviews[1].state = "filed";
        after.authors.erase(after.authors.begin());
        after.files.push_back(random_row<File>(before.manuscript.id, random));
        after.decisions[0].released_at = noon;
        REQUIRE(archive.database.writing([&](Transaction& tx) { return dossiers::save(tx, before, after); }));
        CHECK(differences(own(*archive.load(before.manuscript.id)), after) == "");
    }
}

TEST_CASE("who read an older version changes nothing")
{
    Archive archive;
    std::mt19937 random(28);
    auto const before = random_facts(random);
    archive.database.write([&](Transaction& tx) { dossiers::insert(tx, before); });
    auto first = before, second = before;
    first.manuscript.version = second.manuscript.version = before.manuscript.version + 1;
    first.manuscript.title = "first";
    second.manuscript.title = "second";
    CHECK(archive.database.writing([&](Transaction& tx) { return dossiers::save(tx, before, first); }));
    CHECK_FALSE(archive.database.writing([&](Transaction& tx) { return dossiers::save(tx, before, second); }));
    CHECK(archive.load(before.manuscript.id)->manuscript.title == "first");
}

TEST_CASE("the people a manuscript names come with it, and the office, but not every coordinating editor")
{
    Archive archive;
    std::mt19937 random(29);
    auto facts = random_facts(random);
    auto const editor = cast_id("laminaria-digitata");
    facts.manuscript.editor_id = editor;
    archive.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    auto const loaded = archive.load(facts.manuscript.id);
    CHECK(loaded->person(editor));
    CHECK(loaded->person(cast_id("quercus-robur")));
    CHECK(loaded->person(cast_id("alnus-glutinosa"))); // deputy
    for (auto const& role : loaded->roles) CHECK((role.role != "coordinating_editor" || role.person_id == editor));
    CHECK(std::ranges::any_of(loaded->roles, [&](Role const& r) { return r.person_id == editor; }));
    archive.database.write([&](Transaction& tx) { run(tx, "UPDATE manuscript SET editor_id = NULL"); });
    auto const without = archive.load(facts.manuscript.id);
    for (auto const& role : without->roles) CHECK(role.role != "coordinating_editor");
    auto const with = archive.database.reading([&](Transaction& tx) {
        return dossiers::find(tx, facts.manuscript.id, {editor, cast_id("rhizophora-mangle")});
    });
    CHECK(with->person(cast_id("rhizophora-mangle")));
    CHECK(std::ranges::any_of(with->roles, [&](Role const& r) { return r.person_id == editor; }));
}

TEST_CASE("a dossier is one query")
{
    Archive archive;
    std::mt19937 random(30);
    auto const facts = random_facts(random);
    archive.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    auto const before = Database::statements();
    CHECK(archive.database.reading([&](Transaction& tx) { return dossiers::find(tx, *facts.manuscript.number); }));
    CHECK(Database::statements() - before == 1);
}

TEST_CASE("a chain of events holds until somebody changes a row")
{
    Archive archive;
    std::mt19937 random(31);
    auto const facts = random_facts(random);
    archive.database.write([&](Transaction& tx) {
        dossiers::insert(tx, facts);
        for (auto const* act : {"submit", "pass", "assign"}) {
            Event event;
            event.id = make_id<EventId>();
            event.manuscript_id = facts.manuscript.id;
            event.at = noon;
            event.act = act;
            events::append(tx, event);
        }
    });
    auto broken = [&] {
        return archive.database.reading([&](Transaction& tx) { return events::broken_links(tx, facts.manuscript.id); });
    };
    CHECK(broken().empty());
    archive.database.write([&](Transaction& tx) { run(tx, "UPDATE event SET act = 'release' WHERE sequence = 2"); });
    CHECK(broken() == std::vector{2});
}

TEST_CASE("desks are lists in the order of their clocks, a page at a time")
{
    Archive archive;
    std::mt19937 random(32);
    auto const person = cast_id("salix-alba");
    for (int i = 0; i < 7; ++i) {
        auto const facts = random_facts(random);
        archive.database.write([&](Transaction& tx) {
            dossiers::insert(tx, facts);
            DeskRow row{person, facts.manuscript.id, "managing_editor", 0,      true, noon + (i * 5 % 7) * day,
                        noon,   "submitted",         "Technical check", "Check"};
            desks::replace(tx, facts.manuscript.id, {row});
        });
    }
    std::vector<Moment> seen;
    desks::After after;
    for (;;) {
        auto const page =
            archive.database.reading([&](Transaction& tx) { return desks::of_person(tx, person, true, after, 3); });
        if (page.empty()) break;
        for (auto const& entry : page) seen.push_back(entry.row.due);
        after = {page.back().row.due, page.back().row.manuscript_id};
    }
    CHECK(seen.size() == 7);
    CHECK(std::ranges::is_sorted(seen));
    CHECK(archive.database.reading([&](Transaction& tx) { return desks::count(tx, person, true, 5); }) == 5);
}

TEST_CASE("published words are found, in whatever case")
{
    Archive archive;
    std::mt19937 random(33);
    auto const facts = random_facts(random);
    Article article;
    article.id = facts.manuscript.id;
    article.doi = "10.1111/rec.70001";
    article.title = "Seagrass meadows recover beside oyster reefs";
    article.author_names = "Zostera marina, Ostrea edulis";
    article.abstract = "Paired plots along a coast.";
    article.keywords = "[\"seagrass\"]";
    article.published_at = noon;
    archive.database.write([&](Transaction& tx) {
        dossiers::insert(tx, facts);
        articles::insert(tx, article);
    });
    auto found = [&](std::string const& words) {
        auto const search = [&](Transaction& tx) { return articles::search(tx, words, 10, {.rows = 10}); };
        return archive.database.reading(search).count;
    };
    CHECK(found("seagrass") == 1);
    CHECK(found("SEAGRASS oyster") == 1);
    CHECK(found("zostera") == 1);
    CHECK(found("seagrass forest") == 0);
}
