#include "storage/articles.hpp"
#include "storage/invariants.hpp"
#include "web/stage.hpp"

using namespace succession;

namespace {

/// A manuscript in some state, and the system's clock.
struct Waiting {
    TestOffice site{each_database()};
    Stage stage{site};

    explicit Waiting(std::string const& state) { stage.manuscript(state); }

    /// What the system does until then; the number of manuscripts it moved.
    int settle_at(Moment moment)
    {
        site.clock.set(moment);
        return office::settle_due(site.office, moment, 50);
    }
    void hold() { stage.take("hold", "salix-alba", {{"reason", "A co-author has a question."}}); }
    void lift() { stage.take("lift", "salix-alba", {{"reason", "Answered."}}); }
    std::size_t letters()
    {
        return site.letters_to("zostera@shore.example").size() + site.letters_to(cast_address("zostera-marina")).size();
    }
    bool holds() { return site.database.reading(breaches).empty(); }
};

} // namespace

TEST_CASE("a decision is released at its moment, not a millisecond before")
{
    Waiting waiting("held");
    auto const moment = waiting.stage.facts().decision()->release_at;
    CHECK(moment == noon + waiting.site.office.rules.now().undo_window);
    auto const letters = waiting.letters();
    CHECK(waiting.settle_at(moment - 1) == 0);
    CHECK(waiting.stage.state() == "held");
    CHECK(waiting.letters() == letters);
    CHECK(waiting.settle_at(moment) == 1);
    CHECK(waiting.stage.state() == "revising");
    CHECK(waiting.stage.facts().decision()->released_at == moment);
    CHECK(waiting.letters() == letters + 1);
    CHECK(waiting.settle_at(moment) == 0);
    CHECK(waiting.holds());
}

TEST_CASE("an invitation lapses when its date and the grace after it are past")
{
    Waiting waiting("inviting");
    auto const review = waiting.stage.invite("posidonia-oceanica");
    auto const lapses =
        *waiting.stage.facts().review(review)->due + waiting.site.office.rules.now().days("lapse_grace") * day;
    CHECK(waiting.settle_at(lapses - 1) == 0);
    CHECK(waiting.stage.facts().review(review)->state == "invited");
    CHECK(waiting.settle_at(lapses) == 1);
    CHECK(waiting.stage.facts().review(review)->state == "lapsed");
    CHECK(waiting.settle_at(lapses) == 0);
}

TEST_CASE("an article appears at its moment, and readers find it from then on")
{
    Waiting waiting("scheduled");
    auto const moment = *waiting.stage.facts().in_production()->publish_at;
    auto readable = [&] {
        return waiting.site.database.reading(
            [&](Transaction& tx) { return articles::find(tx, waiting.stage.id).has_value(); });
    };
    CHECK(waiting.settle_at(moment - 1) == 0);
    CHECK_FALSE(readable());
    CHECK(waiting.settle_at(moment) == 1);
    CHECK(readable());
    CHECK(waiting.stage.facts().in_production()->state == "early_view");
    CHECK(waiting.holds());
}

TEST_CASE("an offer to submit anew ends, unless it was used")
{
    Waiting waiting("resubmit_offered");
    Stage used(waiting.site);
    used.manuscript("resubmit_offered");
    used.take("resubmit", "zostera-marina");
    auto const ends = *used.facts().manuscript.offer_until;
    CHECK(waiting.settle_at(ends) == 1);
    CHECK(waiting.stage.state() == "rejected");
    CHECK(used.state() == "resubmit_offered");
    CHECK(waiting.settle_at(ends + 400 * day) == 0);
}

TEST_CASE("under a hold nothing happens by itself, and lifting it gives the time back")
{
    Waiting waiting("held");
    waiting.hold();
    Stage inviting(waiting.site);
    inviting.manuscript("inviting");
    auto const review = inviting.invite("posidonia-oceanica");
    inviting.take("hold", "salix-alba", {{"reason", "A co-author has a question."}});
    auto const held = waiting.stage.facts(), invited = inviting.facts();
    CHECK(waiting.settle_at(noon + 50 * day) == 0);
    CHECK_FALSE(office::settle(waiting.site.office, waiting.stage.id, noon + 50 * day));
    CHECK_FALSE(office::settle(waiting.site.office, inviting.id, noon + 50 * day));
    CHECK(waiting.stage.facts() == held);
    CHECK(inviting.facts() == invited);
    waiting.lift();
    inviting.take("lift", "salix-alba", {{"reason", "Answered."}});
    CHECK(waiting.settle_at(noon + 50 * day) == 0);
    CHECK(waiting.settle_at(noon + 52 * day) == 1);
    CHECK(waiting.stage.state() == "revising");
    CHECK(waiting.settle_at(noon + 70 * day) == 1);
    CHECK(inviting.facts().review(review)->state == "lapsed");
}

TEST_CASE("a publication that a hold kept from its moment follows when the hold is lifted")
{
    Waiting waiting("scheduled");
    waiting.hold();
    CHECK(waiting.settle_at(noon + 50 * day) == 0);
    CHECK(waiting.stage.facts().in_production()->state == "scheduled");
    waiting.lift();
    CHECK(waiting.stage.facts().in_production()->state == "early_view");
    CHECK(waiting.holds());
}

TEST_CASE("one manuscript that cannot be settled keeps no other from it")
{
    Waiting waiting("held");
    Stage spoilt(waiting.site);
    spoilt.manuscript("held");
    Stage last(waiting.site);
    last.manuscript("held");
    waiting.site.database.write(
        [&](Transaction& tx) { run(tx, "UPDATE manuscript SET type = 'gone' WHERE id = :1", spoilt.id); });
    CHECK_THROWS(waiting.settle_at(noon + 2 * day));
    CHECK(waiting.stage.state() == "revising");
    CHECK(spoilt.state() == "held");
    CHECK(last.state() == "revising");
}
