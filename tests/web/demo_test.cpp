#include "web/alike.hpp"

#include "office/account_letters.hpp"
#include "storage/people.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace succession;

namespace {

OfficeSettings settings(bool demo)
{
    OfficeSettings made;
    made.demo = demo;
    return made;
}

/// The demo's pages as somebody at this machine, or elsewhere, gets them.
struct Playing : Journey {
    explicit Playing(bool demo = true) : Journey(settings(demo)) {}

    Response look(std::string const& target, std::string const& as = "", std::string const& from = "127.0.0.1")
    {
        Request request;
        auto const mark = target.find('?');
        request.path = target.substr(0, mark);
        if (mark != std::string::npos) request.query = target.substr(mark + 1);
        request.address = from;
        return send(std::move(request), as);
    }

    Response press(std::string const& path, Typed fields = {}, std::string const& as = "",
                   std::string const& from = "127.0.0.1")
    {
        Request request;
        request.method = Method::post;
        request.path = path;
        request.address = from;
        request.fields = std::move(fields);
        request.fields.emplace_back("csrf", csrf(as));
        return send(std::move(request), as);
    }

    /// Writes a letter with a link to somebody.
    Letter letter_to(std::string const& code)
    {
        database.write([&](Transaction& tx) {
            auto const person = people::get(tx, cast_id(code));
            auto const link = office::make_link("reset", person.id, "", noon + day);
            office::send(office, tx, {.kind = "reset_password", .to = person, .link = link}, noon);
        });
        return letters_to(cast_address(code)).back();
    }
};

std::string mailbox_of(std::string_view code) { return fmt::format("/demo/mail/{}", cast_id(code).value); }
std::string door_of(std::string_view code) { return fmt::format("/demo/sign-in/{}", cast_id(code).value); }

} // namespace

TEST_CASE("the demo shows everybody's mailbox by their part, and finds people")
{
    Playing site;
    site.letter_to("zostera-marina");
    auto const all = site.look("/demo/mail");
    CHECK(all.status == 200);
    for (auto const* words :
         {"Editor-in-Chief", "Quercus robur", "Managing editor", "Salix alba", "Zostera marina", "1 letter"})
        CHECK_MESSAGE(says(all, words), words);
    auto const found = site.look("/demo/mail?q=zost");
    CHECK(says(found, "Zostera marina"));
    CHECK_FALSE(says(found, "Salix alba"));
    CHECK(says(site.look("/demo/mail?q=viscum"), "Nobody found"));
}

TEST_CASE("a letter in the demo holds the link that works")
{
    Playing site;
    auto const letter = site.letter_to("zostera-marina");
    auto const box = site.look(mailbox_of("zostera-marina"));
    auto const address = fmt::format("/demo/letters/{}", letter.id.value);
    CHECK(says(box, address));
    auto const page = site.look(address);
    auto const link = "/reset/" + site.secrets.link_token("reset", *letter.link_id);
    CHECK(says(page, "href=\"" + link + "\""));
    CHECK_FALSE(says(page, std::string(link_mark)));
    CHECK(site.look(link).status == 200);
}

TEST_CASE("a long mailbox is read page by page, the newest letters first")
{
    Playing site;
    for (int i = 0; i < 51; ++i) site.letter_to("ostrea-edulis");
    auto const letters = site.letters_to(cast_address("ostrea-edulis"));
    auto const newest = fmt::format("/demo/letters/{}", letters.back().id.value);
    auto const oldest = fmt::format("/demo/letters/{}", letters.front().id.value);
    auto const first = site.look(mailbox_of("ostrea-edulis"));
    CHECK(says(first, newest));
    CHECK_FALSE(says(first, oldest));
    auto const before = fmt::format("?before={}", letters[1].id.value);
    CHECK(says(first, mailbox_of("ostrea-edulis") + before));
    CHECK(says(site.look(mailbox_of("ostrea-edulis") + before), oldest));
}

TEST_CASE("one browser plays every part: it is signed in as the next person, and no longer as the one before")
{
    Playing site;
    auto const entered = site.press(door_of("quercus-robur"));
    CHECK(entered.status == 303);
    CHECK(header(entered, "location") == "/desk");
    auto const first = site.cookies("")["session"];
    CHECK(says(site.look("/demo/mail"), ">you<"));
    auto const changed = site.press(door_of("salix-alba"), {{"next", "/profile"}});
    CHECK(header(changed, "location") == "/profile");
    CHECK(says(site.look("/profile"), "Salix"));
    auto const ended =
        site.database.reading([&](Transaction& tx) { return sessions::find(tx, digest(first), site.clock.now()); });
    CHECK_FALSE(ended);
    CHECK(header(site.press(door_of("acer-saccharum"), {{"next", "//elsewhere.example"}}), "location") == "/desk");
}

TEST_CASE("outside the demo, and from another machine, its addresses do not exist")
{
    auto const keeps_away = [](Playing& site, std::string const& from) {
        auto const letter = fmt::format("/demo/letters/{}", site.letter_to("zostera-marina").id.value);
        site.look("/demo/nowhere", "", from); // the first look brings a cookie
        auto const nowhere = site.look("/demo/nowhere", "", from);
        REQUIRE(nowhere.status == 404);
        for (auto const& target : {std::string("/demo/mail"), mailbox_of("zostera-marina"), letter}) {
            CHECK(site.look(target, "", from).status == 404);
            CHECK(site.look(target, "quercus-robur", from).status == 404);
        }
        for (auto const& door : {door_of("quercus-robur"), std::string("/demo/mail")}) {
            Request request;
            request.method = Method::post;
            request.path = door;
            request.address = from;
            CHECK(alike(site.send(request, "")) == alike(nowhere));
            CHECK(site.press(door, {}, "", from).status == 404);
            request.method = Method::other;
            CHECK(site.send(request, "").status == 404);
        }
        CHECK_FALSE(site.cookies("").contains("session"));
    };
    Playing real(false), demo;
    keeps_away(real, "127.0.0.1");
    keeps_away(demo, "192.0.2.7");
    CHECK(demo.look("/demo/mail", "", "::1").status == 200);
}
