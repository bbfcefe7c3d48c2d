#include "commands/journal_house.hpp"

#include "base/problem.hpp"
#include "storage/migrations.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

Config const& prepared(Config const& config)
{
    std::filesystem::create_directories(config.data);
    migrate(config.database_url(), config.home / "schema");
    return config;
}

std::vector<std::string> letter_kinds(Journal const& journal)
{
    std::vector<std::string> kinds;
    for (auto const& letter : journal.letters) kinds.push_back(letter.kind);
    return kinds;
}

/// A state that manuscripts are in must not vanish from the journal's data.
void check_states(Database& database, Journal const& journal)
{
    for (auto const& [machine, table] : {std::pair{&journal.manuscript, "manuscript"}, {&journal.review, "review"}, {&journal.production, "production"}}) {
        auto const used = database.reading(
            [&, table = table](Transaction& tx) { return all<std::string>(tx, fmt::format("SELECT DISTINCT state FROM {}", table)); });
        for (auto const& state : used)
            if (!machine->find_state(state))
                throw Mistake(fmt::format("{}.yaml: there are records in the state “{}”, which is gone. Put it back, or move them first.", machine->name, state));
    }
}

} // namespace

House::House(Config const& wanted)
    : config(prepared(wanted)), journal(load_journal(config.home / "workflows")), letters(config.home / "templates" / "letters"),
      secrets(config.data / "secret.key"),
      database({.url = config.database_url(), .readers = config.server.readers + config.server.writers + 2, .writers = config.database_writers}),
      store(config.files()), office{config.office, database, *journal, secrets, letters}
{
    letters.check(letter_kinds(*journal));
    check_states(database, *journal);
    office.store = &store;
}

} // namespace succession
