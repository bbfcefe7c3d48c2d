#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// Where a text stands in a page; far behind everything where it does not.
std::size_t place(Response const& page, std::string_view text) { return page.body.find(text); }

std::string part_of(Response const& page, std::string_view heading, std::string_view until)
{
    auto const from = page.body.find(heading);
    if (from == std::string::npos) return {};
    return page.body.substr(from, page.body.find(until, from) - from);
}

std::string awaiting(Journey& site, std::string const& who)
{
    return part_of(site.get("/desk", who), "Awaiting you", "Running without you");
}
std::string running(Journey& site, std::string const& who)
{
    return part_of(site.get("/desk", who), "Running without you", "</main>");
}

bool holds(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

int count_of(std::string const& text, std::string_view words)
{
    int count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

} // namespace

TEST_CASE("after signing in one is at one's desk")
{
    Journey site;
    CHECK(header(site.get("/desk"), "location") == "/sign-in?next=%2Fdesk");
    auto const answer =
        site.post("/sign-in", {{"address", cast_address("zostera-marina")}, {"password", cast_password}});
    CHECK(header(answer, "location") == "/desk");
    CHECK(says(site.get("/desk"), "My desk"));
}

TEST_CASE("a desk without manuscripts says what will come")
{
    Journey site;
    auto const desk = site.get("/desk", "zostera-marina");
    CHECK(says(desk, "Nothing awaits you."));
    CHECK(says(desk, "A manuscript you submit stands here"));
    CHECK(says(desk, "href=\"/submit\""));
    CHECK(says(site.get("/desk", "salix-alba"), "When a manuscript needs an act of yours"));
    CHECK(says(site.get("/manuscripts", "zostera-marina"), "No manuscripts yet"));
    CHECK(says(site.get("/manuscripts?q=eel", "zostera-marina"), "Nothing found"));
}

TEST_CASE("what awaits somebody stands by its clock, the oldest first, and apart from what runs without them")
{
    Journey site;
    Stage stage(site);
    auto const first = stage.manuscript("scope");
    site.clock.advance(10 * day);
    auto const second = stage.manuscript("recommended");
    auto const third = stage.manuscript("check");
    auto const desk = site.get("/desk", "quercus-robur");
    CHECK(says(desk, "2 manuscripts need an act of yours."));
    CHECK(place(desk, first) < place(desk, second));
    CHECK(place(desk, second) < place(desk, "Running without you"));
    CHECK(place(desk, "Running without you") < place(desk, third));
    CHECK(holds(awaiting(site, "quercus-robur"), "3 days late"));
    CHECK(holds(awaiting(site, "quercus-robur"), "due 7 Nov"));
    CHECK(holds(awaiting(site, "salix-alba"), third));
    CHECK(holds(running(site, "zostera-marina"), "Decision being prepared"));
}

TEST_CASE("each desk speaks in the words of its part")
{
    Journey site;
    Stage stage(site);
    auto const number = stage.manuscript("in_review");
    CHECK(holds(awaiting(site, "laminaria-digitata"), "you coordinate"));
    CHECK(holds(awaiting(site, "posidonia-oceanica"), "You are writing the review"));
    CHECK(holds(awaiting(site, "posidonia-oceanica"), "/reviews/" + Stage::key(stage.review("posidonia-oceanica"))));
    CHECK_FALSE(holds(awaiting(site, "posidonia-oceanica"), "Ostrea"));
    CHECK(holds(running(site, "ostrea-edulis"), "you are a co-author"));
    CHECK_FALSE(holds(running(site, "zostera-marina"), "due "));
    for (std::string const stranger : {"alnus-glutinosa", "fagus-sylvatica", "apis-mellifera"}) {
        CHECK_FALSE(says(site.get("/desk", stranger), number));
        CHECK_FALSE(says(site.get("/manuscripts", stranger), number));
        CHECK_FALSE(says(site.get("/manuscripts?q=Seagrass", stranger), number));
    }
}

TEST_CASE("a manuscript stands on a desk once, whatever parts somebody has in it")
{
    Journey site;
    Stage stage(site);
    stage.editor = "quercus-robur";
    auto const number = stage.manuscript("inviting");
    CHECK(count_of(site.get("/desk", "quercus-robur").body, "/manuscripts/" + number) == 1);
    CHECK(holds(awaiting(site, "quercus-robur"), number));
    CHECK(count_of(site.get("/manuscripts", "quercus-robur").body, "/manuscripts/" + number) == 1);
    CHECK(says(site.get("/manuscripts?part=editor", "quercus-robur"), number));
    CHECK(says(site.get("/manuscripts?part=decider", "quercus-robur"), number));
    CHECK_FALSE(says(site.get("/manuscripts?part=author", "quercus-robur"), number));
}

TEST_CASE("authors cannot count reviewers by the drawing on their desk")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const choosing = running(site, "zostera-marina");
    CHECK(holds(choosing, "#sign-shrub"));
    stage.accept("posidonia-oceanica");
    stage.accept("rhizophora-mangle");
    REQUIRE(stage.state() == "in_review");
    CHECK(running(site, "zostera-marina") == choosing);
}

TEST_CASE("under a hold nothing is late")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("scope");
    stage.take("hold", "salix-alba", {{"reason", "A permit is missing."}});
    site.clock.advance(60 * day);
    CHECK(holds(awaiting(site, "quercus-robur"), "On hold"));
    CHECK_FALSE(holds(awaiting(site, "quercus-robur"), "late"));
}

TEST_CASE("what has ended leaves the desk and stays among the manuscripts, but for an offer that is open")
{
    Journey site;
    Stage stage(site);
    auto const rejected = stage.manuscript("rejected");
    auto const offered = stage.manuscript("resubmit_offered");
    auto const published = stage.manuscript("early_view");
    for (std::string const who : {"zostera-marina", "quercus-robur", "laminaria-digitata"}) {
        CAPTURE(who);
        CHECK_FALSE(says(site.get("/desk", who), rejected));
        CHECK_FALSE(says(site.get("/desk", who), published));
        CHECK(says(site.get("/desk", who), offered) == (who == "zostera-marina"));
        auto const all = site.get("/manuscripts", who);
        for (auto const& number : {rejected, offered, published}) CHECK(says(all, number));
    }
    CHECK(holds(awaiting(site, "acer-saccharum"), "Put it in an issue"));
}

TEST_CASE("a reviewer's list forgets a manuscript when the link to it ends")
{
    Journey site;
    Stage stage(site);
    auto const number = stage.manuscript("rejected");
    CHECK(says(site.get("/manuscripts", "posidonia-oceanica"), number));
    site.clock.advance(91 * day);
    site.browsers.clear();
    CHECK(site.get("/manuscripts/" + number, "posidonia-oceanica").status == 404);
    CHECK_FALSE(says(site.get("/manuscripts", "posidonia-oceanica"), number));
}

TEST_CASE("manuscripts are found by number, words of the title, stage and state")
{
    Journey site;
    Stage stage(site);
    auto const checked = stage.manuscript("check");
    auto const reviewed = stage.manuscript("in_review");
    auto found = [&](std::string const& query) {
        auto const page = site.get("/manuscripts?" + query, "quercus-robur");
        return std::pair(says(page, "/manuscripts/" + checked), says(page, "/manuscripts/" + reviewed));
    };
    CHECK(found("q=rec-26-0001") == std::pair(true, false));
    CHECK(found("q=OYSTER%20seagrass") == std::pair(true, true));
    CHECK(found("q=oyster%20mangrove") == std::pair(false, false));
    CHECK(found("q=%25") == std::pair(false, false));
    CHECK(found("stage=in_review") == std::pair(false, true));
    CHECK(found("label=Technical%20check") == std::pair(true, false));
    CHECK(found("q=%27%20OR%201%3D1%20--&part=%27&before=x") == std::pair(false, false));
}

TEST_CASE("a long desk is turned page by page, and nothing stands on two pages or on none")
{
    Journey site;
    auto const now = site.clock.now();
    constexpr int many = 120;
    for (int i = 0; i < many; ++i) {
        Facts facts;
        facts.manuscript.id = ManuscriptId{1000 + i};
        facts.manuscript.version = 1;
        facts.manuscript.type = "research-article";
        facts.manuscript.state = "draft";
        facts.manuscript.title = fmt::format("Meadow no. {} of many", i);
        facts.manuscript.submitter_id = cast_id("zostera-marina");
        DeskRow const row{cast_id("salix-alba"),
                          facts.manuscript.id,
                          "managing_editor",
                          0,
                          true,
                          now + (i % 7) * day,
                          now,
                          "submitted",
                          "Technical check",
                          "Check"};
        site.database.write([&](Transaction& tx) {
            dossiers::insert(tx, facts);
            desks::replace(tx, facts.manuscript.id, {row});
        });
    }
    auto walk = [&](std::string address, std::string const& mark) {
        std::map<std::string, int> seen;
        for (int pages = 0; !address.empty(); ++pages) {
            REQUIRE(pages < 6);
            auto const page = site.get(address, "salix-alba");
            for (int i = 0; i < many; ++i)
                seen[fmt::format("Meadow no. {} of", i)] += says(page, fmt::format("Meadow no. {} of", i));
            auto const next = page.body.find("rel=\"next\"");
            if (next == std::string::npos) break;
            auto const from = page.body.rfind(mark, next) + 6;
            address = page.body.substr(from, page.body.find('"', from) - from);
            for (auto at = address.find("&amp;"); at != std::string::npos; at = address.find("&amp;"))
                address.replace(at, 5, "&");
        }
        return static_cast<int>(std::ranges::count_if(seen, [](auto const& one) { return one.second == 1; }));
    };
    CHECK(walk("/desk", "href=\"") == many);
    CHECK(walk("/manuscripts", "href=\"") == many);
    CHECK(says(site.get("/desk", "salix-alba"), "120 manuscripts need an act of yours."));
}
