#include "web/fixture.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto zostera = "zostera-marina";

Typed profile(Typed more)
{
    more.insert(more.begin(), {{"version", "0"}, {"given", "Zostera"}, {"family", "marina"}});
    return more;
}

Person stored(Journey& journal)
{
    return journal.database.reading([](Transaction& tx) { return people::get(tx, cast_id(zostera)); });
}

} // namespace

TEST_CASE("people say who they are, in the form that others can use")
{
    Journey journal;
    auto const saved = journal.post("/profile",
                                    profile({{"affiliation", "Seagrass Station"},
                                             {"ror", "05gq02987"},
                                             {"country", "PT"},
                                             {"orcid", "https://orcid.org/0000-0002-1825-0097"},
                                             {"expertise", "Meadows"},
                                             {"away_from", "2026-10-20"},
                                             {"away_until", "2026-10-21"}}),
                                    zostera);
    CHECK(header(saved, "location") == "/profile");
    auto const person = stored(journal);
    CHECK(person.ror == "https://ror.org/05gq02987");
    CHECK(person.orcid == "0000-0002-1825-0097");
    CHECK(person.country == "PT");
    CHECK(person.away(noon));
    CHECK_FALSE(person.away(noon + day));
    auto const page = journal.get("/profile", zostera);
    CHECK(says(page, "Your profile is saved."));
    CHECK(says(page, "value=\"2026-10-21\""));
    CHECK(says(page, "<option value=\"PT\" selected>Portugal</option>"));
}

TEST_CASE("what cannot be is said beside its field, and what was typed stays")
{
    Journey journal;
    std::string const too_long(101, 'x');
    std::pair<char const*, char const*> const wrongs[] = {{"family", ""},
                                                          {"ror", "https://ror.org/05gq02988"},
                                                          {"country", "XX"},
                                                          {"orcid", "0000-0002-1825-0098"},
                                                          {"away_from", "soon"},
                                                          {"away_until", "soon"},
                                                          {"given", too_long.c_str()}};
    for (auto const& [name, value] : wrongs) {
        CAPTURE(name);
        auto fields = profile({{"affiliation", "Typed & kept"}});
        std::erase_if(fields, [&](auto const& field) { return field.first == name; });
        fields.emplace_back(name, value);
        auto const page = journal.post("/profile", fields, zostera);
        CHECK(page.status == 422);
        CHECK(says(page, std::string("id=\"e-") + name + "\""));
        CHECK(says(page, "Typed &amp; kept"));
    }
    CHECK(stored(journal).version == 0);
}

TEST_CASE("a stale profile is answered with what changed, and keeps what was typed")
{
    Journey journal;
    journal.post("/profile", profile({{"affiliation", "One window"}}), zostera);
    auto const page = journal.post("/profile", profile({{"affiliation", "The other"}}), zostera);
    CHECK(page.status == 422);
    CHECK(says(page, "Institution: “One window”."));
    CHECK(says(page, "value=\"The other\""));
    CHECK(says(page, "name=\"version\" value=\"1\""));
    CHECK(stored(journal).affiliation == "One window");
}

TEST_CASE("a further address is somebody's once its link is used, and manuscripts that name it are theirs")
{
    Journey journal;
    auto const wanted = "zm@bay.example";
    auto const address = [&](std::string const& path) {
        return journal.post(path, {{"address", wanted}}, zostera).status;
    };
    CHECK(address("/profile/addresses") == 303);
    CHECK(address("/profile/addresses/preferred") == 404);
    CHECK_FALSE(says(journal.get("/profile", zostera), wanted));

    auto const link = "/address/" + journal.token_to(wanted, "address");
    CHECK(says(journal.get(link), "zm@bay.example becomes an address of Zostera marina."));
    CHECK(journal.post(link).status == 303);
    CHECK(journal.get(link).status == 404);
    CHECK(says(journal.get("/profile", zostera), wanted));
    CHECK(journal.letters_to(cast_address(zostera)).back().kind == "address_added");

    CHECK(address("/profile/addresses/preferred") == 303);
    for (auto const& where : {cast_address(zostera), std::string(wanted)}) {
        CHECK(journal.letters_to(where).back().kind == "address_changed");
        CHECK(says(journal.letters_to(where).back(), "From now on they go to zm@bay.example."));
    }
    CHECK(stored(journal).email == wanted);
    CHECK(address("/profile/addresses/removed") == 409);
    journal.post("/forgotten", {{"address", cast_address(zostera)}});
    auto const by_mail = "/reset/" + journal.token_to(cast_address(zostera), "reset");
    CHECK(journal.get(by_mail).status == 200);
    CHECK(journal.post("/profile/addresses/removed", {{"address", cast_address(zostera)}}, zostera).status == 303);
    for (auto const& where : {cast_address(zostera), std::string(wanted)}) {
        CHECK(journal.letters_to(where).back().kind == "address_removed");
        CHECK(says(journal.letters_to(where).back(), "the address " + cast_address(zostera) + " was removed"));
    }
    CHECK(journal.get(by_mail).status == 404);
}

TEST_CASE("an address at which somebody was only named becomes a person's own, by its link")
{
    Journey journal;
    auto const wanted = "zm@bay.example";
    auto const named =
        journal.database.writing([&](Transaction& tx) { return people::know(tx, "Z.", "marina", wanted, "", noon); });
    auto const asked = journal.post("/profile/addresses", {{"address", wanted}}, zostera);
    CHECK(header(asked, "location") == "/check-your-mail");
    CHECK(journal.letters_to(wanted).back().kind == "confirm_address");
    CHECK(journal.post("/address/" + journal.token_to(wanted, "address")).status == 303);
    CHECK(says(journal.get("/profile", zostera), wanted));
    journal.database.read([&](Transaction& tx) {
        CHECK(people::by_address(tx, wanted)->id == cast_id(zostera));
        CHECK_FALSE(people::get(tx, named).active);
    });
}

TEST_CASE("an address that is somebody else's is answered like any other and told to its owner")
{
    Journey journal;
    auto const others = cast_address("ostrea-edulis");
    auto const asked = journal.post("/profile/addresses", {{"address", others}}, zostera);
    CHECK(header(asked, "location") == "/check-your-mail");
    CHECK(journal.letters_to(others).back().kind == "account_exists");
    CHECK(journal.post("/profile/addresses/removed", {{"address", others}}, zostera).status == 404);
    CHECK(journal.post("/profile/addresses", {{"address", "x"}}, zostera).status == 422);
}
