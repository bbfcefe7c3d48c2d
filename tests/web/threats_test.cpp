#include "office/account_letters.hpp"
#include "web/asking.hpp"
#include "web/at_link.hpp"
#include "web/submitting.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace succession;

namespace {

std::string bytes_of(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Everything the journal has written to disk.
std::string all_bytes(Journey& site)
{
    std::string all;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(site.where.folder->path))
        if (entry.is_regular_file()) all += bytes_of(entry.path());
    return all;
}

Person person_of(Journey& site, std::string_view code)
{
    return site.database.reading([&](Transaction& tx) { return people::get(tx, cast_id(code)); });
}

Response ask_as_script(Journey& site, Method method, std::string const& address, std::string const& who)
{
    Request request;
    request.method = method;
    request.path = address;
    request.headers = {{"accept", "application/json"}};
    if (method == Method::post) request.fields = {{"csrf", site.csrf(who)}, {"version", "77"}};
    return site.send(std::move(request), who);
}

} // namespace

TEST_CASE("script by upload: what is no PDF is saved and never shown, and what draws itself is not taken")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    desk.fill_in();
    auto send = [&](std::string const& name, std::string const& content) {
        auto const path = desk.files.write("sent", content);
        return desk.send_file("supplement",
                              {"file", name, path, static_cast<std::int64_t>(content.size()), sha256_of_file(path)});
    };
    for (auto const& [name, content] :
         {std::pair{"page.html", "<!doctype html><html><script>alert(1)</script></html>"},
          {"drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"},
          {"page.pdf", "<html><body onload=alert(1)></body></html>"}}) {
        CAPTURE(name);
        CHECK(send(name, content).status == 422);
    }
    CHECK(send("<script>alert(1)</script>.csv", "plot,cover\n1,12\n2,40\n").status == 303);
    auto const file = desk.facts().files.back();
    REQUIRE(file.kind == "supplement");
    auto const saved = desk.get(desk.manuscript + "/files/" + Stage::key(file.id), desk.author);
    CHECK(header(saved, "content-disposition").starts_with("attachment;"));
    CHECK(header(saved, "content-security-policy") == "default-src 'none'; sandbox; frame-ancestors 'none'");
    CHECK(header(saved, "x-content-type-options") == "nosniff");
    CHECK(header(saved, "content-type").starts_with("text/"));
    CHECK(header(saved, "content-type").find("html") == std::string::npos);
}

TEST_CASE("a PDF shown beside a form may run nothing, load nothing and stand on no other site")
{
    Life life("published");
    for (auto const& [address, who] :
         {std::pair{life.stage.address() + "/files/" + Stage::key(life.file("main", 0)), "laminaria-digitata"},
          {std::string("/articles/10.1111/rec.70001/article.pdf"), ""}}) {
        auto const shown = life.site.get(address, who);
        REQUIRE(shown.file);
        CHECK(header(shown, "content-type") == "application/pdf");
        CHECK(header(shown, "content-disposition").starts_with("inline;"));
        CHECK(header(shown, "x-content-type-options") == "nosniff");
        auto const policy = header(shown, "content-security-policy");
        CHECK(policy.starts_with("default-src 'none'; "));
        CHECK(policy.ends_with("; frame-ancestors 'self'"));
        for (auto const* loose : {"script-src", "connect-src", "form-action", "*", "http"})
            CHECK(policy.find(loose) == std::string::npos);
    }
}

TEST_CASE("forged sign-out: nobody is signed out by a form from elsewhere")
{
    Journey site;
    for (auto const* path : {"/sign-out", "/sign-out-everywhere"})
        for (auto const& token : {std::string(), std::string("x"), site.csrf("ostrea-edulis")}) {
            site.post(path, {{"csrf", token}}, "zostera-marina");
            CHECK(site.get("/profile", "zostera-marina").status == 200);
        }
    site.post("/sign-out", {}, "zostera-marina");
    CHECK(site.get("/profile", "zostera-marina").status == 303);
}

TEST_CASE("a review's link is no account: it signs nobody in, whatever is done with it")
{
    AtLink at;
    at.invite("posidonia-oceanica");
    at.look();
    at.accept();
    at.autosave({{"comments_to_authors", "Much to like."}}, 0);
    CHECK_FALSE(at.site.cookies("").contains("session"));
    for (auto const* page : {"/desk", "/manuscripts", "/profile", "/submit"})
        CHECK(header(at.site.get(page), "location").starts_with("/sign-in"));
    CHECK(at.site.get(at.stage.address()).status == 303);
}

TEST_CASE("mass assignment: a form takes its own fields and no others")
{
    Journey site;
    auto const before = person_of(site, "zostera-marina");
    site.post("/profile",
              {{"version", std::to_string(before.version)},
               {"given", "Zostera"},
               {"family", "marina"},
               {"affiliation", "Bay"},
               {"id", "2"},
               {"email", "chief@journal.example"},
               {"password", "taken"},
               {"active", "0"},
               {"confirmed_at", "1"},
               {"roles", "administrator"},
               {"role", "editor_in_chief"},
               {"person_id", "2"}},
              "zostera-marina");
    auto after = person_of(site, "zostera-marina");
    CHECK(after.affiliation == "Bay");
    CHECK(after.email == before.email);
    CHECK(after.password == before.password);
    CHECK(after.active == before.active);
    CHECK(site.get("/people", "zostera-marina").status == 404);

    Stage stage(site);
    stage.manuscript("draft");
    auto const page = stage.address() + "/submission/text";
    auto const text = site.get(page, "zostera-marina").body;
    auto const at = text.find("name=\"version\" value=\"") + 22;
    Typed const fields{{"version", text.substr(at, text.find('"', at) - at)},
                       {"title", "Eelgrass"},
                       {"state", "accepted"},
                       {"number", "REC-26-7777"},
                       {"submitter_id", "1"},
                       {"editor_id", "3"},
                       {"transparency", "single"},
                       {"cover_letter", "slipped in"},
                       {"round", "3"}};
    site.post(page, fields, "zostera-marina");
    auto const facts = stage.facts();
    CHECK(facts.manuscript.title == "Eelgrass");
    CHECK(facts.manuscript.state == "draft");
    CHECK_FALSE(facts.manuscript.number);
    CHECK_FALSE(facts.manuscript.editor_id);
    CHECK(facts.manuscript.submitter_id == cast_id("zostera-marina"));
    CHECK(facts.manuscript.transparency == "double");
    CHECK(facts.version().fields.find("slipped in") == std::string::npos);
}

TEST_CASE("an act's form names nobody else as who acts, and no other review or manuscript")
{
    AtLink at;
    at.invite("posidonia-oceanica");
    auto const mine = at.review;
    at.invite("rhizophora-mangle");
    auto const theirs = at.review;
    at.link = at.link_of("posidonia-oceanica");
    at.act("decline", {{"reason", "No time"},
                       {"review", Stage::key(theirs)},
                       {"actor", "1"},
                       {"manuscript", "1"},
                       {"by_link", "1"},
                       {"author", "1"},
                       {"state", "accepted"}});
    CHECK(at.stage.facts().review(mine)->state == "declined");
    CHECK(at.stage.facts().review(theirs)->state == "invited");
}

TEST_CASE("a password, a session and a link are nowhere written as they are used")
{
    AtLink at;
    at.invite("posidonia-oceanica");
    auto& site = at.site;
    std::string const chosen = "a password of the phalarope";
    site.post("/profile/password", {{"old_password", cast_password}, {"password", chosen}}, "zostera-marina");
    CHECK(site.post("/sign-in", {{"address", cast_address("zostera-marina")}, {"password", chosen}}).status == 303);
    site.post("/forgotten", {{"address", cast_address("ostrea-edulis")}});
    auto const reset = site.token_to(cast_address("ostrea-edulis"), "reset");
    site.post("/reset/" + reset, {{"password", chosen}});
    auto const written = all_bytes(site);
    REQUIRE(written.find(cast_address("zostera-marina")) != std::string::npos);
    for (auto const& secret : {chosen, std::string(cast_password), site.cookies("").at("session"),
                               at.link.substr(std::string("/review/").size()), reset})
        CHECK(written.find(secret) == std::string::npos);
}

TEST_CASE("mail header injection: a letter's head has its own lines, whatever an editor types into it")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    site.post(stage.address() + "/acts/write",
              {{"person", Stage::key(cast_id("zostera-marina"))},
               {"note", "Dear Zostera,\r\n\r\nBcc: everybody@journal.example\r\n"},
               {"letter_subject", "A word\r\nBcc: everybody@journal.example"},
               {"letter_body", "Text of the ruff"},
               {"letter_composed", "x"}},
              "laminaria-digitata");
    auto const letters = site.letters_to(cast_address("zostera-marina"));
    REQUIRE_FALSE(letters.empty());
    for (auto const& letter : letters)
        for (auto const& text : {letter.subject, letter.to_name, letter.to_address})
            CHECK(text.find_first_of("\r\n") == std::string::npos);
}

TEST_CASE("a text in braces is a text, in a letter as on a page")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    site.post(stage.address() + "/acts/write",
              {{"person", Stage::key(cast_id("zostera-marina"))},
               {"note", "{{link}} {{{name}}} {{> layout}} {{#people}}x{{/people}} {{!"}},
              "laminaria-digitata");
    CHECK(site.letters_to(cast_address("zostera-marina"))
              .back()
              .body.find("{{link}} {{{name}}} {{> layout}} {{#people}}x{{/people}} {{!") != std::string::npos);
}

TEST_CASE("timing: looking for what is hidden asks the records no more than looking for nothing")
{
    Life life("in review");
    auto const hidden = life.stage.address();
    auto statements = [&](std::string const& address, std::string const& who) {
        life.site.get("/desk", who);
        auto const before = Database::all_statements();
        CHECK(life.site.get(address, who).status == 404);
        return Database::all_statements() - before;
    };
    for (auto const* who :
         {"bufo-bufo", "pinus-mugo", "alnus-glutinosa", "acer-saccharum", "apis-mellifera", "mergus-merganser"})
        for (auto const& page :
             std::vector<std::string>{"", "/reviewers", "/acts/decide", "/files/" + Stage::key(life.file("main", 0)),
                                      "/letters/1", "/submission"}) {
            CAPTURE(who);
            CHECK_MESSAGE(statements(hidden + page, who) == statements("/manuscripts/REC-26-9999" + page, who), page);
        }
}

TEST_CASE("whoever asks as a script learns no more than whoever reads")
{
    Asking at("accepted");
    for (auto const& right : rights) {
        auto const address = at.places.address(right);
        for (auto const* who : {"bufo-bufo", "posidonia-oceanica", ""}) {
            if (at.allows(right.whose, who) || (!*who && needs_person(right))) continue;
            auto const nowhere =
                values_of(right) ? at.places.address(right, values_of(right) - 1, Places::nothing) : "/nowhere";
            auto const told = ask_as_script(at.life.site, right.method, address, who);
            CHECK_MESSAGE(told.status == 404, address, " by ", who);
            CHECK_MESSAGE(told.body == ask_as_script(at.life.site, right.method, nowhere, who).body, address, " by ",
                          who);
        }
    }
}

TEST_CASE("a cookie or an address from elsewhere brings no markup and no header")
{
    Journey site;
    auto with_cookie = [&](std::string const& said) {
        Request request;
        request.path = "/sign-in";
        request.headers = {{"cookie", "said=" + said}};
        return site.send(std::move(request), "");
    };
    CHECK_FALSE(says(with_cookie("%3Cscript%3Ealert(1)%3C%2Fscript%3E"), "<script>alert"));
    for (auto const* broken : {"%", "%zz", "%ff%fe", "%00", "a%0d%0aset-cookie%3A+x%3Dy"})
        CHECK(with_cookie(broken).status == 200);
    for (std::string const path : {"/manuscripts/x%0d%0aset-cookie:%20session=y", "/manuscripts/%3Cscript%3E",
                                   "/profile%0d%0a", "/people/1%0aX:%20y"}) {
        auto const response = site.get(path);
        CHECK(response.status < 500);
        for (auto const& [name, value] : response.headers) CHECK(value.find_first_of("\r\n") == std::string::npos);
    }
}

TEST_CASE("path traversal: no address leads out of the folder of assets")
{
    Journey site;
    for (std::string const name : {"..%2Flayout.mustache", "..%2F..%2FREADME.md", "%2e%2e%2flayout.mustache",
                                   "....%2F%2Flayout.mustache", "%2Fetc%2Fpasswd", "..", ".", "%2e%2e",
                                   "..%5Clayout.mustache", "journal.css", "/etc/passwd", "../layout.mustache"}) {
        CAPTURE(name);
        CHECK(site.get("/assets/" + name).status == 404);
    }
}

TEST_CASE("nothing that is sent is too large, too deep or too odd for an answer")
{
    Journey site;
    std::string const deep = std::string(50'000, '[') + std::string(50'000, ']');
    Typed const again{{"address", cast_address("zostera-marina")}, {"password", "guessed"}, {"again", deep}};
    CHECK(site.post("/sign-in", again).status == 422);
    Typed many;
    for (int i = 0; i < 20'000; ++i) many.emplace_back("given-" + std::to_string(i), "x");
    CHECK(site.post("/profile", many, "zostera-marina").status < 500);
    Stage stage(site);
    stage.manuscript("draft");
    many.emplace_back("version", "1");
    for (auto const* step : {"/authors", "/reviewers", "/text", "/site"})
        CHECK(site.post(stage.address() + "/submission" + step, many, "zostera-marina").status < 500);
    std::string const long_text(900'000, 'x');
    for (auto const& [path, field] : {std::pair{"/profile", "expertise"},
                                      {"/register", "family"},
                                      {"/forgotten", "address"},
                                      {"/profile/addresses", "address"}})
        CHECK(site.post(path, {{field, long_text}}, "zostera-marina").status < 500);
    for (auto const* date : {"99999-99-99", "2026-02-30", "-1", "0000-00-00", "2026-12-01T00:00", "\xd9\xa2\xd9\xa0"})
        CHECK(site.post("/profile", {{"version", "0"}, {"family", "marina"}, {"away_from", date}, {"away_until", date}},
                        "zostera-marina")
                  .status < 500);
}
