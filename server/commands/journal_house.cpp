#include "commands/journal_house.hpp"

#include "base/problem.hpp"
#include "office/versions.hpp"
#include "storage/migrations.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <set>

namespace succession {

namespace {

/// What to do where the database cannot be opened; its settings may hold a password and are not repeated.
Mistake without_database(Config const& config, StorageError const& error)
{
    if (error.kind == StorageError::Kind::lost)
        return Mistake(
            fmt::format("The database does not answer: {}. Start its server, or mend “database:” in the configuration.",
                        error.what()));
    auto const which = config.database.empty() ? (config.data / "journal.db").string() : "The database";
    return Mistake(fmt::format("{} cannot be used: {}. Restore it from the backup, or mend the configuration.", which,
                               error.what()));
}

/// What the database holds before anything is done to it.
Contents contents(Config const& config)
{
    try {
        return contents_of(config.database_url());
    }
    catch (StorageError const& error) {
        throw without_database(config, error);
    }
}

Config const& brought_up_to_date(Config const& config)
{
    bring_up_to_date(config);
    return config;
}

/// The letters that some version of the rules writes.
std::vector<std::string> letter_kinds(Rules const& rules)
{
    std::set<std::string> kinds;
    for (auto const* journal : rules.all())
        for (auto const& letter : journal->letters) kinds.insert(letter.kind);
    return {kinds.begin(), kinds.end()};
}

} // namespace

std::vector<std::string> bring_up_to_date(Config const& config)
{
    if (contents(config) == Contents::nothing) std::fputs("There was no journal yet; it begins here.\n", stderr);
    open_data_folder(config);
    try {
        return migrate(config.database_url(), config.home / "schema");
    }
    catch (StorageError const& error) {
        throw without_database(config, error);
    }
}

void require_journal(Config const& config)
{
    if (contents(config) == Contents::journal) return;
    if (!config.database.empty()) throw Mistake("There is no journal in the database. Is “database:” right?");
    throw Mistake(fmt::format("There is no journal in {}. Is “data:” or --data right?", config.data.string()));
}

House::House(Config const& wanted) : House(wanted, office::open_rules) { letters.check(letter_kinds(office.rules)); }

House::House(Config const& wanted, Rules (*open)(Database&, RuleTexts const&, Moment))
    : config(brought_up_to_date(wanted)), letters(config.home / "templates" / "letters"),
      secrets(config.data / "secret.key"),
      database({.url = config.database_url(),
                .readers = config.server.readers + config.server.writers + config.server.inspectors + 2,
                .writers = config.database_writers}),
      store(config.files()), office{config.office,
                                    database,
                                    open(database, read_rules(config.home / "workflows"), clock.now()),
                                    secrets,
                                    letters,
                                    &store}
{
}

} // namespace succession
