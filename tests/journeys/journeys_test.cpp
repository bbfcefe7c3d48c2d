#include "journeys/stagehand.hpp"

#include <filesystem>
#include <fstream>

using namespace succession;

namespace {

std::vector<std::filesystem::path> scripts()
{
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/journeys"))
        if (entry.path().extension() == ".journey") found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

/// Plays a journey to its end, or to the first line that does not come true.
void play(std::filesystem::path const& script, TestDatabase where)
{
    Stagehand stage(std::move(where));
    std::ifstream file(script);
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        try {
            stage.play(line);
        }
        catch (std::exception const& error) {
            FAIL_CHECK(script.filename().string() << ":" << number << ": " << line << "\n    " << std::string(error.what()));
            return;
        }
    }
    stage.check_invariants();
}

} // namespace

TEST_CASE("every journey comes true on SQLite")
{
    auto const all = scripts();
    REQUIRE(all.size() >= 10);
    for (auto const& script : all) {
        SUBCASE(script.stem().c_str()) { play(script, fresh_sqlite()); }
    }
}

TEST_CASE("every journey comes true on MariaDB")
{
    if (mariadb_server().empty()) return;
    for (auto const& script : scripts()) {
        SUBCASE(script.stem().c_str()) { play(script, fresh_mariadb()); }
    }
}
