#include "toy.hpp"

#include <csignal>
#include <latch>

namespace succession {

using namespace testing;
using namespace std::chrono_literals;

namespace {

/// A page that is not done before the test says so.
struct Busy : Toy {
    explicit Busy(int expected) : begun(expected)
    {
        answers = [this](Request const& request) {
            if (request.path != "/busy") return Response::text("done", "text/plain");
            if (!begun.try_wait()) begun.count_down();
            end.wait();
            return Response::text("done at last", "text/plain");
        };
    }

    std::latch begun;
    std::latch end{1};
};

constexpr std::string_view busy_form = "POST /busy HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 0\r\n\r\n";
constexpr std::string_view busy = "GET /busy HTTP/1.1\r\nHost: journal.example\r\n\r\n";

} // namespace

TEST_CASE("slow senders are cut")
{
    Toy toy;
    Running running(toy, [](auto& settings) {
        settings.header_timeout = settings.body_timeout = 150ms;
        settings.idle_timeout = 150ms;
    });
    auto client = running.client();
    SUBCASE("nothing at all") { CHECK(client.is_closed()); }
    SUBCASE("half a head")
    {
        client.say("GET / HTTP/1.1\r\nHost: jour");
        CHECK(client.hear().status() == 408);
    }
    SUBCASE("half a body")
    {
        client.say("POST / HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 9\r\n\r\na=b");
        CHECK(client.hear().status() == 408);
    }
    SUBCASE("nothing after the first answer")
    {
        CHECK(client.get("/").status() == 200);
        CHECK(client.is_closed());
    }
}

TEST_CASE("a body that only drips is cut, though it never pauses for long")
{
    Toy toy;
    Running running(toy, [](auto& settings) {
        settings.body_timeout = 200ms;
        settings.slowest = 10'000;
    });
    auto client = running.client();
    client.say("POST / HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 1000\r\n\r\n");
    std::thread dripping([&] {
        while (client.say("x")) std::this_thread::sleep_for(20ms);
    });
    auto const begun = std::chrono::steady_clock::now();
    CHECK(client.hear().status() == 408);
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
    running.stop();
    dripping.join();
}

TEST_CASE("an address has so many connections and no more")
{
    Toy toy;
    Running running(toy, [](auto& settings) { settings.connections_per_address = 3; });
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<Client>(running.server().port()));
        CHECK(clients.back()->get("/").status() == 200);
    }
    auto refused = running.client();
    CHECK(refused.hear().status() == 429);
    CHECK(refused.is_closed());
    clients.pop_back();
    CHECK(eventually([&] { return running.server().metrics().connections == 2; }));
    CHECK(running.client().get("/").status() == 200);
}

TEST_CASE("a proxy may have more, but all together have a limit")
{
    Toy toy;
    Running running(toy, [](auto& settings) {
        settings.trusted_proxies = {"127.0.0.1"};
        settings.connections_per_address = 1;
        settings.connections = 2;
    });
    auto first = running.client(), second = running.client();
    CHECK(first.get("/").status() == 200);
    CHECK(second.get("/").status() == 200);
    CHECK(running.client().hear().status() == 503);
}

TEST_CASE("beyond the queue there is a 503 at once, and reading does not wait for writing")
{
    Busy toy(1);
    Running running(toy, [](auto& settings) {
        settings.readers = settings.writers = 1;
        settings.queue = 1;
    });
    auto const& metrics = running.server().metrics();
    auto first = running.client(), second = running.client(), third = running.client();
    SUBCASE("reading")
    {
        first.say(busy);
        toy.begun.wait();
        second.say(busy);
        CHECK(eventually([&] { return metrics.waiting_readers == 1; }));
        auto const reply = third.get("/");
        CHECK(reply.status() == 503);
        CHECK(reply.says("retry-after: 1"));
        CHECK(reply.says("content-type: text/plain; charset=utf-8"));
        third.say("GET / HTTP/1.1\r\nHost: journal.example\r\nAccept: text/html,*/*\r\n\r\n");
        auto const page = third.hear();
        CHECK(page.status() == 503);
        CHECK(page.body.find("<h1>The journal is busy</h1>") != std::string::npos);
        CHECK(page.body.find("what you typed is still there") != std::string::npos);
    }
    SUBCASE("writing")
    {
        first.say(busy_form);
        toy.begun.wait();
        second.say(busy_form);
        CHECK(eventually([&] { return metrics.waiting_writers == 1; }));
        CHECK(third.post("/", "").status() == 503);
        CHECK(third.get("/").body == "done");
    }
    CHECK(third.get("/").status() == (metrics.waiting_readers == 1 ? 503 : 200)); // and the connection goes on
    toy.end.count_down();
    CHECK(first.hear().body == "done at last");
    CHECK(second.hear().body == "done at last");
    CHECK(metrics.in_flight <= 1);
}

TEST_CASE("files that take long keep their sender's other files waiting, not those of others, and no act")
{
    Busy toy(1);
    toy.admits = [](Head const& head) {
        return Admission{{}, 1 << 20, 1 << 20, std::stoll(std::string(head.header("x-person").value_or("0")))};
    };
    Running running(toy, [](auto& settings) { settings.forms_per_sender = 2; });
    auto const& metrics = running.server().metrics();
    auto const with_file = [](std::string const& path, std::string const& person) {
        std::string const body = "--leaf\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--leaf--\r\n";
        return "POST " + path + " HTTP/1.1\r\nHost: journal.example\r\nX-Person: " + person +
               "\r\nContent-Type: multipart/form-data; boundary=leaf\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body;
    };
    auto first = running.client(), second = running.client(), third = running.client(), other = running.client();
    first.say(with_file("/busy", "7"));
    toy.begun.wait();
    second.say(with_file("/", "7"));
    CHECK(eventually([&] { return metrics.waiting_inspectors == 1; }));
    auto const refused = third.ask(with_file("/", "7"));
    CHECK(refused.status() == 429);
    CHECK(refused.body.find("still being read") != std::string::npos);
    CHECK(other.ask(with_file("/", "8")).body == "done");
    CHECK(other.ask(with_file("/", "8")).body == "done");
    for (int i = 0; i < 3; ++i) CHECK(other.post("/", "").body == "done");
    CHECK(metrics.waiting_inspectors == 1);
    toy.end.count_down();
    CHECK(first.hear().body == "done at last");
    CHECK(second.hear().body == "done");
    CHECK(running.client().ask(with_file("/", "7")).body == "done");
}

TEST_CASE("slow files of many people keep no act waiting")
{
    Busy toy(2);
    toy.admits = [](Head const&) { return Admission{{}, 1 << 20, 1 << 20}; };
    Running running(toy, [](auto& settings) { settings.queue = 2; });
    std::string const upload = "POST /busy HTTP/1.1\r\nHost: journal.example\r\nContent-Type: multipart/form-data; "
                               "boundary=leaf\r\nContent-Length: 10\r\n\r\n--leaf--\r\n";
    std::array<Client, 4> slow{running.client(), running.client(), running.client(), running.client()};
    for (int i : {0, 1}) slow.at(i).say(upload);
    toy.begun.wait();
    for (int i : {2, 3}) slow.at(i).say(upload);
    CHECK(eventually([&] { return running.server().metrics().waiting_inspectors == 2; }));
    CHECK(running.client().ask(upload).status() == 503);
    CHECK(running.client().post("/", "").body == "done");
    toy.end.count_down();
    for (auto& client : slow) CHECK(client.hear().body == "done at last");
}

TEST_CASE("stopping lets running requests end, and ends idle connections at once")
{
    Busy toy(1);
    Running running(toy);
    auto working = running.client(), idle = running.client();
    CHECK(idle.get("/").status() == 200);
    working.say(busy);
    toy.begun.wait();
    running.server().stop();
    CHECK(idle.is_closed());
    toy.end.count_down();
    auto const reply = working.hear();
    CHECK(reply.body == "done at last");
    CHECK(reply.says("connection: close"));
    CHECK(working.is_closed());
    running.stop();
}

TEST_CASE("stopping does not wait for ever")
{
    Busy toy(1);
    Running running(toy, [](auto& settings) {
        settings.readers = 1;
        settings.stop_timeout = 100ms;
    });
    auto working = running.client(), waiting = running.client(), sending = running.client();
    working.say(busy);
    toy.begun.wait();
    waiting.say(busy);
    CHECK(eventually([&] { return running.server().metrics().waiting_readers == 1; }));
    sending.say("POST / HTTP/1.1\r\nHost: jour");
    running.server().stop();
    CHECK(waiting.is_closed());
    CHECK(sending.is_closed());
    CHECK(working.is_closed()); // its page still runs, and only that is waited for
    toy.end.count_down();
    running.stop();
    CHECK(running.server().metrics().connections == 0);
}

TEST_CASE("SIGTERM stops the server")
{
    Toy toy;
    Running running(toy);
    auto client = running.client();
    CHECK(client.get("/").status() == 200);
    ::kill(::getpid(), SIGTERM);
    CHECK(client.is_closed());
}

TEST_CASE("a server may be stopped before it runs")
{
    Toy toy;
    Server::Settings settings;
    settings.port = 0;
    Server server(settings, toy);
    server.stop();
    server.run();
    CHECK(server.metrics().connections == 0);
}

TEST_CASE("people who leave midway take nothing with them")
{
    Busy toy(1);
    Running running(toy);
    auto const& metrics = running.server().metrics();
    auto leaving = running.client();
    SUBCASE("in the head") { leaving.say("GET / HT"); }
    SUBCASE("in the body") { leaving.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na="); }
    SUBCASE("before the answer")
    {
        leaving.say(busy);
        toy.begun.wait();
    }
    leaving.close();
    toy.end.count_down();
    CHECK(eventually([&] { return metrics.connections == 0; }));
    CHECK(metrics.in_flight == 0);
    CHECK(running.client().get("/").status() == 200);
}

} // namespace succession
