#pragma once

#include "commands/config.hpp"
#include "files/store.hpp"
#include "letters/letters.hpp"
#include "office/secrets.hpp"
#include "workflow/journal.hpp"

#include <memory>

namespace succession {

/// The journal's parts in the order in which they are built; every command that works on a journal has one.
/// The database is brought up to date first, and the journal's data is held against the manuscripts in it.
struct House {
    explicit House(Config const& config);

    Config config;
    std::shared_ptr<Journal const> journal;
    LetterTemplates letters;
    Secrets secrets;
    Database database;
    Store store;
    Office office;
    Clock clock;
};

} // namespace succession
