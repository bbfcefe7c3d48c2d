#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a co-author objects by the mailed link: on hold, until the office lifts it")
{
    Case c;
    c.with_editor();
    c.by_link("object", second_author, {{"reason", "I never saw the last version"}});
    CHECK(c.state() == "inviting");
    CHECK(c.manuscript().hold);
    CHECK(c.manuscript().hold_reason == "I never saw the last version");
    CHECK_FALSE(c.manuscript().hold_by_id);
    CHECK(c.facts.authors[1].objected_at == c.now);
    CHECK(c.facts.authors[1].objection == "I never saw the last version");
    CHECK(c.wrote("objection_received", salix));
    CHECK(c.wrote("hold_set", zostera));
    CHECK(c.wrote("hold_set", laminaria));
    CHECK_FALSE(c.open("lift", laminaria));
    CHECK_FALSE(c.open("lift", zostera));
    CHECK(c.why("lift", salix) == "Please fill in “How it was settled”.");
    c.take("lift", quercus, {{"reason", "He has read it now"}});
    CHECK_FALSE(c.manuscript().hold);
    CHECK(c.manuscript().hold_reason.empty());
    CHECK(c.wrote("hold_lifted", zostera));
    CHECK(c.wrote("hold_lifted", laminaria));
    CHECK(c.closed("lift", salix) == "There is no hold.");
}

TEST_CASE("only somebody named on the list objects")
{
    Case c;
    c.submitted();
    CHECK(c.open_by_link("object", second_author));
    CHECK_FALSE(c.open_by_link("object", AuthorId{99}));
    CHECK_FALSE(c.open("object", quercus));
}

TEST_CASE("a second objection keeps the beginning and the reason of the first hold")
{
    Case c;
    c.submitted();
    c.take("hold", salix, {{"reason", "Doubts"}});
    auto const since = c.manuscript().held_at;
    CHECK(c.manuscript().hold_by_id == salix);
    CHECK(c.closed("hold", quercus) == "The manuscript is on hold.");
    c.wait(2);
    c.by_link("object", second_author, {{"reason", "Not my data"}});
    CHECK(c.manuscript().held_at == since);
    CHECK(c.manuscript().hold_reason == "Doubts");
    CHECK(c.facts.authors[1].objection == "Not my data");
}

TEST_CASE("under a hold clocks stand: dates move on by its length")
{
    Case c;
    c.with_editor();
    auto const silent = c.invited(posidonia);
    auto const due = *c.manuscript().due, answer_due = *c.review(silent).due;
    c.wait(3);
    c.take("hold", quercus, {{"reason", "Doubts"}});
    c.wait(30);
    CHECK_MESSAGE(c.review(silent).state == "invited", "nothing lapses");
    CHECK_FALSE(c.open("remind_reviewer", laminaria, silent));
    c.take("lift", quercus, {{"reason", "Settled"}});
    CHECK(c.manuscript().due == due + 30 * day);
    CHECK(c.review(silent).due == answer_due + 30 * day);
    c.wait(11);
    CHECK(c.review(silent).state == "invited");
    c.wait(1);
    CHECK(c.review(silent).state == "lapsed");
}

TEST_CASE("nobody is invited and nothing is decided under a hold; reports still come in")
{
    Case c;
    c.with_editor();
    auto const review = c.listed(larus);
    auto const writing = c.accepted(posidonia);
    c.filed(rhizophora);
    c.take("hold", salix, {{"reason", "Doubts"}});
    CHECK(c.closed("invite", laminaria, review) == "The manuscript is on hold.");
    c.file(writing, posidonia);
    CHECK(c.state() == "reports_in");
    c.take("recommend", laminaria, {{"kind", "accept"}});
    CHECK(c.closed("decide", quercus) == "The manuscript is on hold.");
}

TEST_CASE("a hold in production keeps it from being published, and its moment stays")
{
    Case c;
    c.released("accept");
    c.facts.files.push_back(file_of("final", 0));
    c.facts.files.push_back(file_of("proof", 0));
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    c.commit("pass_final", salix, Case::ticked("final_files_check"), {}, {});
    c.take("send_proof", acer);
    c.take("approve_proof", zostera);
    c.take("schedule", acer, {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(5)}});
    auto const moment = c.production().publish_at;
    c.by_link("object", second_author, {{"reason", "The figures"}});
    c.wait(9);
    CHECK(c.production().state == "scheduled");
    CHECK(c.closed("remind", acer) == "Opens when the clock has run out.");
    c.take("lift", salix, {{"reason", "Settled"}});
    CHECK(c.production().publish_at == moment);
    CHECK(c.production().state == "early_view");
    CHECK(c.production().published_at == c.now);
}

TEST_CASE("what is published is not held any more: what comes now is a notice")
{
    Case c;
    c.released("accept");
    c.production().published_at = c.now;
    CHECK(c.closed("hold", salix) == "It is published; what comes now is a notice.");
    CHECK_FALSE(c.open_by_link("object", second_author));
}

} // namespace succession
