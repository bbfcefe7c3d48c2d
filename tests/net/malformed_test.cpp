#include "toy.hpp"

namespace succession {

using namespace testing;

namespace {

struct Row {
    int status;
    std::string text;
};

std::string const host = "Host: journal.example\r\n";
std::string const post = "POST / HTTP/1.1\r\n" + host;

std::vector<Row> const heads{
    {400, "nonsense\r\n\r\n"},
    {400, "\r\n\r\n"},
    {400, "GET\r\n\r\n"},
    {400, "GET / HTTP/1.1 \r\n" + host + "\r\n"},
    {400, "GET / FTP/1.1\r\n" + host + "\r\n"},
    {400, "GET / HTTP/2.0\r\n" + host + "\r\n"},
    {400, "GET journal HTTP/1.1\r\n" + host + "\r\n"},
    {400, "GET http://journal.example/ HTTP/1.1\r\n" + host + "\r\n"},
    {400, "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"},
    {400, "GET /%zz HTTP/1.1\r\n" + host + "\r\n"},
    {400, "GET /% HTTP/1.1\r\n" + host + "\r\n"},
    {400, "GET /%00 HTTP/1.1\r\n" + host + "\r\n"},
    {400, "GET /?a=%0 HTTP/1.1\r\n" + host + "\r\n"},
    {400, std::string("GET /\0 HTTP/1.1\r\n", 17) + host + "\r\n"},
    {400, "GET / HTTP/1.1\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" + host + host + "\r\n"},
    {400, "GET / HTTP/1.1\r\n" + host + "No colon\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" + host + "Space : before\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" + host + std::string("X: nul\0nul\r\n\r\n", 14)},
    {400, "GET / HTTP/1.1\r\n" + host + "X: bell\a\r\n\r\n"},
    {400, "GET / HTTP/1.1\n" + host + "\n\n\r\n\r\n"},
};

std::vector<Row> const lengths{
    {400, "GET / HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\nbody"},
    {400, "HEAD / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {400, post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\na=bc"},
    {400, post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\na=bc"},
    {400, post + "Content-Length: 4, 4\r\n\r\na=bc"},
    {400, post + "Content-Length: +4\r\n\r\na=bc"},
    {400, post + "Content-Length: -4\r\n\r\na=bc"},
    {400, post + "Content-Length: 4x\r\n\r\na=bc"},
    {400, post + "Content-Length: \r\n\r\n"},
    {400, post + "Content-Length: 99999999999999999999999\r\n\r\n"},
    {400, post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\na=bc\r\n0\r\n\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\na=bc\r\n0\r\n\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {501, post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
    {501, post + "Transfer-Encoding: identity\r\n\r\n"},
    {501, post + "Transfer-Encoding: xchunked\r\n\r\n"},
    {501, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"},
    {400, post + "Transfer-Encoding: chunked\r\n\r\n3\r\na=bc\r\n0\r\n\r\n"},
};

std::vector<Row> const not_taken{
    {417, post + "Expect: a miracle\r\nContent-Length: 4\r\n\r\n"},
    {431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'x') + "\r\n\r\n"},
    {431, "GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n"},
    {413, post + "Content-Length: 2000000\r\n\r\n"},
    {413, post + "Transfer-Encoding: chunked\r\n\r\n1e8480\r\n" + std::string(2'000'000, 'x')},
    {400, post + "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nbody"},
    {400, post + "Content-Type: multipart/form-data\r\nContent-Length: 4\r\n\r\nbody"},
    {400, post + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 4\r\n\r\nbody"},
};

void are_refused(std::vector<Row> const& rows)
{
    Toy toy;
    toy.answers = [](Request const&) -> Response {
        FAIL("this reached the application");
        return {};
    };
    Running running(toy);
    for (auto const& row : rows) {
        CAPTURE(row.text.substr(0, 120));
        auto client = running.client();
        client.say(row.text);
        auto const reply = client.hear();
        CHECK(reply.status() == row.status);
        CHECK(reply.body.size() < 100);
        bool const has_read_all = row.text.ends_with("a=bc") || row.text.ends_with("body");
        if (!has_read_all) CHECK(reply.says("connection: close"));
    }
}

} // namespace

TEST_CASE("what is no request is refused in a line, and the connection ends")
{
    SUBCASE("by its head") { are_refused(heads); }
    SUBCASE("by the length it gives its body, or none") { are_refused(lengths); }
    SUBCASE("by its size, its kind or what it expects") { are_refused(not_taken); }
}

TEST_CASE("a head is not larger than allowed in sum, however it arrives")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    client.say("GET / HTTP/1.1\r\nHost: journal.example\r\n");
    SUBCASE("many small headers")
    {
        for (int i = 0; i < 200; ++i)
            if (!client.say(fmt::format("X-{}: y\r\n", i))) break;
    }
    SUBCASE("a few large ones")
    {
        for (int i = 0; i < 20; ++i)
            if (!client.say(fmt::format("X-{}: {}\r\n", i, std::string(1000, 'y')))) break;
    }
    client.say("\r\n");
    CHECK(client.hear().status() == 431);
}

TEST_CASE("what stands behind a smuggled length is no request")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    client.say("POST / HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
               "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: journal.example\r\n\r\n");
    CHECK(client.hear().status() == 400);
    CHECK(client.is_closed());
}

} // namespace succession
