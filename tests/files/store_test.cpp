#include "files/store.hpp"

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "files/digest.hpp"
#include "files/stored.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

using namespace succession;
namespace fs = std::filesystem;

namespace {

constexpr auto hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"; ///< SHA-256 of "hello"

/// Runs `act` in a process of its own and kills that after a while, without warning.
template <class Act>
void kill_during(Act act, useconds_t after)
{
    auto const pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        for (int i = 0;; ++i) act(i);
    }
    usleep(after);
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
}

} // namespace

TEST_CASE("a file put into the store is found by its hash, and its old place is empty")
{
    Folder const folder;
    Store const store(folder.path / "store");
    auto const upload = folder.write("upload", "hello");

    auto const stored = store.put(upload);
    CHECK(stored.sha256 == hello);
    CHECK(stored.size == 5);
    CHECK_FALSE(fs::exists(upload));
    CHECK(store.path_of(hello) == folder.path / "store/2c/f2" / hello);
    CHECK(content_of(store.path_of(hello)) == "hello");
    CHECK(store.contains(hello));
    CHECK(store.size(hello) == 5);
    CHECK(fs::is_empty(store.incoming()));
}

TEST_CASE("the same content put twice is kept once, untouched")
{
    Folder const folder;
    Store const store(folder.path);
    put_text(store, "hello");
    auto const written = fs::last_write_time(store.path_of(hello));
    CHECK(store.put(folder.write("again", "hello"), hello).sha256 == hello);
    CHECK(fs::last_write_time(store.path_of(hello)) == written);
    CHECK(fs::is_empty(store.incoming()));
}

TEST_CASE("what is stored cannot be written to")
{
    Folder const folder;
    Store const store(folder.path);
    put_text(store, "hello");
    auto const writers = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    CHECK((fs::status(store.path_of(hello)).permissions() & writers) == fs::perms::none);
}

TEST_CASE("a file that is not what it was on arrival is not kept")
{
    Folder const folder;
    Store const store(folder.path);
    auto const upload = folder.write("upload", "hellO");
    CHECK_THROWS_AS(store.put(upload, hello), Problem);
    CHECK_FALSE(store.contains(hello));
    CHECK(fs::is_empty(store.incoming()));
}

TEST_CASE("only a hash is a name")
{
    Folder const folder;
    Store const store(folder.path);
    for (std::string const name :
         {"", "hello", "../../etc/passwd", "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
          "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b98/4"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(store.path_of(name), Problem);
        CHECK_FALSE(store.contains(name));
    }
    CHECK_THROWS_AS(store.size(hello), Problem);
}

TEST_CASE("an upload that was interrupted is not visible, and is swept a day later")
{
    Folder const folder;
    auto const half = folder.path / "incoming" / "half";
    {
        Store const store(folder.path);
        folder.write("incoming/half", "hel");
        CHECK(store.check().empty());
        CHECK_FALSE(store.contains(sha256_hex("hel")));
    }
    Store const next_start(folder.path);
    CHECK(fs::exists(half));
    fs::last_write_time(half, fs::file_time_type::clock::now() - std::chrono::hours(25));
    Store const next_day(folder.path);
    CHECK_FALSE(fs::exists(half));
}

TEST_CASE("what arrived whole but was not yet named can be put again")
{
    Folder const folder;
    Store const store(folder.path);
    folder.write("incoming/1", "hello");           // written, not yet linked
    fs::create_directories(folder.path / "2c/f2"); // its place made, nothing in it
    CHECK(store.check().empty());
    CHECK(put_text(store, "hello").sha256 == hello);                    // tried again after the crash
    fs::create_hard_link(store.path_of(hello), store.incoming() / "2"); // linked, old name not yet removed
    CHECK(put_text(store, "hello").sha256 == hello);
    CHECK(store.sweep(std::chrono::seconds(-1)) == 2);
    CHECK(content_of(store.path_of(hello)) == "hello");
}

TEST_CASE("killed at any moment, the store holds whole files only")
{
    Folder const folder;
    Store const store(folder.path);
    for (int round = 0; round < 20; ++round)
        kill_during([&](int i) { put_text(store, std::string(100'000, 'a') + std::to_string(round * 1000 + i)); },
                    static_cast<useconds_t>(500 + round * 311));
    CHECK(store.check().empty());
    CHECK(fs::exists(store.path_of(put_text(store, std::string(100'000, 'a') + "0").sha256)));
}

TEST_CASE("many threads may put the same content at once")
{
    Folder const folder;
    Store const store(folder.path);
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) put_text(store, std::to_string(i));
        });
    for (auto& thread : threads) thread.join();
    CHECK(store.check().empty());
    CHECK(fs::is_empty(store.incoming()));
    for (int i = 0; i < 20; ++i) CHECK(store.contains(sha256_hex(std::to_string(i))));
}

TEST_CASE("the check names what was altered, misplaced or does not belong there")
{
    Folder const folder;
    Store const store(folder.path);
    put_text(store, "hello");
    auto const other = put_text(store, "other").sha256;
    CHECK(store.check().empty());

    fs::permissions(store.path_of(hello), fs::perms::owner_all);
    folder.write("2c/f2/" + std::string(hello), "hullo");
    fs::copy(store.path_of(other), folder.path / "2c" / other);
    folder.write("2c/notes.txt", "?");
    CHECK(store.check().size() == 3);
}
