#include "office/account_letters.hpp"
#include "storage/links.hpp"
#include "web/fixture.hpp"
#include "web/kept.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

Typed profile_of_zostera(std::string const& affiliation = "Seagrass Station")
{
    return {{"version", "0"}, {"given", "Zostera"}, {"family", "marina"}, {"affiliation", affiliation}};
}

std::string affiliation_of(Journey& journal, std::string const& code)
{
    return journal.database.reading([&](Transaction& tx) { return people::get(tx, cast_id(code)).affiliation; });
}

OfficeSettings behind_tls()
{
    OfficeSettings settings;
    settings.public_url = "https://journal.example";
    return settings;
}

} // namespace

TEST_CASE("what is not there and what one may not see are answered alike")
{
    Journey journal;
    auto const nothing = journal.get("/people-who-are-not", "zostera-marina");
    CHECK(nothing.status == 404);
    CHECK(says(nothing, "There is nothing here"));
    for (auto const* path : {"/people", "/people/1", "/people/99", "/people/new"}) {
        auto const refused = journal.get(path, "zostera-marina");
        CHECK(refused.status == 404);
        CHECK(refused.body.size() == nothing.body.size());
    }
    CHECK(journal.get("/people/99", "apis-mellifera").status == 404);
    CHECK(journal.get("/people/x", "apis-mellifera").status == 404);
}

TEST_CASE("a known address with another method says what it takes")
{
    Journey journal;
    CHECK(journal.post("/check-your-mail").status == 405);
    Request request;
    request.method = Method::other;
    request.path = "/sign-in";
    CHECK(header(journal.send(request, ""), "allow") == "GET, HEAD, POST");
}

TEST_CASE("whoever is not signed in is led to the door and back")
{
    Journey journal;
    CHECK(header(journal.get("/people?q=a+b"), "location") == "/sign-in?next=%2Fpeople%3Fq%3Da%2Bb");
    Request request;
    request.path = "/profile";
    request.headers = {{"accept", "application/json"}};
    CHECK(journal.send(request, "").status == 303);
}

TEST_CASE("every answer tells browsers to keep to themselves what they get")
{
    Journey journal;
    for (auto const* path : {"/sign-in", "/nowhere", "/health", "/reset/x"}) {
        CAPTURE(path);
        auto const page = journal.get(path);
        auto const policy = header(page, "content-security-policy");
        CHECK(policy.find("default-src 'none'") != std::string::npos);
        CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(header(page, "x-content-type-options") == "nosniff");
        CHECK(header(page, "cross-origin-opener-policy") == "same-origin");
        CHECK(header(page, "strict-transport-security") == "");
    }
    CHECK(header(journal.get("/profile", "zostera-marina"), "cache-control") == "no-store");
    CHECK(header(journal.get("/sign-in"), "referrer-policy") == "same-origin");
    CHECK(header(journal.get("/reset/x"), "referrer-policy") == "no-referrer");
    CHECK(journal.get("/people/7", "apis-mellifera").route == "/people/{}");
}

TEST_CASE("cookies are out of reach for scripts, other sites and, behind TLS, other hosts")
{
    Journey open;
    CHECK(header(open.get("/sign-in"), "set-cookie").find("; HttpOnly; SameSite=Lax") != std::string::npos);
    Journey journal(behind_tls());
    auto const page = journal.get("/sign-in");
    auto const cookie = header(page, "set-cookie");
    CHECK(cookie.starts_with("__Host-visitor="));
    CHECK(cookie.ends_with("; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure"));
    CHECK(header(page, "strict-transport-security") != "");
}

TEST_CASE("the site goes by its configured address, never by what a request calls it")
{
    Journey journal(behind_tls());
    Request request;
    request.method = Method::post;
    request.path = "/forgotten";
    request.headers = {{"host", "evil.example"}, {"x-forwarded-host", "evil.example"}};
    request.fields = {{"address", cast_address("zostera-marina")}, {"csrf", journal.secrets.seal("csrf", "v")}};
    request.headers.emplace_back("cookie", "__Host-visitor=v");
    auto const answer = journal.send(request, "");
    CHECK(header(answer, "location") == "/check-your-mail");
    auto const letter = journal.letters_to(cast_address("zostera-marina")).back();
    CHECK(letter.body.find("evil.example") == std::string::npos);
    auto const link = journal.database.reading([&](Transaction& tx) { return links::find(tx, *letter.link_id); });
    CHECK(office::link_address(journal.office, *link).starts_with("https://journal.example/reset/"));
}

TEST_CASE("a form without its session's token has no effect and loses no word")
{
    Journey journal;
    for (auto const* token : {"", "x", "other"}) {
        CAPTURE(token);
        auto fields = profile_of_zostera();
        fields.emplace_back("csrf", token == std::string("other") ? journal.csrf("ostrea-edulis") : token);
        auto const page = journal.post("/profile", fields, "zostera-marina");
        CHECK(page.status == 200);
        CHECK(says(page, "Send it once more"));
        CHECK(says(page, "name=\"affiliation\" value=\"Seagrass Station\""));
        CHECK(affiliation_of(journal, "zostera-marina") == "");
    }
}

TEST_CASE("a form from another site is refused, whatever it carries")
{
    Journey journal;
    Request request;
    request.method = Method::post;
    request.path = "/profile";
    request.headers = {{"sec-fetch-site", "cross-site"}};
    request.fields = profile_of_zostera();
    request.fields.emplace_back("csrf", journal.csrf("zostera-marina"));
    CHECK(journal.send(request, "zostera-marina").status == 400);
    CHECK(affiliation_of(journal, "zostera-marina") == "");
}

TEST_CASE("nobody is signed in by a form from elsewhere")
{
    Journey journal;
    Typed const mallory{{"address", cast_address("ostrea-edulis")}, {"password", cast_password}, {"csrf", "x"}};
    CHECK(header(journal.post("/sign-in", mallory), "location") == "/sign-in");
    CHECK(journal.cookies("").count("session") == 0);

    auto others = mallory;
    others.back().second = journal.secrets.seal("csrf", "another browser's");
    journal.post("/sign-in", others);
    CHECK(journal.cookies("").count("session") == 0);
}

TEST_CASE("an ended session loses no word: one signs in, presses once, and it is done")
{
    Journey journal;
    auto const token = journal.csrf("zostera-marina");
    journal.clock.advance(15 * day);
    auto fields = profile_of_zostera("Posidonia's <Station> & \"Co\"");
    fields.emplace_back("csrf", token);
    auto const page = journal.post("/profile", fields, "zostera-marina");
    CHECK(page.status == 401);
    CHECK(says(page, "You were signed out. Your text is kept."));
    CHECK(says(page, "Posidonia&apos;s &lt;Station&gt; &amp; &quot;Co&quot;"));

    Request request;
    request.fields = fields;
    request.path = "/profile";
    Typed const door{{"address", cast_address("zostera-marina")}, {"again", to_json(kept_from(request))}};
    auto wrong = door;
    wrong.emplace_back("password", "wrong password");
    auto const refused = journal.post("/sign-in", wrong, "zostera-marina");
    CHECK(says(refused, "do not go together"));
    CHECK(says(refused, "Posidonia&apos;s"));
    auto right = door;
    right.emplace_back("password", cast_password);
    auto const inside = journal.post("/sign-in", right, "zostera-marina");
    CHECK(says(inside, "action=\"/profile\""));
    CHECK(says(inside, "Send it once more"));
    CHECK(affiliation_of(journal, "zostera-marina") == "");

    CHECK(journal.post("/profile", profile_of_zostera("Posidonia"), "zostera-marina").status == 303);
    CHECK(affiliation_of(journal, "zostera-marina") == "Posidonia");
}

TEST_CASE("words are sent by who wrote them, not by who signs in next on that page")
{
    Journey journal;
    auto fields = profile_of_zostera("A secret");
    fields.emplace_back("writer", hidden(journal.get("/profile", "zostera-marina"), "writer"));
    REQUIRE(fields.back().second.size() > 20);
    CHECK(fields.back().second == hidden(journal.get("/submit", "zostera-marina"), "writer"));
    fields.emplace_back("csrf", journal.csrf("zostera-marina"));
    auto const elsewhere = journal.post("/profile", fields, "ostrea-edulis");
    CHECK(elsewhere.status == 409);
    CHECK(says(elsewhere, "Somebody else was signed in here"));
    CHECK_FALSE(says(elsewhere, "A secret"));

    Request request;
    request.path = "/profile";
    request.fields = fields;
    auto const at_the_door = [&](std::string const& who) {
        return journal.post(
            "/sign-in",
            {{"address", cast_address(who)}, {"again", to_json(kept_from(request))}, {"password", cast_password}});
    };
    auto const another = at_the_door("ostrea-edulis");
    CHECK(another.status == 409);
    CHECK_FALSE(says(another, "A secret"));
    journal.browsers.clear();
    CHECK(says(at_the_door("zostera-marina"), "A secret"));
    CHECK(affiliation_of(journal, "ostrea-edulis") == "");
}

TEST_CASE("a form that is done is named to scripts, and nothing else is")
{
    Journey journal;
    auto const told = [&](std::string const& once, std::string const& address) {
        journal.cookies("zostera-marina").erase("done");
        journal.post("/profile/addresses", {{"address", address}, {"once", once}}, "zostera-marina");
        return journal.cookies("zostera-marina")["done"];
    };
    auto const form = random_token();
    CHECK(told(form, "nowhere") == "");
    CHECK(told(form, "zm@bay.example") == form);
    CHECK(told(form, "zm@bay.example") == form);
    CHECK(told("a; Path=/", "z@bay.example") == "");
}

TEST_CASE("who must wait at the door, or left it open for days, keeps what they wrote before")
{
    Journey journal;
    Request request;
    request.path = "/profile";
    request.fields = profile_of_zostera("Posidonia");
    Typed const door{{"address", cast_address("zostera-marina")},
                     {"again", to_json(kept_from(request))},
                     {"password", "wrong password"}};
    for (int i = 0; i < 5; ++i) CHECK(journal.post("/sign-in", door).status == 401);
    auto const waiting = journal.post("/sign-in", door);
    CHECK(waiting.status == 429);
    CHECK(says(waiting, "There were too many attempts."));
    CHECK(says(waiting, "name=\"again\" value=\"{"));
    CHECK(says(waiting, "Posidonia"));

    auto old = door;
    old.emplace_back("csrf", "of a cookie that is gone");
    auto const late = journal.post("/sign-in", old);
    CHECK(late.status == 401);
    CHECK(says(late, "Posidonia"));
    auto const empty = journal.post("/sign-in", {door[0], door[2]});
    CHECK(empty.status == 429);
    CHECK(says(empty, "value=\"" + cast_address("zostera-marina") + "\""));
}

TEST_CASE("passwords are never kept, nor where a form cannot lead")
{
    Request request;
    request.path = "/profile/password";
    request.fields = {{"old_password", "secret one"}, {"password", "secret two"}, {"note", "kept"}};
    auto const kept = kept_from(request);
    CHECK(kept.fields == std::vector<KeptField>{{"note", "Note", "kept"}});
    CHECK(kept_from_json(to_json(kept)) == kept);
    for (auto const* text : {"", "{}", "[]", "x", R"({"path":"//evil.example","fields":[],"had_files":false})",
                             R"({"path":"/x","fields":[["a"]],"had_files":false})", R"({"path":"/x","fields":{}})"}) {
        CAPTURE(text);
        CHECK_FALSE(kept_from_json(text));
    }
}

TEST_CASE("a doubled form has one effect and the same answer")
{
    Journey journal;
    Typed const fields{
        {"given", "Nypa"}, {"family", "fruticans"}, {"address", "nypa@mangrove.example"}, {"once", "this form"}};
    auto const first = journal.post("/people/new", fields, "apis-mellifera");
    auto const second = journal.post("/people/new", fields, "apis-mellifera");
    CHECK(first.status == 303);
    CHECK(second.status == 303);
    CHECK(journal.letters_to("nypa@mangrove.example").size() == 1);

    auto other = fields;
    other[2].second = "nypa@other.example";
    CHECK(journal.post("/people/new", other, "apis-mellifera").status == 303);
    CHECK(journal.letters_to("nypa@other.example").size() == 1);
}

TEST_CASE("our own script is answered in its language")
{
    Journey journal;
    Request request;
    request.method = Method::post;
    request.path = "/profile";
    request.headers = {{"accept", "application/json"}};
    request.fields = profile_of_zostera();
    auto const answer = journal.send(request, "");
    CHECK(answer.status == 401);
    CHECK(header(answer, "content-type") == "application/json");
}

TEST_CASE("what goes wrong on our side is written down with a number and shown with it")
{
    std::string told;
    TestOffice office;
    auto settings = test_site_settings();
    settings.metrics = []() -> std::string { throw std::runtime_error("the meter is broken"); };
    settings.on_failure = [&](std::int64_t number, std::string const& what) { told = std::to_string(number) + what; };
    Site site(settings, office.office, page_words(), office.clock);
    Request request;
    request.path = "/metrics";
    request.address = "127.0.0.1";
    request.number = 0x4F2A;
    auto const page = site.answer(request);
    CHECK(page.status == 500);
    CHECK(says(page, "4F2A"));
    CHECK_FALSE(says(page, "meter"));
    CHECK(told == "20266the meter is broken");
}

TEST_CASE("machines are told how the site is, and strangers nothing of its figures")
{
    Journey journal;
    CHECK(journal.get("/health").body == "ok\n");
    Request request;
    request.path = "/metrics";
    request.address = "192.0.2.1";
    CHECK(journal.send(request, "").status == 404);
    request.address = "::1";
    CHECK(journal.send(request, "").status == 200);
    for (auto const* handed_on : {"x-forwarded-for", "forwarded", "x-real-ip"}) {
        CAPTURE(handed_on);
        auto by_proxy = request;
        by_proxy.headers = {{handed_on, "192.0.2.1"}};
        CHECK_MESSAGE(journal.send(by_proxy, "").status == 404, "whom a proxy on this machine brings is not here");
    }
}

TEST_CASE("a text with bytes that are no text is kept without them, shown, and sent once more")
{
    Journey journal;
    Request request;
    request.method = Method::post;
    request.path = "/profile";
    request.fields = {
        {"given", "Quercus"}, {"expertise", "Oak and ash"}, {"csrf", journal.csrf("quercus-robur")}, {"once", "1"}};
    request.damaged = {"expertise"};
    auto const page = journal.send(request, "quercus-robur");
    CHECK(page.status == 422);
    CHECK(says(page, "no text and were left out"));
    CHECK(says(page, "Oak and ash</textarea>"));
    CHECK(says(page, "name=\"given\" value=\"Quercus\""));
    CHECK(says(page, "action=\"/profile\""));
    CHECK(journal.get("/profile", "quercus-robur").body.find("Oak and ash") == std::string::npos);
}

TEST_CASE("a form is admitted by its route, and files only where it takes them")
{
    Journey journal;
    Head head;
    head.method = Method::post;
    head.path = "/profile";
    auto const admission = journal.site.admit(head);
    CHECK_FALSE(admission.refusal);
    CHECK(admission.body_limit > 0);
    CHECK(admission.file_limit == 0);
    head.path = "/nowhere";
    REQUIRE(journal.site.admit(head).refusal);
    CHECK(journal.site.admit(head).refusal->status == 404);
    auto const refused =
        journal.site.refuse(head, {Problem::Kind::too_large, "This is larger than the journal takes."});
    CHECK(refused.status == 413);
    CHECK(says(refused, "This is larger than the journal takes."));
}

TEST_CASE("assets are kept for ever under the address of their content")
{
    Journey journal;
    auto const& css = journal.get("/sign-in").body;
    auto const at = css.find("/assets/journal.");
    auto const path = css.substr(at, css.find('"', at) - at);
    auto const plain = journal.get(path);
    CHECK(plain.status == 200);
    CHECK(header(plain, "cache-control") == "public, max-age=31536000, immutable");
    CHECK(header(plain, "set-cookie") == "");
    Request request;
    request.path = path;
    request.headers = {{"accept-encoding", "gzip"}};
    auto const packed = journal.send(request, "");
    CHECK(header(packed, "content-encoding") == "gzip");
    CHECK(packed.body.size() < plain.body.size() / 2);
    request.headers = {{"accept-encoding", "gzip;q=0, identity"}};
    CHECK(journal.send(request, "").body == plain.body);
    CHECK(journal.get("/assets/journal.css").status == 404);
    CHECK(journal.get("/assets/..%2Flayout.mustache").status == 404);
}
