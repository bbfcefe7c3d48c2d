#include "domain/standing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace succession {

namespace {

constexpr PersonId chief{1}, deputy{2}, editor{3}, office{4}, production{6}, author{8}, coauthor{9}, reviewer{10},
    stranger{11};
constexpr Moment now = 1000 * day;

Known known(PersonId id, std::string family)
{
    Known person;
    person.id = id;
    person.family = family;
    person.email = family + "@" + family + ".example";
    person.affiliation = "Institute of " + family;
    return person;
}

Author author_of(AuthorId id, Known const& person)
{
    Author made;
    made.id = id;
    made.person_id = Sealed<std::optional<PersonId>>(person.id);
    made.byline = Sealed<Byline>(Byline{"", person.family, person.email, person.affiliation, "", "", person.orcid});
    return made;
}

Review review_of(PersonId person, std::string state)
{
    Review review;
    review.id = ReviewId{1};
    review.manuscript_id = ManuscriptId{7};
    review.reviewer_id = Sealed<PersonId>(person);
    review.state = std::move(state);
    return review;
}

Facts facts()
{
    Facts made;
    made.people = {known(chief, "robur"),     known(deputy, "sylvatica"),     known(editor, "digitata"),
                   known(office, "alba"),     known(production, "saccharum"), known(author, "marina"),
                   known(coauthor, "edulis"), known(reviewer, "oceanica"),    known(stranger, "mangle")};
    made.roles = {{1, chief, "editor_in_chief", deputy},
                  {2, office, "managing_editor", {}},
                  {3, production, "production_editor", {}},
                  {4, editor, "coordinating_editor", {}}};
    made.manuscript.id = ManuscriptId{7};
    made.manuscript.submitter_id = author;
    made.manuscript.editor_id = editor;
    made.authors = {author_of(AuthorId{1}, made.people[5]), author_of(AuthorId{2}, made.people[6])};
    return made;
}

std::string parts(Facts const& facts, PersonId person)
{
    auto const standing = Standings::of(facts, person, now);
    std::string found;
    for (auto const* part : {"author", "editor", "decider", "managing_editor", "production_editor", "appeal_decider"})
        if (Standings::holds(standing, part)) found += std::string(found.empty() ? "" : " ") + part;
    return found;
}

void conflict(Facts& facts, PersonId person)
{
    facts.conflicts.push_back({1, facts.manuscript.id, Sealed<PersonId>(person), "Same project", 0});
}

} // namespace

TEST_CASE("each person has the parts the office gave them, and no other")
{
    auto const f = facts();
    CHECK(parts(f, chief) == "decider");
    CHECK(parts(f, deputy) == "");
    CHECK(parts(f, editor) == "editor");
    CHECK(parts(f, office) == "managing_editor");
    CHECK(parts(f, author) == "author");
    CHECK(parts(f, coauthor) == "");
    CHECK(Standings::of(f, coauthor, now).coauthor);
    CHECK(parts(f, stranger) == "");
    CHECK(parts(f, PersonId{}) == "");
    CHECK(parts(f, PersonId{4711}) == "");
    CHECK_FALSE(Standings::holds(Standings::of(f, chief, now), "emperor"));
}

TEST_CASE("the production editor comes in with acceptance")
{
    auto f = facts();
    CHECK(parts(f, production) == "");
    f.production.emplace_back();
    CHECK(parts(f, production) == "production_editor");
}

TEST_CASE("somebody is an author by account or by address; an ORCID iD that anybody can type opens nothing, and closes")
{
    auto f = facts();
    CHECK(Standings::is_author(f, author));
    CHECK(Standings::is_author(f, coauthor));
    CHECK_FALSE(Standings::is_author(f, chief));
    f.authors[1].person_id = {};
    CHECK_MESSAGE(Standings::is_author(f, coauthor), "by address");
    f.people[6].email = "another@edulis.example";
    CHECK_FALSE(Standings::is_author(f, coauthor));
    f.people[6].orcid = "0000-0002-1825-0097";
    auto line = Standings::byline(f.authors[1]);
    line.orcid = "0000-0002-1825-0097";
    f.authors[1].byline = Sealed<Byline>(line);
    CHECK_FALSE(Standings::is_author(f, coauthor));
    CHECK_FALSE(Standings::of(f, coauthor, now).coauthor);
    CHECK(Standings::may_be_author(f, f.people[6]));
    CHECK_FALSE(Standings::may_edit(f, coauthor));
}

TEST_CASE("nobody edits who wrote it, reviews it, has an interest or has no open account")
{
    auto f = facts();
    REQUIRE(Standings::may_edit(f, chief));
    SUBCASE("wrote it") { f.authors[1].person_id = Sealed<std::optional<PersonId>>(chief); }
    SUBCASE("submits it for others") { f.manuscript.submitter_id = chief; }
    SUBCASE("has an interest") { conflict(f, chief); }
    SUBCASE("closed account") { f.people[0].active = false; }
    SUBCASE("unknown") { f.people.erase(f.people.begin()); }
    for (auto const* state :
         {"interest_declared", "accepted", "filed", "returned", "gave_up", "set_aside", "released", "kept", "late"}) {
        SUBCASE(state) { f.reviews = {review_of(chief, state)}; }
    }
    CHECK_FALSE(Standings::may_edit(f, chief));
    CHECK_FALSE(Standings::of(f, chief, now).editorial());
    CHECK(Standings::responsible(f, "decider", now) == deputy);
    CHECK(parts(f, deputy) == "decider");
}

TEST_CASE("an invitation not taken up leaves an editor an editor")
{
    for (auto const* state : {"listed", "invited", "declined", "lapsed", "cancelled"}) {
        CAPTURE(state);
        auto f = facts();
        f.reviews = {review_of(chief, state)};
        CHECK(Standings::may_edit(f, chief));
        CHECK_FALSE(takes_part(f.reviews[0]));
        CHECK_FALSE(Standings::of(f, chief, now).reviewer);
    }
}

TEST_CASE("it is the turn of who is there, then of the deputy, then of who is away")
{
    auto f = facts();
    CHECK(Standings::responsible(f, "decider", now) == chief);
    f.people[0].away_from = now - day;
    CHECK(Standings::responsible(f, "decider", now) == deputy);
    f.people[1].away_from = now - day;
    CHECK(Standings::responsible(f, "decider", now) == chief);
    CHECK_FALSE(Standings::responsible(f, "production", now));
    CHECK(Standings::responsible(f, "author", now) == author);
    CHECK(Standings::responsible(f, "editor", now) == editor);
    conflict(f, editor);
    CHECK_FALSE(Standings::responsible(f, "editor", now));
}

TEST_CASE("without an eligible editor nobody is responsible")
{
    auto f = facts();
    conflict(f, office);
    CHECK_FALSE(Standings::responsible(f, "managing_editor", now));
}

TEST_CASE("an appeal is heard by the first who could decide and did not")
{
    auto f = facts();
    CHECK(Standings::appeal_decider(f, now) == chief);
    Decision decision;
    decision.by_id = Sealed<PersonId>(chief);
    f.decisions = {decision};
    CHECK(Standings::appeal_decider(f, now) == deputy);
    f.manuscript.editor_id = deputy;
    CHECK(Standings::appeal_decider(f, now) == office);
    conflict(f, office);
    CHECK_FALSE(Standings::appeal_decider(f, now));
    f.decisions[0].taken_back_at = now;
    CHECK_MESSAGE(Standings::appeal_decider(f, now) == chief, "a decision taken back was none");
}

TEST_CASE("an appeal in hand passes on when its decider cannot act")
{
    auto f = facts();
    f.manuscript.appeal_deputy_id = deputy;
    CHECK(parts(f, deputy) == "appeal_decider");
    conflict(f, deputy);
    CHECK(Standings::responsible(f, "appeal_decider", now) == chief);
    CHECK(parts(f, chief) == "decider appeal_decider");
    f.manuscript.appeal_deputy_id.reset();
    CHECK_FALSE(Standings::responsible(f, "appeal_decider", now));
}

TEST_CASE("what speaks against a reviewer, hard ones first")
{
    auto f = facts();
    auto const reasons = [&](PersonId person) {
        std::string found;
        for (auto const& concern : Standings::concerns(f, *f.person(person)))
            found += (concern.hard ? "! " : "") + concern.reason + "; ";
        return found;
    };
    CHECK(reasons(stranger) == "");
    CHECK(reasons(coauthor).starts_with("! is an author of this manuscript; "));
    CHECK(reasons(editor) == "! is its coordinating editor; ");
    CHECK(reasons(chief) == "! decides on it; ");
    conflict(f, stranger);
    CHECK(reasons(stranger) == "! declared an interest; ");
    AuthorChange change;
    change.state = "asked";
    change.proposed = "Marina; Zostera; z@marina.example\nOceanica; P; Oceanica@PRADERAS.example ; Meadows";
    f.author_changes = {change};
    f.people[7].email = "oceanica@praderas.example";
    CHECK(reasons(reviewer) == "! is to become an author of it; ");
    f.author_changes.front().state = "refused";
    CHECK(reasons(reviewer) == "");
    f.acquaintances = {{reviewer, author}};
    CHECK(reasons(reviewer) == "wrote with marina on record here; ");
    f.acquaintances.clear();
    f.people[7].affiliation = " institute of MARINA";
    CHECK(reasons(reviewer) == "same institution as an author; ");
    f.people[7].affiliation = "INSTÍTUTE OF MARÍNA";
    CHECK(reasons(reviewer) == "same institution as an author; ");
    f.people[7].affiliation = "";
    f.people[7].email = "oceanica@Marina.example";
    CHECK(reasons(reviewer) == "same mail domain as an author; ");
    f.people[7].email = "o@elsewhere.example";
    f.suggestions.push_back({1, f.manuscript.id, true, "", " O@Elsewhere.example", "", "A quarrel"});
    f.suggestions.push_back({2, f.manuscript.id, false, "oceanica", "", "", "Knows the site"});
    CHECK(reasons(reviewer) == "opposed by the authors: A quarrel; ");
}

TEST_CASE("an assigned editor whose part in the office was taken back is none")
{
    auto f = facts();
    f.later.push_back({ManuscriptId{8}, editor});
    REQUIRE(Standings::may_coordinate(f, editor));
    REQUIRE(Standings::of(f, editor, now).later_editor);
    f.roles.pop_back();
    CHECK_FALSE(Standings::may_coordinate(f, editor));
    CHECK(parts(f, editor) == "");
    CHECK_FALSE(Standings::of(f, editor, now).later_editor);
    CHECK_FALSE(Standings::responsible(f, "editor", now));
    for (auto const person : {chief, deputy}) {
        f.manuscript.editor_id = person;
        CHECK_MESSAGE(Standings::of(f, person, now).editor, "an Editor-in-Chief coordinates too, and so may a deputy");
    }
}

TEST_CASE("an appeal passes on from somebody whose part in the office was taken back")
{
    auto f = facts();
    f.manuscript.appeal_deputy_id = office;
    REQUIRE(parts(f, office) == "managing_editor appeal_decider");
    f.roles.erase(f.roles.begin() + 1);
    CHECK(parts(f, office) == "");
    CHECK(Standings::responsible(f, "appeal_decider", now) == chief);
}

} // namespace succession
