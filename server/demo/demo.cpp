#include "demo/demo.hpp"

#include "base/problem.hpp"
#include "demo/play.hpp"
#include "office/secrets.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/letters.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <limits>

namespace succession::demo {

namespace {

/// Kept among the journal's counters, written together with the demo.
constexpr auto made = "demo";

bool is_wanted(Office const& office)
{
    return office.database.reading([](Transaction& tx) {
        if (counters::last(tx, made)) return false;
        if (people::list(tx, {.most = 1}).empty()) return true;
        throw Mistake("This journal is in use and is no demo. Please open it with “succession serve”, or name another "
                      "folder for the demo.");
    });
}

/// What was written in the past has long been delivered.
void deliver_past_letters(Office const& office, Moment now)
{
    office.database.write([&](Transaction& tx) {
        for (auto& letter : letters::due(tx, "waiting", now, std::numeric_limits<int>::max())) {
            letter.state = "sent";
            letter.tries = 1;
            letter.sent_at = letter.written_at;
            letters::update(tx, letter);
        }
    });
}

/// The clock goes back to the machine's time, also where the play breaks off.
struct Released {
    Clock& clock;
    ~Released() { clock.release(); }
};

std::string line(std::string_view part, Character const& who)
{
    return fmt::format("  {:<24}{:<24}{}\n", part, who.person.name(), who.person.email);
}

} // namespace

void make(Office const& office, Store& store, std::filesystem::path const& folder, Clock& clock)
{
    if (!is_wanted(office)) return;
    auto const script = read_script(folder);
    auto const hash = passwords::hash(password);
    auto const end = clock.now();
    Released const released{clock};
    office.database.together([&] {
        Stage stage(office, store, script, clock, end);
        stage.admit_cast(hash);
        stage.found_issues();
        std::deque<Play> plays;
        for (auto const& plot : script.plots) plays.emplace_back(stage, plot).plan();
        stage.play();
        deliver_past_letters(office, end);
        office.database.write([](Transaction& tx) { counters::next(tx, made); });
    });
}

std::string sign_ins(std::filesystem::path const& folder)
{
    static constexpr std::pair<std::string_view, std::string_view> parts[] = {
        {"Editor-in-Chief", "quercus-robur"},
        {"Managing editor", "salix-alba"},
        {"Coordinating editor", "fagus-sylvatica"},
        {"Coordinating editor", "laminaria-digitata"},
        {"Production editor", "acer-saccharum"},
        {"Administrator", "apis-mellifera"},
        {"Author", "capsella-bursa-pastoris"},
        {"Author", "calluna-vulgaris"},
        {"Reviewer", "banksia-serrata"},
        {"Reviewer", "posidonia-oceanica"},
    };
    auto const cast = read_cast(folder);
    std::string table = "Sign in as (the password is “" + std::string(password) + "” for everybody):\n";
    for (auto const& [part, code] : parts) {
        auto const who = std::ranges::find(cast, code, &Character::code);
        if (who != cast.end()) table += line(part, *who);
    }
    table.pop_back();
    return table;
}

} // namespace succession::demo
