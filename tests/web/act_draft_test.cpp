#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

using namespace succession;

namespace {

constexpr auto chief = "quercus-robur";
constexpr auto editor = "laminaria-digitata";

boost::json::object json_of(Response const& response) { return boost::json::parse(response.body).as_object(); }

std::string text_of(Response const& answer) { return std::string(json_of(answer).at("text").as_string()); }

/// Somebody who writes a letter of a decision.
struct Drafting {
    Journey site{};
    Stage stage{site};
    std::string place;

    Drafting()
    {
        stage.manuscript("recommended");
        place = stage.address() + "/acts/decide";
    }

    /// Saves as the page's script does.
    Response autosave(Typed fields, std::int64_t seen, std::string const& as = chief)
    {
        Request request;
        request.method = Method::post;
        request.path = place + "/draft";
        request.headers = {{"accept", "application/json"}};
        request.fields = std::move(fields);
        request.fields.emplace_back("draft_version", std::to_string(seen));
        request.fields.emplace_back("csrf", site.csrf(as));
        return site.send(std::move(request), as);
    }
    Response look(std::string const& as = chief) { return site.get(place, as); }
    Response post(Typed fields) { return site.post(place, std::move(fields), chief); }

    Typed decision(std::int64_t seen)
    {
        auto fields = stage.decision("minor-revision");
        fields.emplace_back("version", std::to_string(stage.facts().manuscript.version));
        fields.emplace_back("draft_version", std::to_string(seen));
        return fields;
    }
    std::int64_t drafts()
    {
        return *site.database.reading(
            [](Transaction& tx) { return first<std::int64_t>(tx, "SELECT COUNT(*) FROM draft"); });
    }
};

} // namespace

TEST_CASE("a letter is kept as one types, and is there again in any browser")
{
    Drafting at;
    CHECK(says(at.look(), "data-autosave=\"" + at.place + "/draft\""));
    auto const saved = at.autosave({{"kind", "accept"}, {"letter", "letter of the\n\nwhimbrel"}}, 0);
    REQUIRE(saved.status == 200);
    CHECK(json_of(saved).at("version").as_int64() == 1);
    at.site.browsers.clear();
    auto const page = at.look();
    CHECK(says(page, "letter of the\n\nwhimbrel"));
    CHECK(says(page, "value=\"accept\" checked"));
    CHECK(says(page, "name=\"draft_version\" value=\"1\""));
    CHECK(says(page, "data-saved-at=\"" + std::string(json_of(saved).at("saved").as_string()) + "\""));
    CHECK(says(at.site.get(at.place + "?kind=reject", chief), "name=\"draft_version\" value=\"1\""));
    CHECK_FALSE(says(at.site.get(at.place + "?kind=reject", chief), "whimbrel"));
}

TEST_CASE("what an editor types is theirs alone")
{
    Drafting at;
    at.autosave({{"letter", "letter of the whimbrel"}}, 0);
    for (auto const* who : {editor, "salix-alba", "zostera-marina", "posidonia-oceanica", "apis-mellifera"}) {
        CHECK_FALSE(says(at.look(who), "whimbrel"));
        CHECK_FALSE(says(at.site.get(at.stage.address(), who), "whimbrel"));
        CHECK(at.autosave({{"letter", "over it"}}, 1, who).status == 404);
    }
    CHECK(says(at.look(), "whimbrel"));
}

TEST_CASE("two windows that write one letter lose nothing")
{
    Drafting at;
    at.autosave({{"kind", "accept"}, {"letter", "letter of the whimbrel"}}, 0);
    auto const other = at.autosave({{"letter", "letter of the godwit"}}, 0);
    CHECK(other.status == 409);
    CHECK(text_of(other).find("Letter to the authors: letter of the whimbrel") != std::string::npos);
    CHECK(text_of(other).find("Decision: Accept") != std::string::npos);
    SUBCASE("sending from the second shows both, and nothing leaves")
    {
        auto const page = at.post(at.decision(0));
        CHECK(page.status == 409);
        CHECK(says(page, "letter of the whimbrel"));
        CHECK(says(page, "letter of the heron"));
        CHECK(at.stage.state() == "recommended");
        CHECK(at.post(at.decision(1)).status == 303);
        CHECK(at.stage.state() == "held");
    }
    SUBCASE("without scripts it is the same")
    {
        Typed const fields{{"letter", "letter of the godwit"}, {"draft_version", "0"}};
        auto const page = at.site.post(at.place + "/draft", fields, chief);
        CHECK(page.status == 409);
        CHECK(says(page, "letter of the whimbrel"));
        CHECK(says(page, "letter of the godwit"));
        Typed const later{{"letter", "letter of the godwit"}, {"draft_version", "1"}};
        CHECK(header(at.site.post(at.place + "/draft", later, chief), "location") == at.place);
        CHECK(says(at.look(), "letter of the godwit"));
    }
}

TEST_CASE("the act takes its draft with it, and what arrives late begins none anew")
{
    Drafting at;
    at.autosave({{"letter", "letter of the heron"}}, 0);
    CHECK(at.post(at.decision(1)).status == 303);
    CHECK(at.drafts() == 0);
    CHECK(at.autosave({{"letter", "letter of the heron"}}, 1).status == 404);
    CHECK(at.drafts() == 0);
}

TEST_CASE("a form that comes back is kept too: refused, previewed, or overtaken by somebody else's act")
{
    Drafting at;
    SUBCASE("refused") { CHECK(at.post({{"kind", "accept"}, {"note", "note of the whimbrel"}}).status == 422); }
    SUBCASE("previewed")
    {
        auto fields = at.decision(0);
        fields.emplace_back("preview", "yes");
        fields.emplace_back("note", "note of the whimbrel");
        std::erase_if(fields, [](auto const& field) { return field.second == "note of the bittern"; });
        CHECK(at.post(fields).status == 200);
    }
    SUBCASE("overtaken")
    {
        CHECK(at.post({{"kind", "accept"}, {"note", "note of the whimbrel"}, {"version", "1"}}).status == 409);
    }
    CHECK(says(at.look(), "note of the whimbrel"));
}

TEST_CASE("whoever was signed out while writing is told so, and nothing is taken")
{
    Drafting at;
    at.autosave({{"letter", "letter of the whimbrel"}}, 0);
    at.site.cookies(chief).clear();
    CHECK(at.autosave({{"letter", "letter of the godwit"}}, 1).status == 401);
    auto const kept = at.post(at.decision(1));
    CHECK(kept.status == 401);
    CHECK(says(kept, "letter of the heron"));
    CHECK(says(kept, "<dt>Letter</dt>"));
    for (auto const* inner : {"<dt>Version</dt>", "<dt>Draft version</dt>", "<dt>Reports</dt>"})
        CHECK_FALSE(says(kept, inner));
    at.site.browsers.clear();
    CHECK(says(at.look(), "letter of the whimbrel"));
}

TEST_CASE("every form with a long text is kept: an invitation, a recommendation, a letter by hand, corrections")
{
    Journey site;
    Stage stage(site);
    struct Kept {
        char const* state;
        char const* act;
        char const* who;
        char const* field;
    };
    for (auto const& [state, act, who, field] :
         {Kept{"reports_in", "recommend", editor, "letter"}, Kept{"in_review", "write", "salix-alba", "note"},
          Kept{"in_review", "hold", editor, "reason"}, Kept{"revising", "ask_to_withdraw", "zostera-marina", "reason"},
          Kept{"proof_out", "correct_proof", "zostera-marina", "corrections"}}) {
        CAPTURE(act);
        stage.manuscript(state);
        auto const place = stage.address() + "/acts/" + act;
        CHECK(site.post(place + "/draft", {{field, "words of the ruff"}, {"draft_version", "0"}}, who).status == 303);
        CHECK(says(site.get(place, who), "words of the ruff"));
    }
    stage.manuscript("inviting");
    auto const invite =
        fmt::format("{}/reviews/{}/acts/invite", stage.address(), stage.list("posidonia-oceanica").value);
    Typed const letter{{"letter_subject", "A wish"}, {"letter_body", "words of the ruff"}, {"draft_version", "0"}};
    CHECK(site.post(invite + "/draft", letter, editor).status == 303);
    CHECK(says(site.get(invite, editor), "words of the ruff"));
    CHECK(site.post(stage.address() + "/acts/want_reviewers/draft", {{"number", "3"}}, editor).status == 404);
}
