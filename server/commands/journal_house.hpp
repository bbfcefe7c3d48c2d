#pragma once

#include "commands/config.hpp"
#include "files/store.hpp"
#include "letters/letters.hpp"
#include "office/secrets.hpp"
#include "storage/database.hpp"

namespace succession {

/// For commands that begin no journal: where there is none, that is a Mistake, and nothing is made.
void require_journal(Config const&);

/// Makes the data folder where there is none, and applies the migrations that are new: their names.
std::vector<std::string> bring_up_to_date(Config const&);

/// The journal's parts in the order in which they are built; every command that works on a journal has one.
/// The database is brought up to date first; with the journal's rules come the former ones that manuscripts live under.
struct House {
    explicit House(Config const& config);
    /// How the rules are opened, where it is not as usual.
    House(Config const& config, Rules (*open)(Database&, RuleTexts const&, Moment));

    Config config;
    Clock clock;
    LetterTemplates letters;
    Secrets secrets;
    Database database;
    Store store;
    Office office;
};

} // namespace succession
