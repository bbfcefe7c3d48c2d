#include "web/asking.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// Some of each kind: authors, editors, a reviewer, production, somebody whose it is not, and somebody signed out.
std::vector<std::string> const some{"zostera-marina", "laminaria-digitata", "quercus-robur",
                                    "salix-alba",     "posidonia-oceanica", "acer-saccharum",
                                    "apis-mellifera", "bufo-bufo",          ""};

/// What no act may touch that was not sent as it must be.
std::string everything(Asking& at)
{
    return at.life.site.database.reading([&](Transaction& tx) {
        std::string text;
        for (auto const* from :
             {"manuscript", "review", "event", "letter", "person", "role", "link", "draft", "issue", "session"})
            text +=
                fmt::format("{}: {}\n", from, *first<std::int64_t>(tx, fmt::format("SELECT COUNT(*) FROM {}", from)));
        return text + fmt::format("{}", *first<std::int64_t>(tx, "SELECT SUM(version) FROM manuscript"));
    });
}

/// Who has a manuscript in each state, of the cast.
std::vector<std::pair<std::string, std::string>> readers_by_state()
{
    std::string const authors = "zostera-marina ostrea-edulis ", office = authors + "quercus-robur salix-alba ";
    auto const assigned = office + "laminaria-digitata ", reviewed = assigned + "posidonia-oceanica rhizophora-mangle ";
    auto const in_production = reviewed + "acer-saccharum ", appealed = reviewed + "fagus-sylvatica ";
    return {
        {"draft", "zostera-marina "},
        {"check", office},
        {"mending", office},
        {"scope", office},
        {"withdrawn", office},
        {"inviting", assigned},
        {"needs_ce", office},
        {"in_review", reviewed},
        {"reports_in", reviewed},
        {"recommended", reviewed},
        {"held", reviewed},
        {"revising", reviewed},
        {"revision_check", reviewed},
        {"withdrawal_asked", reviewed},
        {"rejected", reviewed},
        {"appealed", appealed},
        {"resubmit_offered", reviewed},
        {"final_files", in_production},
        {"typesetting", in_production},
        {"proof_out", in_production},
        {"scheduled", in_production},
        {"early_view", in_production},
    };
}

} // namespace

TEST_CASE("a form without the token of its session has no effect, and tells nobody whether there is what it is for")
{
    Asking at("accepted");
    auto const before = at.life.stage.facts();
    for (auto const& right : rights) {
        if (right.method != Method::post) continue;
        for (auto const& who : some) {
            for (auto const& token :
                 {std::string(), at.life.site.csrf(who == "bufo-bufo" ? "ostrea-edulis" : "bufo-bufo")}) {
                auto const address = at.places.address(right);
                auto fields = at.places.form(right, who);
                fields.emplace_back("csrf", token);
                auto const records = everything(at);
                auto const response = at.send(right, address, who, fields);
                auto const asked = address + " by " + who;
                CAPTURE(asked);
                CHECK((response.status == 200 || response.status == 303 || response.status == 401 ||
                       (response.status == 404 && right.pattern.starts_with("/demo"))));
                if (right.pattern.starts_with("/sign-out")) continue;
                CHECK(everything(at) == records);
                if (!values_of(right)) continue;
                auto const nowhere = at.places.address(right, values_of(right) - 1, Places::nothing);
                CHECK(without_address(response, address) ==
                      without_address(at.send(right, nowhere, who, fields), nowhere));
            }
        }
    }
    CHECK(at.life.stage.facts() == before);
}

TEST_CASE("a signed-out browser's token signs nobody's forms, nor does an ended session's")
{
    Asking at("in review");
    auto const old = at.life.site.csrf("zostera-marina");
    auto const of_browser = at.life.site.csrf("");
    at.life.sign_in("zostera-marina");
    for (auto const& token : {old, of_browser}) {
        auto const page = at.life.site.post("/profile", {{"given", "Mallory"}, {"family", "marina"}, {"csrf", token}},
                                            "zostera-marina");
        CHECK(says(page, "Send it once more"));
    }
    auto const zostera =
        at.life.site.database.reading([&](Transaction& tx) { return people::get(tx, cast_id("zostera-marina")); });
    CHECK(zostera.given == "Zostera");
}

TEST_CASE("what is no key is answered as a key of nothing")
{
    Asking at("accepted");
    std::vector<std::string> const odd{"0",
                                       "-1",
                                       "01",
                                       "1e3",
                                       "%31",
                                       "9223372036854775807",
                                       "9223372036854775808",
                                       "99999999999999999999999",
                                       "%27",
                                       "..%2F..",
                                       "%3Cb%3E",
                                       std::string(3000, '7')};
    for (auto const& right : rights) {
        auto const last = values_of(right) - 1;
        bool const any_year = right.pattern == "/sitemaps/{}"; // is a year without articles
        if (!values_of(right) || any_year || is_same(right, *(&right - 1))) continue;
        auto const nothing = at.places.address(right, last, Places::nothing);
        for (auto const* who : {"laminaria-digitata", "zostera-marina", "apis-mellifera"})
            for (auto const& value : odd) {
                auto const address = at.places.address(right, last, value);
                CAPTURE(who);
                CHECK_MESSAGE(at.ask(right, address, who).status == std::stoi(at.nothing_at(right, nothing, who)),
                              address.substr(0, 120));
            }
    }
}

TEST_CASE("what is another manuscript's is answered as what is not there, also to those who have both")
{
    Asking at("accepted");
    Stage other(at.life.site);
    other.manuscript("in_review");
    auto const theirs = other.facts();
    auto const letters =
        at.life.site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, other.id); });
    for (auto const& right : rights) {
        if (!is_of_a_manuscript(right) || values_of(right) < 2) continue;
        auto const nothing = at.places.address(right, 1, Places::nothing);
        for (auto const key : {theirs.reviews.front().id.value, theirs.files.back().id.value, letters.front().id.value,
                               other.id.value}) {
            auto const address = at.places.address(right, 1, std::to_string(key));
            for (auto const& who : some)
                CHECK_MESSAGE(without_address(at.ask(right, address, who), address) ==
                                  at.nothing_at(right, nothing, who),
                              address, " by ", who);
        }
    }
}

TEST_CASE("HEAD is answered as GET is, and by another method an address tells nobody more than another")
{
    Asking at("accepted");
    for (auto const& right : rights) {
        auto const address = at.places.address(right);
        auto by = [&](Method method, std::string const& who) {
            Request request;
            request.method = method;
            request.path = address;
            return at.life.site.send(request, who);
        };
        for (auto const& who : {std::string("laminaria-digitata"), std::string("bufo-bufo"), std::string()}) {
            CAPTURE(address);
            CAPTURE(who);
            if (right.method == Method::get) {
                auto const shown = at.get(address, who);
                auto const head = by(Method::head, who);
                CHECK(head.status == shown.status);
                CHECK(head.headers.size() == shown.headers.size());
            }
            bool const is_hidden = right.pattern.starts_with("/demo") || right.pattern == "/metrics";
            CHECK(by(Method::other, who).status == (is_hidden ? 404 : 405));
        }
    }
}

TEST_CASE("in every state a manuscript is there for those who have it, and for nobody else at any of its addresses")
{
    for (auto const& [state, who_reads] : readers_by_state()) {
        Journey site;
        Stage stage(site);
        auto const name = stage.manuscript(state);
        auto const facts = stage.facts();
        std::vector<std::string> addresses{"", "/acts/write", "/submission",
                                           "/files/" + Stage::key(facts.files.back().id)};
        if (!facts.reviews.empty()) addresses.push_back("/reviews/" + Stage::key(facts.reviews.front().id));
        for (auto const& member : cast_members) {
            std::string const who = member.code;
            bool const has_it = who_reads.find(who + " ") != std::string::npos;
            CAPTURE(state);
            CAPTURE(who);
            CHECK(site.get("/manuscripts/" + name, who).status == (has_it ? 200 : 404));
            if (has_it) continue;
            auto const nothing = without_address(site.get("/manuscripts/99999", who), "");
            for (auto const& address : addresses) {
                auto const found = without_address(site.get("/manuscripts/" + name + address, who), "");
                CHECK_MESSAGE(found == nothing, address);
            }
            for (auto const* list : {"/desk", "/manuscripts?q=seagrass"})
                CHECK_FALSE(says(site.get(list, who), "Seagrass"));
        }
    }
}
