#include "toy.hpp"

#include "base/text.hpp"

namespace succession {

using namespace testing;

TEST_CASE("a connection serves one request after the other")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    for (std::string const path : {"/quercus", "/salix", "/acer?leaf=5"}) {
        auto const reply = client.get(path);
        CHECK(reply.status() == 200);
        CHECK(reply.says("connection: keep-alive"));
        CHECK(reply.body == path.substr(0, path.find('?')));
        CHECK_FALSE(reply.value("date").empty());
    }
}

TEST_CASE("requests sent ahead are answered in order")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    std::string text;
    for (int i = 0; i < 50; ++i)
        text += fmt::format("GET /{} HTTP/1.1\r\nHost: journal.example\r\n\r\n", i) +
                fmt::format("POST /p{} HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 3\r\n\r\na=b", i);
    client.say(text);
    for (int i = 0; i < 50; ++i) {
        CHECK(client.hear().body == fmt::format("/{}", i));
        CHECK(client.hear().body == fmt::format("/p{}", i));
    }
}

TEST_CASE("a request may arrive byte by byte")
{
    Toy toy;
    toy.answers = [](Request const& request) {
        return Response::text(request.fields.empty() ? "none" : request.fields[0].second, "text/plain");
    };
    Running running(toy);
    auto client = running.client();
    for (char const c : std::string("POST /a HTTP/1.1\r\nHost: journal.example\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    "3\r\nq=S\r\n4;x=y\r\nalix\r\n0\r\nX-Trailer: no\r\n\r\n"))
        client.say({&c, 1});
    CHECK(client.hear().body == "Salix");
    CHECK(client.get("/").body == "none"); // still on the line
}

TEST_CASE("HEAD is answered like GET, without the body")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    auto const reply = client.ask("HEAD /twelve-bytes HTTP/1.1\r\nHost: journal.example\r\n\r\n");
    CHECK(reply.says("content-length: 13"));
    CHECK(client.get("/next").body == "/next");
}

TEST_CASE("whether a method is allowed is for the application to say")
{
    Toy toy;
    toy.admits = [](Head const& head) {
        if (head.method != Method::other) return Admission{};
        auto refusal = Response::text("no such method here", "text/plain").with("allow", "GET, POST");
        refusal.status = 405;
        return Admission{refusal};
    };
    Running running(toy);
    auto client = running.client();
    CHECK(client.ask("DELETE /a HTTP/1.1\r\nHost: journal.example\r\n\r\n").status() == 405);
    auto const reply = client.ask("PUT /a HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 4\r\n\r\nbody");
    CHECK(reply.status() == 405);
    CHECK(reply.says("allow: GET, POST"));
    CHECK(client.is_closed()); // its body was not read
}

TEST_CASE("old clients are served, and close")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    auto const reply = client.ask("GET /a HTTP/1.0\r\n\r\n");
    CHECK(reply.body == "/a");
    CHECK(reply.says("connection: close"));
    CHECK(client.is_closed());
}

TEST_CASE("who asks first whether to send is told to go on, or not to")
{
    Toy toy;
    toy.answers = [](Request const& request) { return Response::text(request.fields.at(0).second, "text/plain"); };
    toy.admits = [](Head const& head) {
        if (head.path == "/closed") return Admission{Response::see_other("/sign-in")};
        return Admission{{}, 100, 0};
    };
    Running running(toy);
    std::string const head = " HTTP/1.1\r\nHost: journal.example\r\nExpect: 100-continue\r\nContent-Length: 7\r\n\r\n";
    SUBCASE("admitted")
    {
        auto client = running.client();
        CHECK(client.ask("POST /open" + head).status() == 100);
        CHECK(client.ask("a=Salix").body == "Salix");
        CHECK(client.get("/closed").status() == 303);
    }
    SUBCASE("refused")
    {
        auto client = running.client();
        CHECK(client.ask("POST /closed" + head).status() == 303);
        CHECK(client.is_closed());
    }
}

TEST_CASE("forms arrive decoded")
{
    Toy toy;
    toy.answers = [](Request const& request) {
        std::string text;
        for (auto const& [name, value] : request.fields) text += name + "=" + value + ";";
        return Response::text(text + joined(request.damaged, " and "), "text/plain");
    };
    Running running(toy);
    auto client = running.client();
    CHECK(client.post("/", "title=Salix+alba&note=%C3%A9%26&empty=").body == "title=Salix alba;note=é&;empty=;");
    CHECK(client.post("/", "").body.empty());
    CHECK(client.post("/", "bad=%zz").status() == 400);
    CHECK(client.post("/", "nul=a%00b&latin=gr%E9en&whole=%C3%A9").body == "nul=ab;latin=gren;whole=é;nul and latin");
    CHECK(client.get("/").status() == 200);
    CHECK(client.post("/", "{}", "Content-Type: application/json\r\n").status() == 400);
}

TEST_CASE("the person's address is the peer's, unless a trusted proxy says otherwise")
{
    Toy toy;
    toy.answers = [](Request const& request) { return Response::text(request.address, "text/plain"); };
    std::string const forwarded = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\n";
    SUBCASE("stranger")
    {
        Running running(toy);
        CHECK(running.client().get("/", forwarded).body == "127.0.0.1");
    }
    SUBCASE("proxy")
    {
        Running running(toy, [](auto& settings) { settings.trusted_proxies = {"127.0.0.1"}; });
        CHECK(running.client().get("/", forwarded).body == "198.51.100.7");
    }
}

TEST_CASE("a header that would break out of its line is not sent")
{
    Toy toy;
    std::pair<std::string, std::string> header;
    SUBCASE("line end") { header = {"location", "/a\r\nset-cookie: session=stolen"}; }
    SUBCASE("line feed") { header = {"location", "/a\nset-cookie: session=stolen"}; }
    SUBCASE("NUL") { header = {"location", std::string("/a\0b", 4)}; }
    SUBCASE("in the name") { header = {"set-cookie: session=stolen\r\nx", "y"}; }
    toy.answers = [&](Request const&) { return Response::see_other("/").with(header.first, header.second); };
    Running running(toy);
    auto const reply = running.client().get("/");
    CHECK(reply.status() == 500);
    CHECK(reply.head.find("stolen") == std::string::npos);
    running.stop();
    CHECK(running.lines().at(0).find("\"fault\":\"std::logic_error\"") != std::string::npos);
}

TEST_CASE("a failing application is told with the request's number, and nothing else")
{
    Toy toy;
    toy.answers = [](Request const&) -> Response { throw std::runtime_error("the reviewer is Grus grus"); };
    Running running(toy);
    auto const reply = running.client().get("/");
    CHECK(reply.body == "Something went wrong on our side (no. 1).\n");
    running.stop();
    CHECK(running.lines().at(0).find("Grus") == std::string::npos);
}

TEST_CASE("each request leaves a line that names the route, not the address")
{
    Toy toy;
    Running running(toy);
    auto const reply = running.client().get("/links/secret-token?mail=salix%40uferwald.example");
    running.stop();
    auto const lines = running.lines();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find(R"("number":1,"method":"GET","route":"/toy/{}","status":200)") != std::string::npos);
    CHECK(lines[0].find("secret") == std::string::npos);
    CHECK(lines[0].find("salix") == std::string::npos);
}

TEST_CASE("metrics count what was answered")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    client.get("/");
    client.post("/", "bad=%zz");
    client.get("/");
    running.stop();
    auto const text = running.server().metrics().prometheus();
    for (auto const* line :
         {"succession_requests_total{class=\"2xx\"} 2\n", "succession_requests_total{class=\"4xx\"} 1\n",
          "succession_requests_in_flight 0\n", "succession_connections 0\n", "succession_request_seconds_count 3\n",
          "succession_request_seconds_bucket{le=\"+Inf\"} 3\n", "# TYPE succession_request_seconds histogram\n"})
        CHECK_MESSAGE(text.find(line) != std::string::npos, line << "is missing in\n" << text);
}

TEST_CASE("pages are compressed, remembered and cut as asked")
{
    Toy toy;
    std::string const page(20'000, 'x');
    toy.answers = [&](Request const&) { return Response::html(page).with("etag", "\"one\""); };
    Running running(toy);
    auto client = running.client();
    auto const reply = client.get("/", "Accept-Encoding: br, gzip\r\n");
    CHECK(reply.says("content-encoding: gzip"));
    CHECK(reply.says("vary: accept-encoding"));
    CHECK(reply.body.size() < 200);
    auto const known = client.get("/", "Accept-Encoding: gzip\r\nIf-None-Match: " + reply.value("etag") + "\r\n");
    CHECK(known.status() == 304);
    CHECK(known.value("content-length").empty());
    CHECK(client.get("/").body == page);
}

TEST_CASE("a place that is taken stops the start")
{
    Toy toy;
    Running running(toy);
    Server::Settings settings;
    settings.port = running.server().port();
    CHECK_THROWS_WITH_AS(Server(settings, toy), doctest::Contains("Address already in use"), Mistake);
    settings.port = 0;
    settings.trusted_proxies = {"proxy.example"};
    CHECK_THROWS_AS(Server(settings, toy), Mistake);
    settings.trusted_proxies = {};
    settings.address = "nowhere";
    CHECK_THROWS_AS(Server(settings, toy), Mistake);
}

} // namespace succession
