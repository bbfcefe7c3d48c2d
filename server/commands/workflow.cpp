#include "commands/commands.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

namespace succession::commands {

int check_workflow(Config const& config)
{
    auto const journal = load_journal(config.home / "workflows"); // throws Mistake with file, line and reason
    for (auto const* machine : {&journal->manuscript, &journal->review, &journal->production})
        fmt::print("{:<11} {} states, {} acts: well\n", machine->name, machine->states.size(), machine->transitions.size());
    return 0;
}

} // namespace succession::commands
