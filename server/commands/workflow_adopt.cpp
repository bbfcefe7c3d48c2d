#include "base/problem.hpp"
#include "base/text.hpp"
#include "commands/commands.hpp"
#include "commands/journal_house.hpp"
#include "office/versions.hpp"
#include "storage/manuscripts.hpp"

#include <fmt/format.h>

namespace succession::commands {

namespace {

ManuscriptId numbered(House& house, std::string const& number)
{
    auto const id = house.database.reading([&](Transaction& tx) { return manuscripts::numbered(tx, number); });
    if (!id) throw Mistake(fmt::format("There is no manuscript {}.", number));
    return *id;
}

} // namespace

int adopt_rules(Config const& config, Adoption const& wanted)
{
    if (wanted.numbers.empty() && !wanted.all) throw Mistake("Say which manuscripts: their numbers, or --all.");
    require_journal(config);
    House house(config, office::present_rules); // whatever is wrong with former rules
    std::vector<ManuscriptId> ids;
    for (auto const& number : wanted.numbers) ids.push_back(numbered(house, number));
    if (wanted.all) ids = office::all_under_former_rules(house.office);
    int moved = 0, left = 0;
    for (auto const id : ids) {
        auto const adopted = office::adopt_rules(house.office, id, house.clock.now());
        moved += adopted.moved;
        left += !adopted.reason.empty();
        if (!adopted.reason.empty()) fmt::print("{} stays: {}\n", adopted.name, adopted.reason);
        else if (!wanted.all)
            fmt::print("{} {} the present rules.\n", adopted.name, adopted.moved ? "moved on to" : "follows already");
    }
    if (wanted.all) fmt::print("{} moved on to the present rules.\n", counted(moved, "manuscript"));
    return left ? 1 : 0;
}

} // namespace succession::commands
