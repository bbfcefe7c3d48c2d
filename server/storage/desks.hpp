#pragma once

#include "domain/desk.hpp"
#include "domain/person.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace succession {

/// A desk's row with what its list shows of the manuscript.
struct DeskEntry {
    DeskRow row;
    std::optional<std::string> number;
    std::string title;
    std::string type;
    int round = 0;
    std::optional<Moment> received_at;
};
SUCCESSION_DESCRIBE(DeskEntry, row, number, title, type, round, received_at)

/// Somebody who may coordinate manuscripts, and how many they coordinate now.
struct Coordinator {
    Known person;
    int load = 0;
};
SUCCESSION_DESCRIBE(Coordinator, person, load)

namespace desks {

/// Puts these rows in place of the manuscript's old ones, touching only what differs.
void replace(Transaction&, ManuscriptId, std::vector<DeskRow> const&);

/// The rows that a manuscript has on all desks.
std::vector<DeskRow> of_manuscript(Transaction&, ManuscriptId);

/// Where a page of a list ended: the next one begins after it.
struct After {
    Moment due = 0;
    ManuscriptId manuscript;
};

/// What awaits somebody (or runs without them), the oldest clock first; each manuscript once.
std::vector<DeskEntry> of_person(Transaction&, PersonId, bool awaiting, After, int most);
/// Of how many manuscripts a person has rows, counted up to `most`.
int count(Transaction&, PersonId, bool awaiting, int most);
/// What to list of somebody's manuscripts, running and ended, the newest first.
struct Wanted {
    std::string text; ///< a number, or words of the title
    std::string part;
    std::string stage;
    std::string label;
    ManuscriptId before;      ///< where the page before ended
    Moment reviews_since = 0; ///< reviews that ended earlier are left out: they give no sight any more
    int most = 50;
};
std::vector<DeskEntry> list(Transaction&, PersonId, Wanted const&);
/// What is on its way to publication, as a production editor's desk has it, the oldest clock first.
std::vector<DeskEntry> in_production(Transaction&, PersonId production_editor, After, int most);

/// How many manuscripts now wait for somebody in a part: an editor's load.
int load(Transaction&, PersonId, std::string const& part);
/// How many manuscripts wait for a part in the office, whoever's turn it is.
int waiting(Transaction&, std::string_view part);
/// Takes from somebody's desk what a part put there.
void clear(Transaction&, PersonId, std::string const& part);
/// Everybody who may coordinate, by name. Manuscripts of the asker's own are in nobody's load.
std::vector<Coordinator> coordinators(Transaction&, PersonId asker);

} // namespace desks

} // namespace succession
