#pragma once

#include "domain/facts.hpp"
#include "storage/database.hpp"
#include "workflow/journal.hpp"

#include <map>
#include <set>

namespace succession {

struct Happened {
    std::string act;
    std::int64_t subject = 0;
};
SUCCESSION_DESCRIBE(Happened, act, subject)

struct Written {
    LetterId id;
    std::string kind;
    std::string to_name;
};
SUCCESSION_DESCRIBE(Written, id, kind, to_name)

/// One manuscript with everything that hangs on it.
struct Holding {
    Facts facts;
    std::vector<Happened> events;
    std::vector<Written> letters;
};

/// What the journal holds of its manuscripts at one moment.
using Snapshot = std::map<ManuscriptId, Holding>;

Snapshot snapshot_of(Database&);

/// The parts of a manuscript that differ, in a reader's words: "manuscript", "review of ostrea-edulis", "decision" …
std::set<std::string> changes(Facts const& before, Facts const& after);
/// Whether nothing at all has happened to a manuscript: no fact, no event, no letter.
bool is_same(Holding const& before, Holding const& after);
/// The letters written between two moments, as "invitation to ostrea-edulis".
std::multiset<std::string> letters_between(Snapshot const& before, Snapshot const& after);

/// What all journeys together have seen: that no act, letter or turn is left out.
struct Seen {
    std::set<std::string> acts;    ///< "review.invite"
    std::set<std::string> letters; ///< kinds
    std::set<std::string> turns;   ///< states that somebody was asked for: "manuscript.check"

    void note(Journal const&, Snapshot const& before, Snapshot const& after);
};

/// "Ostrea edulis" as the journeys call her: "ostrea-edulis".
std::string code_of(std::string const& name);

} // namespace succession
