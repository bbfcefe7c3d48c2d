#include "storage/herbarium.hpp"
#include "storage/merging.hpp"
#include "storage/rows.hpp"

#include "base/problem.hpp"

#include <doctest/doctest.h>

#include <array>
#include <barrier>
#include <thread>

using namespace succession;

namespace {

using Names = std::vector<std::string>;

Names families(Herbarium& journal, people::Wanted const& wanted)
{
    Names names;
    for (auto const& person : journal.database.reading([&](Transaction& tx) { return people::list(tx, wanted); }))
        names.push_back(person.family);
    return names;
}

} // namespace

TEST_CASE("a person is read as written, and found by any spelling of an address")
{
    Herbarium journal;
    auto const id = cast_id("salix-alba");
    auto const [by_id, by_address] = journal.database.reading([&](Transaction& tx) {
        return std::pair(people::get(tx, id), people::by_address(tx, "  Salix.ALBA@restoration.example "));
    });
    CHECK(by_id.name() == "Salix alba");
    REQUIRE(by_address);
    CHECK(*by_address == by_id);
}

TEST_CASE("names are found with and without the marks of their letters, on either database")
{
    Herbarium journal;
    journal.database.write([](Transaction& tx) {
        auto person = people::get(tx, cast_id("salix-alba"));
        person.given = "Žofie";
        person.family = "ŽIŽKOVÁ";
        person.affiliation = "Ústav 100% půdy";
        people::update(tx, person);
    });
    for (auto const* sought : {"zizkova", "Žižková", "Z\u030Ciz\u030Ckova\u0301", "žofie ziz", "ustav", "100% pudy"})
        CHECK_MESSAGE(families(journal, {sought, "", {}, 9}) == Names{"ŽIŽKOVÁ"}, sought);
    CHECK(families(journal, {"100_ pudy", "", {}, 9}).empty());
}

TEST_CASE("an address is nobody else's")
{
    Herbarium journal;
    auto const twice = [&] {
        journal.database.write([](Transaction& tx) {
            people::insert(tx, Address{address_key(cast_address("salix-alba")), "x", cast_id("quercus-robur"), {}});
        });
    };
    try {
        twice();
        FAIL("the address was given twice");
    }
    catch (StorageError const& error) {
        CHECK(error.kind == StorageError::Kind::duplicate);
        CHECK(std::string(error.what()).find("salix") == std::string::npos);
    }
}

TEST_CASE("whoever saves over somebody else's change is told")
{
    Herbarium journal;
    auto mine = journal.database.reading([](Transaction& tx) { return people::get(tx, cast_id("salix-alba")); });
    auto theirs = mine;
    theirs.affiliation = "Bankside";
    journal.database.write([&](Transaction& tx) { people::update(tx, theirs); });
    mine.affiliation = "Riverside";
    CHECK_THROWS_AS(journal.database.write([&](Transaction& tx) { people::update(tx, mine); }), Problem);
    auto const now = journal.database.reading([](Transaction& tx) { return people::get(tx, cast_id("salix-alba")); });
    CHECK(now.affiliation == "Bankside");
    CHECK(now.version == 1);
}

TEST_CASE("people are listed by name, a page at a time")
{
    Herbarium journal;
    auto const all = families(journal, {});
    CHECK(all.size() == std::size(cast_members));
    CHECK(std::ranges::is_sorted(all));

    auto const first = journal.database.reading([](Transaction& tx) { return people::list(tx, {"", "", {}, 4}); });
    REQUIRE(first.size() == 4);
    auto const& last = first.back();
    auto const rest = families(journal, {"", "", people::Mark{last.family, last.given, last.id}, 50});
    CHECK(rest == Names(all.begin() + 4, all.end()));
}

TEST_CASE("people are found by a part of name, address or institution, whatever the case")
{
    Herbarium journal;
    CHECK(families(journal, {.text = "QUER"}) == Names{"robur"});
    CHECK(families(journal, {.text = "salix al"}) == Names{"alba"});
    CHECK(families(journal, {.text = "ostrea.edulis@"}) == Names{"edulis"});
    CHECK(families(journal, {.text = "", .role = "coordinating_editor"}) == Names{"digitata", "sylvatica"});
    CHECK(families(journal, {.text = "lam", .role = "coordinating_editor"}) == Names{"digitata"});
    journal.database.write(
        [](Transaction& tx) { people::know(tx, "Élodie", "Œuvre", "elodie@lakes.example", "", noon); });
    CHECK(families(journal, {.text = "élodie œ"}) == Names{"Œuvre"});
    CHECK(families(journal, {.text = "ÉLO"}) == Names{"Œuvre"});
}

TEST_CASE("two who introduce the same person at the same moment introduce one")
{
    Herbarium journal;
    std::array<PersonId, 2> found;
    std::barrier begin(2);
    auto const introduce = [&](std::size_t who) {
        begin.arrive_and_wait();
        found[who] = journal.database.writing(
            [](Transaction& tx) { return people::know(tx, "Nypa", "fruticans", "nypa@mangrove.example", "", noon); });
    };
    std::thread other(introduce, 1);
    introduce(0);
    other.join();
    CHECK(found[0] == found[1]);
}

TEST_CASE("what looks like a pattern or like SQL is only text")
{
    Herbarium journal;
    for (auto const* text : {"%", "_", "!", "' OR 1=1 --", "\\", ":1"}) {
        CAPTURE(text);
        CHECK(families(journal, {.text = text}).empty());
    }
    auto person = journal.database.reading([](Transaction& tx) { return people::get(tx, cast_id("salix-alba")); });
    person.affiliation = "50% of_Bank!side's \\ \"quoted\"";
    journal.database.write([&](Transaction& tx) { people::update(tx, person); });
    for (auto const* text : {"50%", "of_b", "k!s", "e's \\ \"q"}) {
        CAPTURE(text);
        CHECK(families(journal, {.text = text}) == Names{"alba"});
    }
}

TEST_CASE("roles have their holders and deputies")
{
    Herbarium journal;
    journal.database.read([](Transaction& tx) {
        auto const chiefs = people::holders(tx, "editor_in_chief");
        REQUIRE(chiefs.size() == 1);
        CHECK(chiefs[0].person_id == cast_id("quercus-robur"));
        CHECK(chiefs[0].deputy_id == cast_id("fagus-sylvatica"));
        CHECK(people::roles_of(tx, cast_id("zostera-marina")).empty());
    });
}

TEST_CASE("manuscripts become known to the author whose address they name")
{
    Herbarium journal;
    Manuscript manuscript;
    manuscript.id = {1};
    manuscript.submitter_id = cast_id("zostera-marina");
    Author mine{.id = {1}, .manuscript_id = {1}}, other{.id = {2}, .manuscript_id = {1}};
    mine.byline = Sealed(Byline{.given = "Ostrea", .family = "edulis", .email = "ostrea@reef.example"});
    other.byline = Sealed(Byline{.given = "Zostera", .family = "marina", .email = "zostera@reef.example"});
    journal.database.write([&](Transaction& tx) {
        rows::insert(tx, manuscript);
        rows::insert(tx, mine);
        rows::insert(tx, other);
        people::recognise_author(tx, cast_id("ostrea-edulis"), "Ostrea@Reef.example");
    });
    auto const owners = journal.database.reading(
        [](Transaction& tx) { return all<std::int64_t>(tx, "SELECT COALESCE(person_id, 0) FROM author ORDER BY id"); });
    CHECK(owners == std::vector{cast_id("ostrea-edulis").value, std::int64_t{0}});
}

TEST_CASE("two people do not become one where that person would have two parts")
{
    Herbarium journal;
    PersonId const nobody, one = cast_id("ostrea-edulis"), two = cast_id("posidonia-oceanica");
    struct Parts {
        PersonId author, submitter, editor, reviewer;
        std::string state = "accepted";
        bool clash = true;
    };
    Parts const all[] = {{one, nobody, nobody, two},
                         {nobody, one, nobody, two}, // whoever submits it is among no authors
                         {nobody, nobody, one, two},
                         {one, nobody, two, nobody},
                         {nobody, one, two, nobody},
                         {nobody, one, nobody, two, "declined", false},
                         {two, one, nobody, nobody, "", false},
                         {one, nobody, nobody, nobody, "", false}};
    std::vector<ManuscriptId> expected;
    journal.database.write([&](Transaction& tx) {
        for (std::int64_t key = 1; auto const& [author, submitter, editor, reviewer, state, clash] : all) {
            Manuscript manuscript;
            manuscript.id = ManuscriptId{key};
            manuscript.submitter_id = submitter ? submitter : cast_id("zostera-marina");
            if (editor) manuscript.editor_id = editor;
            rows::insert(tx, manuscript);
            Author line{.id = {key}, .manuscript_id = manuscript.id};
            if (author) line.person_id = Sealed<std::optional<PersonId>>(author);
            rows::insert(tx, line);
            Review review{.id = {key}, .manuscript_id = manuscript.id};
            review.state = state;
            review.reviewer_id = Sealed<PersonId>(reviewer);
            if (reviewer) rows::insert(tx, review);
            if (clash) expected.push_back(manuscript.id);
            ++key;
        }
    });
    journal.database.write([&](Transaction& tx) {
        CHECK(people::clashes_of_merging(tx, one, two) == expected);
        CHECK(people::clashes_of_merging(tx, two, one) == expected);
        CHECK_FALSE(people::merge(tx, two, one, noon));
        CHECK(people::clashes_of_merging(tx, one, cast_id("acer-saccharum")).empty());
    });
}
