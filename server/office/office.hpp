#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "workflow/rules.hpp"

#include <functional>
#include <string>

namespace succession {

class Database;
class LetterTemplates;
class Secrets;
class Store;
class Transaction;

/// What is the same for everybody, as the operator set it.
struct OfficeSettings {
    std::string journal_name = "Restoration Ecology";
    std::string public_url = "http://127.0.0.1:8080"; ///< where people reach the journal; links begin with it
    std::string office_name = "The editorial office"; ///< who signs letters
    std::string office_email = "office@journal.example";
    std::string issn = "1526-100X";        ///< of the journal online
    std::string number_stem = "REC";       ///< how the numbers of its manuscripts begin: REC-26-0001
    std::string doi_stem = "10.1111/rec."; ///< how its DOIs begin; a number follows
    std::int64_t doi_first = 70001;        ///< the first of these numbers
    bool demo = false;
};

/// All that the acts of the office work with. Outlives them; safe to share between threads.
struct Office {
    OfficeSettings settings;
    Database& database;
    Rules rules;
    Secrets const& secrets;
    LetterTemplates const& letters;
    Store* store = nullptr; ///< where files lie; none in tests that have no files
};

} // namespace succession
