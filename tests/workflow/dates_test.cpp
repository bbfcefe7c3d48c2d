#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

void correct(Case& c, std::string const& which, int days_ago)
{
    c.take("correct_date", salix, {{"which", which}, {"date", c.in_days(-days_ago)}, {"reason", "A slip"}});
}

std::string why(Case& c, std::string const& which, int days_ago)
{
    return c.why("correct_date", salix, {{"which", which}, {"date", c.in_days(-days_ago)}, {"reason", "A slip"}});
}

} // namespace

TEST_CASE("a date is corrected with a reason; what stood there is kept")
{
    Case c;
    c.released("minor-revision");
    c.wait(10);
    auto const before = *c.manuscript().received_at;
    correct(c, "received", 300);
    CHECK(*c.manuscript().received_at / day == c.now / day - 300);
    CHECK(c.manuscript().corrected ==
          "Received, " + iso_date(c.now - 300 * day) + " instead of " + iso_date(before) + ": A slip");
    correct(c, "first_decision", 2);
    CHECK(c.manuscript().corrected.find("\nFirst decision, ") != std::string::npos);
}

TEST_CASE("dates follow each other, are past, and are there already")
{
    Case c;
    c.released("minor-revision");
    c.wait(10);
    CHECK(why(c, "accepted", 1) == "This manuscript has no such date yet.");
    CHECK(why(c, "received", -1) == "This day is still to come.");
    CHECK(why(c, "received", 11 * 365) == "This day is more than ten years ago. Is the year right?");
    CHECK(why(c, "received", 1) == "The dates would not follow each other: received, decided, revised, accepted.");
    CHECK_FALSE(c.open("correct_date", quercus));
    CHECK_FALSE(c.open("correct_date", zostera));
}

TEST_CASE("every printed date that an article can have must be there before it is scheduled")
{
    struct Row {
        std::string label;
        std::optional<Moment> Manuscript::*at;
    };
    auto const lacks = [](Case& c) {
        auto const found = c.ask("schedule", acer, {}, {}, {}, true);
        auto const dates = std::ranges::find(found, "dates_there", &Blocker::code);
        return dates == found.end() ? "" : dates->reason;
    };
    Case revised;
    revised.released("minor-revision");
    revised.revise();
    revised.commit("pass_revision", salix, Case::ticked("revision_check"), {}, {});
    revised.take("recommend_early", laminaria, {{"kind", "accept"}});
    revised.decide("accept");
    revised.wait(1);
    revised.production().state = "proof_ok";
    Case at_once;
    at_once.released("accept");
    at_once.production().state = "proof_ok";
    CHECK(lacks(revised) == "");
    CHECK(lacks(at_once) == "");
    for (auto const& [label, at] :
         {Row{"Received", &Manuscript::received_at}, Row{"First decision", &Manuscript::first_decision_at},
          Row{"Revised", &Manuscript::revised_at}, Row{"Accepted", &Manuscript::accepted_at}}) {
        auto c = revised;
        (c.manuscript().*at).reset();
        CHECK(lacks(c) == "The date “" + label + "” is missing.");
    }
}

} // namespace succession
