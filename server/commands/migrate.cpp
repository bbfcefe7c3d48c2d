#include "commands/commands.hpp"
#include "storage/migrations.hpp"

#include <fmt/format.h>

namespace succession::commands {

int migrate(Config const& config)
{
    if (contents_of(config.database_url()) == Contents::nothing)
        fmt::print("There was no journal yet; it begins here.\n");
    open_data_folder(config);
    auto const applied = succession::migrate(config.database_url(), config.home / "schema");
    for (auto const& name : applied) fmt::print("applied {}\n", name);
    if (applied.empty()) fmt::print("The database is up to date.\n");
    return 0;
}

} // namespace succession::commands
