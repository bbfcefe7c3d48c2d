#include "journeys/stagehand.hpp"

#include <filesystem>
#include <fstream>

using namespace succession;

namespace {

std::vector<std::filesystem::path> const& scripts()
{
    static auto const all = [] {
        std::vector<std::filesystem::path> found;
        for (auto const& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/journeys"))
            if (entry.path().extension() == ".journey") found.push_back(entry.path());
        std::ranges::sort(found);
        return found;
    }();
    return all;
}

/// Plays a journey to its end, or to the first line that does not come true.
Seen play(std::filesystem::path const& script, TestDatabase where)
{
    Seen seen;
    Stagehand stage(std::move(where), seen);
    std::ifstream file(script);
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        try {
            stage.play(line);
        }
        catch (std::exception const& error) {
            FAIL_CHECK(script.filename().string()
                       << ":" << number << ": " << line << "\n    " << std::string(error.what()));
            return seen;
        }
    }
    stage.check_end();
    return seen;
}

/// What a journey saw on SQLite; each is played there once.
Seen const& seen_in(std::filesystem::path const& script)
{
    static std::map<std::filesystem::path, Seen> played;
    if (!played.contains(script)) played[script] = play(script, fresh_sqlite());
    return played[script];
}

Seen seen_in_all()
{
    Seen all;
    for (auto const& script : scripts()) {
        auto const& seen = seen_in(script);
        all.acts.insert(seen.acts.begin(), seen.acts.end());
        all.letters.insert(seen.letters.begin(), seen.letters.end());
        all.turns.insert(seen.turns.begin(), seen.turns.end());
    }
    return all;
}

} // namespace

TEST_CASE("every journey comes true on SQLite")
{
    REQUIRE(scripts().size() >= 60);
    for (auto const& script : scripts()) {
        SUBCASE(script.stem().c_str()) { seen_in(script); }
    }
}

TEST_CASE("every journey comes true on MariaDB")
{
    if (mariadb_server().empty()) return;
    for (auto const& script : scripts()) {
        SUBCASE(script.stem().c_str()) { play(script, fresh_mariadb()); }
    }
}

TEST_CASE("every act of the machines is taken in some journey, and every turn is somebody's")
{
    auto const seen = seen_in_all();
    auto const& journal = journal_words();
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production}) {
        for (auto const& act : machine->transitions)
            if (act.name != "adopt_rules") // a command's, not a page's: versions_test
                CHECK_MESSAGE(seen.acts.contains(machine->name + "." + act.name), machine->name, ".", act.name);
        for (auto const& state : machine->states)
            if (!state.end)
                CHECK_MESSAGE(seen.turns.contains(machine->name + "." + state.name), machine->name, ".", state.name);
    }
}

TEST_CASE("every letter about a manuscript is written in some journey")
{
    auto const seen = seen_in_all();
    // These belong to accounts, and are told of elsewhere.
    std::set<std::string> const others{"confirm_address",     "account_made",    "account_exists",  "reset_password",
                                       "address_added",       "address_changed", "address_removed", "password_changed",
                                       "first_administrator", "role_given",      "part_vacant",     "two_parts"};
    for (auto const& letter : journal_words().letters)
        if (!others.contains(letter.kind)) CHECK_MESSAGE(seen.letters.contains(letter.kind), letter.kind);
}
