#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// The addresses of acts that a page links to.
std::vector<std::string> acts_on(Response const& page)
{
    std::vector<std::string> found;
    for (std::size_t at = page.body.find("href=\"/manuscripts/"); at != std::string::npos;
         at = page.body.find("href=\"/manuscripts/", at + 1)) {
        auto const begin = at + 6;
        auto const address = page.body.substr(begin, page.body.find('"', begin) - begin);
        if (address.find("/acts/") != std::string::npos) found.push_back(address);
    }
    return found;
}

std::string version_of(Stage& stage) { return std::to_string(stage.facts().manuscript.version); }

Typed ticks_of(std::string const& checklist) { return cast::Case::ticks(checklist); }

} // namespace

TEST_CASE("every act that is offered has a form, for everybody and at every stage")
{
    for (std::string const state :
         {"check",       "mending",   "scope",      "needs_ce",       "inviting",         "in_review", "reports_in",
          "recommended", "held",      "revising",   "revision_check", "withdrawal_asked", "appealed",  "rejected",
          "final_check", "proof_out", "correcting", "proof_ok",       "scheduled",        "early_view"}) {
        Journey site;
        Stage stage(site);
        stage.manuscript(state);
        int offered = 0;
        for (auto const& member : cast_members) {
            auto const page = site.get(stage.address(), member.code);
            for (auto const& act : acts_on(page)) {
                CAPTURE(act);
                CAPTURE(member.code);
                auto const form = site.get(act, member.code);
                CHECK(form.status == 200);
                CHECK(says(form, "name=\"csrf\""));
                ++offered;
            }
        }
        CAPTURE(state);
        CHECK(offered > 0);
    }
}

TEST_CASE("an act is taken by its form, and leads back to the manuscript")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    auto const act = stage.address() + "/acts/hold";
    CHECK(says(site.get(act, "salix-alba"), "Clocks stop"));
    auto const answer =
        site.post(act, {{"reason", "A permit is missing."}, {"version", version_of(stage)}}, "salix-alba");
    CHECK(answer.status == 303);
    CHECK(header(answer, "location") == stage.address());
    CHECK(stage.facts().manuscript.hold);
    CHECK(says(site.get(stage.address(), "salix-alba"), "Put on hold."));
    CHECK_FALSE(site.letters_to(cast_address("zostera-marina")).empty());
}

TEST_CASE("what is missing is said beside its field, and what was typed is kept")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("check");
    auto const before = stage.events();
    auto const again = site.post(stage.address() + "/acts/return_to_authors",
                                 {{"list", "Names <on> page 2"}, {"due", "soon"}}, "salix-alba");
    CHECK(again.status == 422);
    CHECK(says(again, "Names &lt;on&gt; page 2"));
    CHECK(says(again, "Please give the date as year-month-day"));
    CHECK(says(again, "aria-invalid=\"true\""));
    auto const unticked = site.post(stage.address() + "/acts/pass", {{"ticks", "files_complete"}}, "salix-alba");
    CHECK(unticked.status == 422);
    CHECK(says(unticked, "“Names removed” must be ticked first."));
    CHECK(says(unticked, "value=\"files_complete\" checked"));
    CHECK(stage.events() == before);
}

TEST_CASE("a checklist stands beside what was found in the files")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("check");
    auto const form = site.get(stage.address() + "/acts/pass", "salix-alba");
    CHECK(says(form, "Author: findings of the snipe"));
    CHECK(says(form, "6,412 words of 7,000"));
    CHECK(says(form, "Only a reminder."));
    CHECK(site.post(stage.address() + "/acts/pass", ticks_of("technical_check"), "salix-alba").status == 303);
    CHECK(stage.state() == "scope");
}

TEST_CASE("a form that somebody else was faster than says what changed, and keeps what was typed")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    auto const seen = version_of(stage);
    site.clock.advance(day);
    stage.file("posidonia-oceanica");
    auto const before = stage.events();
    auto const answer = site.post(stage.address() + "/acts/hold",
                                  {{"reason", "reason of the kestrel"}, {"version", seen}}, "salix-alba");
    CHECK(answer.status == 409);
    CHECK(says(answer, "Somebody else was faster"));
    CHECK(says(answer, "Report filed (Posidonia oceanica"));
    CHECK_FALSE(says(answer, "Coordinating editor assigned ("));
    CHECK(says(answer, "reason of the kestrel"));
    CHECK(stage.events() == before);
    CHECK(says(answer, "name=\"version\" value=\"" + version_of(stage) + "\""));
    auto const review = stage.review("rhizophora-mangle");
    auto const on_review = stage.address() + "/reviews/" + Stage::key(review) + "/acts/extend_review";
    CHECK(site.post(on_review, {{"due", stage.in_days(30)}, {"version", "0"}}, "laminaria-digitata").status == 409);
    CHECK(site.post(on_review,
                    {{"due", stage.in_days(30)}, {"version", std::to_string(stage.facts().review(review)->version)}},
                    "laminaria-digitata")
              .status == 303);
}

TEST_CASE("of many changes the latest are named")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("reports_in");
    auto const answer = site.post(stage.address() + "/acts/hold", {{"reason", "x"}, {"version", "1"}}, "salix-alba");
    CHECK(answer.status == 409);
    CHECK(says(answer, "Report filed"));
    CHECK(says(answer, " more, on the manuscript’s page"));
    CHECK_FALSE(says(answer, "Passed the technical check"));
}

TEST_CASE("an editor's form stays good while the authors write at their revision")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("revising");
    auto const seen = version_of(stage);
    auto const page = stage.address() + "/submission/text";
    CHECK(site.post(page, {{"title", "Another title"}, {"stay", "yes"}}, "zostera-marina").status == 303);
    CHECK(Fields::parse(stage.facts().version().fields).text("title") == "Another title");
    CHECK(version_of(stage) == seen);
    Typed const hold{{"reason", "A permit is missing."}, {"version", seen}};
    CHECK(site.post(stage.address() + "/acts/hold", hold, "salix-alba").status == 303);
    CHECK(Fields::parse(stage.facts().version().fields).text("title") == "Another title");
}

TEST_CASE("a form sent twice acts once, and both times the same answer comes")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    Typed const form{{"reason", "A permit is missing."}, {"once", "one and the same key"}};
    auto const first = site.post(stage.address() + "/acts/hold", form, "salix-alba");
    auto const after = stage.events();
    auto const second = site.post(stage.address() + "/acts/hold", form, "salix-alba");
    CHECK(first.status == 303);
    CHECK(second.status == 303);
    CHECK(header(first, "location") == header(second, "location"));
    CHECK(stage.events() == after);
}

TEST_CASE("an act that is closed is shown with its reason, and does not open by posting")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("revising");
    auto const act = stage.address() + "/acts/close";
    auto const shown = site.get(act, "salix-alba");
    CHECK(shown.status == 200);
    CHECK(says(shown, "Closed for now."));
    CHECK(says(shown, "Opens on "));
    CHECK_FALSE(says(shown, "<button class=\"main\">"));
    CHECK(site.post(act, {}, "salix-alba").status == 422);
    CHECK(stage.state() == "revising");
    CHECK(says(site.get(stage.address(), "salix-alba"), "Opens on "));
}

TEST_CASE("an act with a page of its own is closed like any other: the reason, and nothing to fill in")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    stage.take("hold", "salix-alba", {{"reason", "A permit is missing."}});
    auto const shown = site.get(stage.address() + "/acts/recommend", "laminaria-digitata");
    CHECK(shown.status == 200);
    CHECK(says(shown, "Closed for now."));
    CHECK_FALSE(says(shown, "<textarea"));
    auto const late =
        site.post(stage.address() + "/acts/recommend", {{"note", "words of the wren"}}, "laminaria-digitata");
    CHECK(late.status == 422);
    CHECK(says(late, "words of the wren"));
}

TEST_CASE("an act of somebody else, of another stage's person or of nobody is as if it were not there")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("recommended");
    auto const nothing = site.get("/manuscripts/REC-99-0001/acts/hold", "zostera-marina");
    for (std::string const act :
         {"decide", "hold", "assign", "waive", "object", "answer_author_change", "release", "count", "no_such_act"}) {
        CAPTURE(act);
        auto const refused = site.get(stage.address() + "/acts/" + act, "zostera-marina");
        CHECK(refused.status == 404);
        CHECK(refused.body == nothing.body);
        CHECK(site.post(stage.address() + "/acts/" + act, {{"reason", "x"}, {"kind", "accept"}, {"letter", "x"}},
                        "zostera-marina")
                  .status == 404);
    }
    CHECK(stage.state() == "recommended");
    auto const review = "/reviews/" + Stage::key(stage.review("posidonia-oceanica"));
    CHECK(site.get(stage.address() + review + "/acts/set_aside", "zostera-marina").body == nothing.body);
    CHECK(site.get(stage.address() + "/reviews/77/acts/set_aside", "laminaria-digitata").status == 404);
}

TEST_CASE("a review belongs to its manuscript alone")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    auto const review = Stage::key(stage.review("posidonia-oceanica"));
    stage.manuscript("in_review");
    auto const foreign = stage.address() + "/reviews/" + review + "/acts/cancel";
    CHECK(site.get(foreign, "laminaria-digitata").status == 404);
    CHECK(site.post(foreign, {{"reason", "x"}}, "laminaria-digitata").status == 404);
}

TEST_CASE("editors are offered with their load, and whoever wrote the manuscript cannot be chosen")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    stage.manuscript("check");
    auto const before = stage.facts();
    auto after = before;
    after.authors.back().person_id = Sealed<std::optional<PersonId>>(cast_id("fagus-sylvatica"));
    after.manuscript.version += 1;
    site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    stage.take("pass", "salix-alba", ticks_of("technical_check"));
    auto const act = stage.address() + "/acts/assign";
    auto const form = site.get(act, "quercus-robur");
    CHECK(says(form, "1 manuscript now"));
    CHECK(says(form, "is an author"));
    CHECK(says(form, "value=\"2\" disabled"));
    auto const refused = site.post(act, {{"editor", Stage::key(cast_id("fagus-sylvatica"))}}, "quercus-robur");
    CHECK(refused.status == 422);
    CHECK(says(refused, "Fagus sylvatica: is an author."));
    CHECK(site.post(act, {{"editor", Stage::key(cast_id("posidonia-oceanica"))}}, "quercus-robur").status == 422);
    CHECK(site.post(act, {{"editor", Stage::key(cast_id("laminaria-digitata"))}}, "quercus-robur").status == 303);
    CHECK(stage.state() == "inviting");
}

TEST_CASE("whoever hands a manuscript back for an interest is led to the desk")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const address = stage.address();
    auto const answer = site.post(address + "/acts/hand_back", {{"reason", "A friend wrote it."}, {"conflict", "yes"}},
                                  "laminaria-digitata");
    CHECK(header(answer, "location") == "/desk");
    CHECK(site.get(address, "laminaria-digitata").status == 404);
}
