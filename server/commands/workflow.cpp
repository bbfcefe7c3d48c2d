#include "commands/commands.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

namespace succession::commands {

int check_workflow(Config const& config, int, int)
{
    auto const journal = load_journal(config.home / "workflows");
    fmt::print("{} acts, {} article types: well.\n", journal->manuscript.transitions.size(), journal->types.size());
    return 0;
}

int draw_workflow(Config const&, std::string const&) { return 0; }

} // namespace succession::commands
