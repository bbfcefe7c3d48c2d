#include "office/secrets.hpp"

#include "base/problem.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <ctime>
#include <set>
#include <thread>

using namespace succession;

TEST_CASE("the key is made once, for nobody else to read, and stays")
{
    Folder const folder;
    auto const file = folder.path / "data" / "secret.key";
    auto const token = Secrets(file).link_token("reset", {17});
    CHECK(std::filesystem::file_size(file) == 32);
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(Secrets(file).link_token("reset", {17}) == token);
    CHECK(Secrets(folder.path / "other.key").link_token("reset", {17}) != token);
    folder.write("short.key", "not a key");
    CHECK_THROWS_AS(Secrets(folder.path / "short.key"), Mistake);
}

TEST_CASE("a link's token opens that link for that purpose, and no other text opens anything")
{
    Folder const folder;
    Secrets const secrets(folder.path / "secret.key");
    LinkId const id{0x0123456789abcdef};
    auto const token = secrets.link_token("reset", id);
    CHECK(secrets.link_of("reset", token) == id);
    CHECK_FALSE(secrets.link_of("welcome", token));
    CHECK(token.size() == 54);
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto other = token;
        other[i] = other[i] == 'A' ? 'B' : 'A';
        CAPTURE(i);
        CHECK_FALSE(secrets.link_of("reset", other));
    }
    for (auto const& text : {std::string(), std::string("x"), token + "A", token.substr(1), token + "=", " " + token,
                             std::string(54, '-'), std::string(10'000, 'A')})
        CHECK_FALSE(secrets.link_of("reset", text));
}

TEST_CASE("no two tokens are alike, and none is guessed from its digest")
{
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) tokens.insert(random_token());
    CHECK(tokens.size() == 1000);
    auto const token = random_token();
    CHECK(token.size() == 43);
    CHECK(digest(token) == digest(token));
    CHECK(digest(token) != token);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
}

TEST_CASE("secrets are the same or they are not")
{
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
    CHECK_FALSE(same_secret("", "a"));
}

TEST_CASE("a password is stored as Argon2id of the agreed cost, salted, and known again")
{
    auto const hash = passwords::hash("seed, sprout, seedling");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash != passwords::hash("seed, sprout, seedling"));
    CHECK(passwords::verify(hash, "seed, sprout, seedling"));
    CHECK_FALSE(passwords::verify(hash, "seed, sprout, seedlinG"));
    CHECK_FALSE(passwords::verify(hash, ""));
    CHECK_FALSE(passwords::verify("", ""));
    CHECK_FALSE(passwords::verify("", "seed, sprout, seedling"));
    CHECK_FALSE(passwords::verify("no hash", "seed, sprout, seedling"));
    CHECK_FALSE(passwords::verify(hash, std::string(1 << 20, 'x')));
}

TEST_CASE("nobody's password takes as long as a wrong one")
{
    auto const hash = passwords::hash("seed, sprout, seedling");
    passwords::verify("", "warm");
    // The processor's own time: work done, however busy the machine is.
    auto const work_of = [](auto&& work) {
        auto const begun = std::clock();
        for (int i = 0; i < 5; ++i) work();
        return std::clock() - begun;
    };
    auto const known = work_of([&] { passwords::verify(hash, "wrong password"); });
    auto const unknown = work_of([&] { passwords::verify("", "wrong password"); });
    CHECK(unknown > known / 2);
    CHECK(unknown < known * 2);
}

TEST_CASE("weak passwords are named")
{
    CHECK(passwords::weakness("nine sign") != "");
    CHECK(passwords::weakness(std::string(20, 'a')) != "");
    CHECK(passwords::weakness(std::string(1001, 'a') + "b") != "");
    CHECK(passwords::weakness("") != "");
    CHECK(passwords::weakness("ten signs!") == "");
    CHECK(passwords::weakness("Salix alba, im Märzen") == "");
}
