#include "domain/viewers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace succession {

using namespace scene;

namespace {

/// What somebody reads in the latest report of a review.
std::string comments(Facts const& facts, PersonId viewer, ReviewId review)
{
    return sight(facts, viewer, released + day).comments_of(*facts.report(review));
}

File const& file_called(Facts const& facts, int id) { return *std::ranges::find(facts.files, FileId{id}, &File::id); }

} // namespace

TEST_CASE("what an editor masked is read by its writer alone")
{
    auto const facts = revising();
    CHECK(comments(facts, zostera, posidonias) == masked_comments);
    CHECK(comments(facts, ostrea, posidonias) == masked_comments);
    CHECK(comments(facts, rhizophora, posidonias) == masked_comments);
    CHECK(comments(facts, laminaria, posidonias) == masked_comments);
    auto lacks = [&](PersonId viewer) {
        return sight(facts, viewer, released + day).lacks_passages(*facts.report(posidonias));
    };
    CHECK(lacks(zostera));
    CHECK(lacks(laminaria));
    CHECK_FALSE(lacks(posidonia));
    CHECK_FALSE(lacks(apis));
    CHECK(comments(facts, posidonia, posidonias) == whole_comments);
    CHECK(sight(facts, laminaria, released + day).sees_report_whole(*facts.review(posidonias)));
}

TEST_CASE("a reviewer is a number to all but the editors and themselves")
{
    auto const facts = revising();
    auto const& numbered = *facts.review(posidonias);
    auto const& kept = *facts.review(rhizophoras);
    auto name = [&](PersonId viewer, Review const& review) {
        return sight(facts, viewer, released + day).reviewer_name(review);
    };
    CHECK(name(laminaria, numbered) == "Posidonia oceanica");
    CHECK(name(posidonia, numbered) == "You");
    CHECK(name(rhizophora, numbered) == "Reviewer 1");
    CHECK(name(zostera, numbered) == "Reviewer 1");
    CHECK(name(zostera, kept) == "A reviewer");
    CHECK(name(acer, numbered) == "Reviewer 1");
    CHECK(name(bufo, numbered) == "Reviewer 1");
    CHECK(sight(facts, zostera, released + day).reviewer(numbered) == nullptr);
    CHECK(sight(facts, rhizophora, released + day).reviewer(numbered) == nullptr);
    REQUIRE(sight(facts, laminaria, released + day).reviewer(numbered));
    CHECK(sight(facts, laminaria, released + day).reviewer(numbered)->id == posidonia);
}

TEST_CASE("a link to the first round shows nothing of the second; one to the second shows what they wrote in the first")
{
    auto facts = second_round();
    reviewed_before(facts, "accepted");
    Disclosure const first(facts, viewers, released + 40 * day, usual);
    CHECK(first.sees_file(file_called(facts, 203)));
    CHECK_FALSE(first.sees_file(file_called(facts, 212)));
    CHECK_FALSE(first.sees_file(file_called(facts, 213)));
    CHECK_FALSE(first.sees_reviewer(*facts.review(viewers_second)));
    Disclosure const second(facts, viewers_second, released + 40 * day, usual);
    CHECK(second.sees_file(file_called(facts, 212)));
    CHECK(second.sees_file(file_called(facts, 213)));
    CHECK(second.sees_report_whole(*facts.review(viewers)));
}

TEST_CASE("whoever reviews again reads what the authors answer, also when the first link has ended")
{
    auto facts = second_round();
    auto const late = released + 100 * day;
    SUBCASE("accepted")
    {
        reviewed_before(facts, "accepted");
        CHECK(sight(facts, mytilus, late).sees_report(*facts.review(posidonias)));
        CHECK(sight(facts, mytilus, late).sees_decision(facts.decisions.front()));
    }
    SUBCASE("asked only")
    {
        reviewed_before(facts, "invited");
        CHECK_FALSE(sight(facts, mytilus, late).sees_report(*facts.review(posidonias)));
        CHECK_FALSE(sight(facts, mytilus, late).sees_decision(facts.decisions.front()));
    }
    CHECK_FALSE(sight(facts, mytilus, late).sees_file(file_called(facts, 203)));
}

TEST_CASE("whoever did not review a round learns nothing of its outcome")
{
    auto facts = in_production();
    reviewed_before(facts, "");
    CHECK(sight(facts, mytilus, accepted + day).sees_decision(facts.decisions[0]));
    CHECK_FALSE(sight(facts, mytilus, accepted + day).sees_decision(facts.decisions[1]));
    auto newcomer = in_production();
    reviewing(newcomer, mytilus, "kept");
    CHECK_FALSE(sight(newcomer, mytilus, accepted + day).sees_decision(newcomer.decisions[0]));
    CHECK_FALSE(sight(newcomer, mytilus, accepted + day).sees_report(*newcomer.review(posidonias)));
}

TEST_CASE("a decision taken back was never made, but for the editors")
{
    auto facts = held();
    facts.decisions.front().taken_back_at = released;
    SUBCASE("in time") {}
    SUBCASE("even if a clock says that it left") { facts.decisions.front().released_at = released; }
    reviewing(facts, mytilus, "filed");
    for (auto const viewer : {zostera, ostrea, mytilus, acer, bufo}) {
        CHECK_FALSE(sight(facts, viewer, released + day).sees_decision(facts.decisions.front()));
        CHECK_FALSE(sight(facts, viewer, released + day).sees_decision_letter(facts.decisions.front()));
    }
    CHECK(sight(facts, laminaria, released + day).sees_decision(facts.decisions.front()));
}

TEST_CASE("a review left open at the release keeps its sight for thirty days")
{
    auto facts = revising();
    reviewing(facts, mytilus, "cancelled", true);
    CHECK(sight(facts, mytilus, released + 29 * day).sees_file(file_called(facts, 203)));
    CHECK_FALSE(sight(facts, mytilus, released + 30 * day).exists());
}

TEST_CASE("a manuscript that was withdrawn closes to its reviewers")
{
    for (std::string const state : {"kept", "cancelled", "set_aside"}) {
        auto facts = first_round();
        reviewing(facts, mytilus, state);
        facts.manuscript.state = "withdrawn";
        facts.manuscript.ended_at = released;
        CAPTURE(state);
        CHECK_FALSE(sight(facts, mytilus, released).exists());
        CHECK_FALSE(Disclosure(facts, viewers, released, usual).exists());
    }
}

TEST_CASE("what the authors have not sent is theirs alone")
{
    auto facts = revising();
    for (auto const viewer : {laminaria, quercus, salix, posidonia}) {
        CHECK_FALSE(sight(facts, viewer, released + day).sees_file(file_called(facts, 212)));
        REQUIRE(sight(facts, viewer, released + day).version());
        CHECK(sight(facts, viewer, released + day).version()->round == 0);
    }
    CHECK(sight(facts, zostera, released + day).version()->round == 1);
    CHECK(sight(facts, ostrea, released + day).version()->round == 1);
    CHECK(sight(facts, bufo, released + day).version() == nullptr);
    SUBCASE("a version that went back to be mended, too")
    {
        auto mending = first_round();
        mending.manuscript.state = "mending";
        mending.version().frozen_at.reset();
        CHECK_FALSE(sight(mending, salix, submitted).sees_file(file_called(mending, 203)));
        CHECK(sight(mending, salix, submitted).version() == nullptr);
        CHECK(sight(mending, zostera, submitted).version());
    }
}

TEST_CASE("a draft exists for whoever writes it, and for nobody else")
{
    auto facts = first_round();
    facts.manuscript.state = "draft";
    facts.manuscript.number.reset();
    facts.reviews.clear();
    CHECK(sight(facts, zostera, submitted).exists());
    for (auto const viewer : {ostrea, halimione, laminaria, quercus, salix, acer, apis, bufo, nobody})
        CHECK_FALSE(sight(facts, viewer, submitted).exists());
}

TEST_CASE("a file of another manuscript is nobody's here")
{
    auto facts = in_production();
    auto foreign = file_called(facts, 203);
    foreign.manuscript_id = ManuscriptId{8};
    for (auto const viewer : {zostera, laminaria, quercus, acer})
        CHECK_FALSE(sight(facts, viewer, accepted + day).sees_file(foreign));
}

TEST_CASE("what the room does not know it does not show")
{
    auto facts = first_round();
    reviewing(facts, mytilus, "accepted");
    auto& own = *facts.review(viewers);
    SUBCASE("an unknown state of a review")
    {
        for (std::string const state : {"", "begun", "ACCEPTED", "accepted "}) {
            own.state = state;
            CHECK_FALSE(sight(facts, mytilus, submitted).exists());
            CHECK_FALSE(Disclosure(facts, viewers, submitted, usual).exists());
        }
    }
    SUBCASE("an unknown transparency is double-anonymous")
    {
        for (std::string const transparency : {"", "open", "triple", "Single"}) {
            facts.manuscript.transparency = transparency;
            CHECK_FALSE(sight(facts, mytilus, submitted).sees_authors());
        }
    }
    SUBCASE("an unknown audience of a file is not the reviewers'")
    {
        auto& main = facts.files[2];
        for (std::string const audience : {"", "editors", "production", "everybody"}) {
            main.audience = audience;
            CHECK_FALSE(sight(facts, mytilus, submitted).sees_file(main));
        }
    }
    SUBCASE("nobody is not the reviewer, author or editor who is not known")
    {
        own.reviewer_id = Sealed<PersonId>(nobody);
        facts.manuscript.editor_id = nobody;
        facts.manuscript.submitter_id = nobody;
        facts.people.push_back(known(nobody, "", ""));
        facts.people.back().email.clear();
        facts.authors[2].byline = Sealed<Byline>(Byline{});
        CHECK_FALSE(sight(facts, nobody, submitted).exists());
    }
    SUBCASE("a review of another manuscript is no review of this one")
    {
        own.manuscript_id = ManuscriptId{8};
        CHECK_FALSE(sight(facts, mytilus, submitted).exists());
        CHECK_FALSE(Disclosure(facts, viewers, submitted, usual).sees_reviewer(own));
    }
}

TEST_CASE("an author who also declared an interest as an editor stays an author")
{
    auto facts = first_round();
    coauthor(facts, salix);
    interested(facts, salix);
    CHECK(sight(facts, salix, submitted).audience() == Audience::coauthor);
}

TEST_CASE("who hears an appeal sees the manuscript as long as it is heard")
{
    auto facts = revising();
    facts.manuscript.state = "appealed";
    facts.manuscript.appeal_deputy_id = fagus;
    CHECK(sight(facts, fagus, released + day).as_editor());
    facts.manuscript.appeal_deputy_id.reset();
    CHECK_FALSE(sight(facts, fagus, released + day).exists());
    facts.manuscript.appeal_deputy_id = fagus;
    coauthor(facts, fagus);
    CHECK_FALSE(sight(facts, fagus, released + day).as_editor());
}

TEST_CASE("the journal may choose to show less")
{
    auto facts = revising();
    DisclosurePolicy policy;
    SUBCASE("the coordinating editor stays unnamed")
    {
        policy.authors_see_editor_from_decision = false;
        CHECK(sight(facts, zostera, released + day, policy).editor_name() == "");
    }
    SUBCASE("reviewers do not read one another")
    {
        policy.reviewers_see_other_reports = false;
        CHECK_FALSE(sight(facts, rhizophora, released + day, policy).sees_report(*facts.review(posidonias)));
        CHECK(sight(facts, rhizophora, released + day, policy).sees_decision(facts.decisions.front()));
    }
    SUBCASE("co-authors read where it stands, but neither letter nor reports")
    {
        policy.coauthors_see_letters = false;
        CHECK_FALSE(sight(facts, ostrea, released + day, policy).sees_decision_letter(facts.decisions.front()));
        CHECK_FALSE(sight(facts, ostrea, released + day, policy).sees_report(*facts.review(posidonias)));
        CHECK(sight(facts, zostera, released + day, policy).sees_decision_letter(facts.decisions.front()));
    }
}

TEST_CASE("to whom somebody may write tells nothing they may not know")
{
    auto facts = in_production();
    facts.review(laruss)->invited_at.reset();
    auto parts = [&](PersonId viewer) {
        std::string all;
        for (auto const& [id, name, part] : sight(facts, viewer, accepted + day).involved())
            all += name + ": " + part + "\n";
        return all;
    };
    CHECK(parts(zostera) == "");
    CHECK(parts(ostrea) == "");
    CHECK(parts(posidonia) == "");
    CHECK(parts(bufo) == "");
    CHECK(parts(acer) ==
          "Zostera marina: corresponding author\nOstrea edulis: author\nLaminaria digitata: coordinating editor\n"
          "Quercus robur: the office\nSalix alba: the office\n");
    CHECK(
        parts(laminaria) ==
        "Zostera marina: corresponding author\nOstrea edulis: author\nPosidonia oceanica: reviewer\n"
        "Rhizophora mangle: reviewer\nQuercus robur: the office\nSalix alba: the office\nAcer saccharum: the office\n");
}

TEST_CASE("who acted is told to editors; others know only what they did themselves")
{
    auto const facts = revising();
    CHECK(sight(facts, laminaria, released).actor_name(quercus) == "Quercus robur");
    CHECK(sight(facts, laminaria, released).actor_name(laminaria) == "you");
    CHECK(sight(facts, zostera, released).actor_name(zostera) == "you");
    for (auto const viewer : {zostera, ostrea, posidonia, acer, bufo, nobody})
        CHECK(sight(facts, viewer, released).actor_name(quercus) == "");
    CHECK(sight(facts, zostera, released).actor_name({}) == "the journal");
}

TEST_CASE("who advised, who decided and who declared an interest is the editors' to know")
{
    auto facts = revising();
    Recommendation made;
    made.by_id = Sealed<PersonId>(laminaria);
    facts.recommendations = {made};
    auto const editors = sight(facts, salix, released);
    CHECK(editors.adviser_name(made) == "Laminaria digitata");
    CHECK(editors.decider_name(facts.decisions.front()) == "Quercus robur");
    REQUIRE(editors.interests().size() == 1);
    CHECK(editors.interests().front().name == "Mergus merganser");
    for (auto const viewer : {zostera, ostrea, posidonia, acer, apis, bufo, mergus, nobody}) {
        auto const other = sight(facts, viewer, released);
        CHECK(other.adviser_name(made) == "");
        CHECK(other.decider_name(facts.decisions.front()) == "");
        CHECK(other.interests().empty());
    }
}

TEST_CASE("the letters of a manuscript are its editors'; that a co-author objected is for those who settle it")
{
    auto const facts = revising();
    Letter letter;
    letter.manuscript_id = the_manuscript;
    letter.kind = "invitation";
    auto objection = letter, foreign = letter;
    objection.kind = "objection_received";
    foreign.manuscript_id = ManuscriptId{8};
    auto sees = [&](PersonId viewer, Letter const& l) { return sight(facts, viewer, released).sees_letter(l); };
    CHECK((sees(laminaria, letter) && sees(salix, letter) && sees(quercus, letter)));
    CHECK((sees(salix, objection) && sees(quercus, objection)));
    CHECK_FALSE(sees(laminaria, objection));
    CHECK_FALSE(sees(salix, foreign));
    for (auto const viewer : {zostera, ostrea, posidonia, acer, apis, bufo, nobody}) CHECK_FALSE(sees(viewer, letter));
}

TEST_CASE("whoever coordinates the manuscript submitted anew reads the earlier one, and has no part in it")
{
    auto facts = revising();
    facts.manuscript.state = "resubmit_offered";
    auto seen_by = [&](PersonId later) {
        facts.later = {{ManuscriptId{8}, later}};
        return sight(facts, later, released + day);
    };
    auto const editor = seen_by(pinus);
    CHECK(editor.as_editor());
    CHECK(editor.sees_report_whole(*facts.review(posidonias)));
    CHECK_FALSE(editor.sees_hold_reason());
    CHECK_FALSE(editor.standing().editorial());
    CHECK(seen_by(ostrea).as_author());
    CHECK(seen_by(posidonia).as_reviewer());
    CHECK_FALSE(seen_by(mergus).exists());
    CHECK_FALSE(seen_by(bufo).standing().editor);
    facts.later.clear();
    CHECK_FALSE(sight(facts, pinus, released + day).exists());
}

TEST_CASE("each audience reads the state in the words that are meant for it")
{
    auto const facts = in_production();
    CHECK(sight(facts, zostera, accepted).label_audience() == "author");
    CHECK(sight(facts, ostrea, accepted).label_audience() == "author");
    CHECK(sight(facts, posidonia, accepted).label_audience() == "reviewer");
    CHECK(sight(facts, laminaria, accepted).label_audience() == "editors");
    CHECK(sight(facts, acer, accepted).label_audience() == "editors");
}

} // namespace succession
