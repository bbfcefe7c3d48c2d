#include "web/alike.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <regex>

using namespace succession;

namespace {

/// All that somebody outside the office can look at of a manuscript, as one text.
std::string all_seen(Journey& site, Stage& stage, std::string const& who)
{
    std::vector<std::string> addresses{"/desk", "/manuscripts", "/manuscripts?q=seagrass",
                                       "/manuscripts?label=Recommended", stage.address()};
    for (auto const* act :
         {"ask_to_withdraw", "ask_author_change", "withdraw", "decide", "take_back", "write", "release"})
        addresses.push_back(stage.address() + "/acts/" + act);
    for (auto const& review : stage.facts().reviews) {
        addresses.push_back(stage.address() + "/reviews/" + Stage::key(review.id));
        addresses.push_back(stage.address() + "/reviews/" + Stage::key(review.id) + "/acts/give_up");
    }
    for (auto const& file : stage.facts().files) addresses.push_back(stage.address() + "/files/" + Stage::key(file.id));
    std::string seen;
    for (auto const& address : addresses) seen += address + "\n" + alike(site.get(address, who)) + "\n";
    return seen;
}

/// Where two texts part, with what stands around.
std::string difference(std::string const& one, std::string const& other)
{
    auto const [here, there] = std::ranges::mismatch(one, other);
    if (here == one.end() && there == other.end()) return "";
    auto const at = std::max<std::int64_t>(0, here - one.begin() - 200);
    return one.substr(at, 400) + "\n--- but now ---\n" + other.substr(std::min<std::size_t>(at, other.size()), 400);
}

std::vector<std::string> const outsiders{"zostera-marina", "ostrea-edulis",  "posidonia-oceanica", "rhizophora-mangle",
                                         "acer-saccharum", "apis-mellifera", "fagus-sylvatica",    ""};

using Views = std::map<std::string, std::string>;

Views views(Journey& site, Stage& stage, std::vector<std::string> const& people)
{
    Views seen;
    for (auto const& who : people) seen[who] = all_seen(site, stage, who);
    return seen;
}

void check_unchanged(Views const& before, Views const& after)
{
    for (auto const& [who, seen] : before) {
        CAPTURE(who);
        CHECK(difference(seen, after.at(who)) == "");
    }
}

} // namespace

TEST_CASE("to everybody outside the office a held decision leaves every page as it was")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("recommended");
    auto const before = views(site, stage, outsiders);
    stage.decide("minor-revision");
    check_unchanged(before, views(site, stage, outsiders));
    site.clock.advance(hour);
    auto const later = views(site, stage, outsiders);
    stage.take("take_back", "quercus-robur");
    check_unchanged(later, views(site, stage, outsiders));
}

TEST_CASE("a decision held without a recommendation leaves every page as it was, too")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("scope");
    auto const before = views(site, stage, outsiders);
    stage.take("decide_directly", "quercus-robur", {{"kind", "reject-without-review"}, {"letter", "Not for us."}});
    check_unchanged(before, views(site, stage, outsiders));
}

TEST_CASE("what editors and reviewers do before the recommendation changes nothing that authors can look at")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    std::vector<std::string> const authors{"zostera-marina", "ostrea-edulis"};
    // The addresses of reviews are asked for from the beginning on, though there are none yet.
    auto seen = [&] {
        Views views;
        for (auto const& who : authors)
            for (std::string const address :
                 {"/desk", "/manuscripts", "/manuscripts?q=seagrass", "", "/acts/ask_to_withdraw", "/reviewers"})
                views[who] += alike(site.get(
                    address.starts_with("/desk") || address.starts_with("/man") ? address : stage.address() + address,
                    who));
        return views;
    };
    auto const before = seen();
    auto const declined = stage.invite("alnus-glutinosa");
    check_unchanged(before, seen());
    stage.take("decline", "alnus-glutinosa", {{"reason", "No time"}}, declined);
    check_unchanged(before, seen());
    stage.accept("posidonia-oceanica");
    auto const cancelled = stage.invite("rhizophora-mangle");
    stage.take("cancel", "laminaria-digitata", {{"reason", "Enough"}}, cancelled);
    check_unchanged(before, seen());
    stage.take("invite", "laminaria-digitata", {{"due", stage.in_days(7)}, {"overruled", "Needed"}}, cancelled);
    stage.take("accept", "rhizophora-mangle", {}, cancelled);
    stage.file("posidonia-oceanica");
    stage.file("rhizophora-mangle");
    REQUIRE(stage.state() == "reports_in");
    check_unchanged(before, seen());
    stage.take("set_aside", "laminaria-digitata", {{"reason", "Too short"}}, cancelled);
    stage.take("waive", "quercus-robur", {{"number", "1"}, {"reason", "One is enough"}});
    check_unchanged(before, seen());
}

TEST_CASE("what one reviewer does changes nothing that another can look at")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    auto seen = [&] {
        Views views;
        for (auto const& address : {std::string("/desk"), std::string("/manuscripts"), stage.address(),
                                    stage.address() + "/reviews/" + Stage::key(stage.review("rhizophora-mangle"))})
            views["rhizophora-mangle"] += alike(site.get(address, "rhizophora-mangle"));
        return views;
    };
    auto const before = seen();
    stage.file("posidonia-oceanica");
    check_unchanged(before, seen());
    stage.take("return_report", "laminaria-digitata", {{"reason", "Please say more"}},
               stage.review("posidonia-oceanica"));
    check_unchanged(before, seen());
    stage.take("give_up", "posidonia-oceanica", {{"reason", "Too much"}}, stage.review("posidonia-oceanica"));
    check_unchanged(before, seen());
}

TEST_CASE("to a reviewer a manuscript stays in the round they reviewed")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("revision_check");
    stage.take("pass_revision", "salix-alba", cast::Case::ticks("revision_check"));
    REQUIRE(stage.facts().manuscript.round == 1);
    for (auto const& address : {std::string("/manuscripts"), stage.address()}) {
        CAPTURE(address);
        CHECK(says(site.get(address, "posidonia-oceanica"), "round\u00a01"));
        CHECK_FALSE(says(site.get(address, "posidonia-oceanica"), "round\u00a02"));
        CHECK(says(site.get(address, "zostera-marina"), "round\u00a02"));
    }
}

TEST_CASE("an authors' form knows when what they see has changed, and not when anything else has")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto version = [&](std::string const& who) {
        auto const body =
            site.get(stage.address() + (who == "zostera-marina" ? "/acts/ask_to_withdraw" : "/acts/want_reviewers"),
                     who)
                .body;
        auto const at = body.find("name=\"version\" value=\"");
        REQUIRE(at != std::string::npos);
        return body.substr(at, 50);
    };
    auto const authors = version("zostera-marina"), editors = version("laminaria-digitata");
    stage.invite("posidonia-oceanica");
    CHECK(version("zostera-marina") == authors);
    CHECK(version("laminaria-digitata") != editors);
    stage.add_file("supplement", "reviewers");
    CHECK(version("zostera-marina") != authors);
    auto const late =
        site.post(stage.address() + "/acts/ask_to_withdraw",
                  {{"version", "1"}, {"reason", "We found a mistake"}, {"agreed", "yes"}}, "zostera-marina");
    CHECK(late.status == 409);
    CHECK(says(late, "We found a mistake"));
    CHECK(stage.state() == "inviting");
}

TEST_CASE("no search tells by its answer what the searcher may not know")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("recommended");
    std::vector<std::string> const hidden{"posidonia", "rhizophora", "laminaria", "zostera", "eelgrass",
                                          "cormorant", "curlew",     "plover",    "carcinus"};
    for (auto const& who : outsiders)
        for (auto const& word : hidden)
            for (std::string const list : {"/manuscripts?q=", "/search?q="}) {
                auto answer = [&](std::string const& asked) {
                    auto const text = alike(site.get(list + asked, who));
                    return std::regex_replace(text, std::regex(asked + "|etag: [^\n]*"), "");
                };
                CAPTURE(who);
                CAPTURE(list + word);
                CHECK(answer(word) == answer(std::string(word.size(), 'x')));
            }
}
