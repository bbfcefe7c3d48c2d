#include "outbox/smtp.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

using namespace succession;
using Kind = Fate::Kind;

namespace {

/// A word of the servers that tests/servers/run starts.
std::string given(char const* name)
{
    if (auto const* value = std::getenv(name)) return value;
    throw std::runtime_error(std::string("run this under tests/servers/run: there is no ") + name);
}

Smtp::Settings settings(char const* server)
{
    auto const place = given(server);
    auto const colon = place.find(':');
    return {.host = place.substr(0, colon),
            .port = std::stoi(place.substr(colon + 1)),
            .user = given("SUCCESSION_TEST_SMTP_USER"),
            .password = given("SUCCESSION_TEST_SMTP_PASSWORD"),
            .from = "bounces@journal.example",
            .timeout = std::chrono::seconds(10),
            .ca_file = given("SUCCESSION_TEST_SMTP_FOLDER") + "/cert.pem"};
}

Smtp::Settings secure() { return settings("SUCCESSION_TEST_SMTP"); }

Message to(std::string const& address)
{
    return {.from = {"Restoration Ecology", "office@journal.example"},
            .to = {"Salix alba", address},
            .subject = "Received",
            .body = "Dear Salix,\n.\n.we have it: ünïcödé.\n",
            .message_id = "letter.1@journal.example",
            .date = 1'792'569'600'000};
}

/// The letters the server has taken for an address, as it got them.
std::vector<std::string> taken(std::string const& address)
{
    std::vector<std::string> letters;
    for (auto const& entry : std::filesystem::directory_iterator(given("SUCCESSION_TEST_SMTP_FOLDER") + "/letters")) {
        if (!entry.path().filename().string().starts_with(address + '.')) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        letters.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return letters;
}

/// A mailer and how often it said that a text was about to leave.
struct Sending {
    Smtp smtp;
    int begun = 0;

    Fate operator()(std::string const& address)
    {
        return smtp.deliver(to(address), [this] { ++begun; });
    }
};

} // namespace

TEST_CASE("a letter goes out under STARTTLS with sign-in, byte for byte")
{
    Sending send{Smtp(secure())};
    auto const fate = send("salix@river.example");
    CHECK(fate.kind == Kind::sent);
    CHECK(fate.reply == "250 2.0.0 taken, number 1 of this connection");
    CHECK(send.begun == 1);
    REQUIRE(taken("salix@river.example").size() == 1);
    CHECK(taken("salix@river.example")[0] == wire_format(to("salix@river.example")));
}

TEST_CASE("letters follow each other over one connection")
{
    Sending send{Smtp(secure())};
    CHECK(send("quercus@wood.example").reply.ends_with("number 1 of this connection"));
    CHECK(send("acer@wood.example").reply.ends_with("number 2 of this connection"));
    CHECK(send("fagus@wood.example").reply.ends_with("number 3 of this connection"));
    CHECK(send.begun == 3);
}

TEST_CASE("a refused recipient is refused for good, in the server's words, and the next letter goes out")
{
    Sending send{Smtp(secure())};
    auto const fate = send("bounce@wood.example");
    CHECK(fate.kind == Kind::refused);
    CHECK(fate.reply == "550 5.1.1 no such person");
    CHECK(send.begun == 0);
    CHECK(send("betula@wood.example").kind == Kind::sent);
}

TEST_CASE("a text the server does not like is refused for good")
{
    Sending send{Smtp(secure())};
    auto const fate = send("spam@wood.example");
    CHECK(fate.kind == Kind::refused);
    CHECK(fate.reply == "554 5.7.1 we do not like the text");
    CHECK(send.begun == 1);
}

TEST_CASE("what cannot be written as a mail is refused before anyone is asked")
{
    Sending send{Smtp({.host = "127.0.0.1", .port = 1})};
    CHECK(send("no address").kind == Kind::refused);
    CHECK(send.begun == 0);
}

TEST_CASE("not now is tried later")
{
    Sending send{Smtp(secure())};
    auto const fate = send("grey@wood.example");
    CHECK(fate.kind == Kind::later);
    CHECK(fate.reply == "451 4.7.1 come back later");
    CHECK(send.begun == 0);
}

TEST_CASE("a line cut before the text is tried later")
{
    Sending send{Smtp(secure())};
    auto const fate = send("cut@wood.example");
    CHECK(fate.kind == Kind::later);
    CHECK_FALSE(fate.reply.empty());
    CHECK(send.begun == 0);
}

TEST_CASE("a line cut between the text and the answer leaves the fate unknown")
{
    Sending send{Smtp(secure())};
    auto const fate = send("lost@wood.example");
    CHECK(fate.kind == Kind::unknown);
    CHECK_FALSE(fate.reply.empty());
    CHECK(send.begun == 1);
    CHECK(taken("lost@wood.example").size() == 1);
}

TEST_CASE("a server that is not there, or does not answer, is tried later")
{
    auto with = secure();
    SUBCASE("not there") { with.port = 1; }
    SUBCASE("silent") { with.timeout = std::chrono::milliseconds(300); }
    Sending send{Smtp(with)};
    auto const fate = send("silent@wood.example");
    CHECK(fate.kind == Kind::later);
    CHECK_FALSE(fate.reply.empty());
    CHECK(send.begun == 0);
}

TEST_CASE("a wrong password is no letter's fault, and is never repeated")
{
    auto with = secure();
    with.password = "a wrong s3cret";
    Sending send{Smtp(with)};
    auto const fate = send("tilia@wood.example");
    CHECK(fate.kind == Kind::later);
    CHECK(fate.reply.starts_with("535"));
    CHECK(fate.reply.find("s3cret") == std::string::npos);
    CHECK(taken("tilia@wood.example").empty());
}

TEST_CASE("nothing is sent to a server that nobody vouches for, or that has no STARTTLS")
{
    auto with = secure();
    SUBCASE("nobody vouches") { with.ca_file.clear(); }
    SUBCASE("another name") { with.host = "127.0.0.1"; }
    SUBCASE("no STARTTLS") { with = settings("SUCCESSION_TEST_SMTP_PLAIN"); }
    Sending send{Smtp(with)};
    CHECK(send("pinus@wood.example").kind == Kind::later);
    CHECK(send.begun == 0);
    CHECK(taken("pinus@wood.example").empty());
}

TEST_CASE("a relay on this machine takes letters in the clear")
{
    auto with = settings("SUCCESSION_TEST_SMTP_PLAIN");
    with.starttls = false;
    with.user.clear();
    Sending send{Smtp(with)};
    CHECK(send("larix@wood.example").kind == Kind::sent);
}

TEST_CASE("a letter whose sending cannot be noted is not sent")
{
    Smtp smtp{secure()};
    CHECK_THROWS_WITH(smtp.deliver(to("abies@wood.example"), [] { throw std::runtime_error("no database"); }),
                      "no database");
    CHECK(taken("abies@wood.example").empty());
    CHECK(smtp.deliver(to("abies@wood.example"), [] {}).kind == Kind::sent);
    CHECK(taken("abies@wood.example").size() == 1);
}
