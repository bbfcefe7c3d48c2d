#include "storage/dossiers.hpp"
#include "storage/herbarium.hpp"
#include "storage/reviewers.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// A journal with one manuscript of Zostera marina's, and what people reviewed of it.
struct Records : Herbarium {
    Facts facts;

    Records()
    {
        facts.manuscript.id = make_id<ManuscriptId>();
        facts.manuscript.version = 1;
        facts.manuscript.number = "REC-25-0001";
        facts.manuscript.type = "research-article";
        facts.manuscript.transparency = "double";
        facts.manuscript.state = "in_review";
        facts.manuscript.submitter_id = cast_id("zostera-marina");
        add_author("zostera-marina");
        add_author("ostrea-edulis");
        add_review("rhizophora-mangle", "accepted", {}, {});
        add_review("rhizophora-mangle", "filed", noon, noon + 10 * day);
        add_review("rhizophora-mangle", "filed", noon - 500 * day, noon - 490 * day);
        add_review("rhizophora-mangle", "declined", noon, {});
        database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    }

    void add_author(std::string_view who)
    {
        Author author;
        author.id = make_id<AuthorId>();
        author.manuscript_id = facts.manuscript.id;
        author.position = static_cast<int>(facts.authors.size()) + 1;
        author.person_id = Sealed<std::optional<PersonId>>(cast_id(who));
        facts.authors.push_back(author);
    }
    void add_review(std::string_view who, std::string const& state, std::optional<Moment> answered,
                    std::optional<Moment> filed)
    {
        Review review;
        review.id = make_id<ReviewId>();
        review.manuscript_id = facts.manuscript.id;
        review.state = state;
        review.reviewer_id = Sealed<PersonId>(cast_id(who));
        review.answered_at = answered;
        review.filed_at = filed;
        facts.reviews.push_back(review);
    }

    std::vector<reviewers::Candidate> find(reviewers::Sought const& sought)
    {
        return database.reading([&](Transaction& tx) { return reviewers::find(tx, sought); });
    }
};

} // namespace

TEST_CASE("a candidate comes with what they review and have reviewed lately")
{
    Records journal;
    auto const found = journal.find({"mangle", {}, 25, cast_id("laminaria-digitata"), noon - 365 * day});
    REQUIRE(found.size() == 1);
    auto const& candidate = found.front();
    CHECK(candidate.person.name() == "Rhizophora mangle");
    CHECK(candidate.open == 1);
    CHECK(candidate.filed == 1);
    CHECK(candidate.declined == 1);
    CHECK(candidate.average_days() == 10);
}

TEST_CASE("whoever asks learns nothing from these figures about their own manuscripts")
{
    Records journal;
    for (auto const* author : {"zostera-marina", "ostrea-edulis"}) {
        auto const candidate = journal.find({"mangle", {}, 25, cast_id(author), 0}).front();
        CHECK(candidate.open + candidate.filed + candidate.declined == 0);
    }
}

TEST_CASE("candidates are found by every word, by name, a page at a time, and only while they are active")
{
    Records journal;
    auto const all = journal.find({});
    REQUIRE(all.size() == std::size(cast_members));
    auto const& third = all[2].person;
    auto const rest = journal.find({"", people::Mark{third.family, third.given, third.id}, 25});
    CHECK(rest.size() == all.size() - 3);
    CHECK(journal.find({"salix alba restoration.example"}).size() == 1);
    CHECK(journal.find({"salix mangle"}).empty());
    for (auto const* text : {"%", "_", "!", "' OR 1=1", ":1"}) CHECK(journal.find({text}).empty());
    journal.database.write([](Transaction& tx) {
        auto person = people::get(tx, cast_id("salix-alba"));
        person.active = false;
        people::update(tx, person);
    });
    CHECK(journal.find({"salix"}).empty());
}

TEST_CASE("who wrote with an author elsewhere is known from what was submitted")
{
    Records journal;
    auto other = journal.facts;
    other.manuscript.id = make_id<ManuscriptId>();
    other.manuscript.number.reset();
    other.manuscript.submitter_id = cast_id("rhizophora-mangle");
    other.reviews.clear();
    other.authors.resize(1);
    other.authors.front().id = make_id<AuthorId>();
    other.authors.front().manuscript_id = other.manuscript.id;
    auto second = other.authors.front();
    second.id = make_id<AuthorId>();
    second.person_id = Sealed<std::optional<PersonId>>(cast_id("rhizophora-mangle"));
    other.authors.push_back(second);
    journal.database.write([&](Transaction& tx) { dossiers::insert(tx, other); });
    auto const known = [&] {
        return journal.database.reading([&](Transaction& tx) {
            return reviewers::wrote_with(tx, journal.facts.manuscript.id,
                                         {cast_id("rhizophora-mangle"), cast_id("posidonia-oceanica")});
        });
    };
    CHECK(known().empty()); // a draft tells nothing
    auto submitted = other;
    submitted.manuscript.number = "REC-25-0002";
    submitted.manuscript.version = 2;
    journal.database.write([&](Transaction& tx) { dossiers::save(tx, other, submitted); });
    REQUIRE(known().size() == 1);
    CHECK(known().front().person == cast_id("rhizophora-mangle"));
    CHECK(known().front().author == cast_id("zostera-marina"));
    auto const together = journal.database.reading([&](Transaction& tx) {
        return reviewers::wrote_together(tx, {cast_id("rhizophora-mangle"), cast_id("posidonia-oceanica")},
                                         {cast_id("zostera-marina"), cast_id("apis-mellifera")});
    });
    REQUIRE(together.size() == 1);
    CHECK(together.front().person == cast_id("rhizophora-mangle"));
    CHECK(together.front().author == cast_id("zostera-marina"));
    journal.database.read(
        [&](Transaction& tx) { CHECK(reviewers::wrote_with(tx, journal.facts.manuscript.id, {}).empty()); });
}
