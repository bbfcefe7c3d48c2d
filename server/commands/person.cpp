#include "commands/commands.hpp"
#include "commands/journal_house.hpp"
#include "office/staff.hpp"

#include <fmt/format.h>

namespace succession::commands {

int add_person(Config const& config, NewPerson const& wanted)
{
    House house(config);
    auto const now = house.clock.now();
    Act const act{{}, now, "", ""};
    auto const id = office::add_person(house.office, act, {wanted.given, wanted.family, wanted.address}, wanted.roles);
    fmt::print("{} {} can make the account here: {}\n", wanted.given, wanted.family, office::welcome_link(house.office, id, now));
    return 0;
}

} // namespace succession::commands
