#include "commands/commands.hpp"
#include "commands/journal_house.hpp"

#include <fmt/format.h>

namespace succession::commands {

int migrate(Config const& config)
{
    auto const applied = bring_up_to_date(config);
    for (auto const& name : applied) fmt::print("applied {}\n", name);
    if (applied.empty()) fmt::print("The database is up to date.\n");
    return 0;
}

} // namespace succession::commands
