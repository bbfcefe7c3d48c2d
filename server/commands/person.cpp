#include "commands/commands.hpp"
#include "commands/journal_house.hpp"
#include "office/staff.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

namespace succession::commands {

int add_person(Config const& config, NewPerson const& wanted)
{
    require_journal(config);
    House house(config);
    auto const now = house.clock.now();
    Act const act{{}, now, "", ""};
    auto const id = office::add_person(house.office, act, {wanted.given, wanted.family, wanted.address}, wanted.roles);
    auto const person = house.database.reading([&](Transaction& tx) { return people::get(tx, id); });
    if (person.has_account()) fmt::print("{} has an account already.\n", person.name());
    else fmt::print("{} can make the account here: {}\n", person.name(), office::welcome_link(house.office, id, now));
    return 0;
}

} // namespace succession::commands
