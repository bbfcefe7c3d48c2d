#pragma once

#include "domain/facts.hpp"
#include "storage/transaction.hpp"

namespace succession {

/// A manuscript with all its facts, read in one query and written as what has changed.
namespace dossiers {

/// What an act is about beside the manuscript's own facts.
struct Also {
    PersonId first; ///< nothing names them yet: a new reviewer, a new editor
    PersonId second;
    ReviewId review{}; ///< of whose person it is asked with which authors they wrote elsewhere
};

/// All facts of the manuscript by its key or its number; nothing where there is none.
std::optional<Facts> find(Transaction&, ManuscriptId, Also = {});
std::optional<Facts> find(Transaction&, std::string const& number, Also = {});

/// The same for whoever is about to change it: nobody else can until this transaction ends.
std::optional<Facts> find_to_change(Transaction&, ManuscriptId);

/// Writes a manuscript that is not there yet.
void insert(Transaction&, Facts const&);
/// Writes what differs. False when somebody else changed the manuscript since `before` was read: nothing is written.
bool save(Transaction&, Facts const& before, Facts const& after);

/// Manuscripts that live under this version of the rules and on which something is the system's to do by now, the
/// oldest first; an invitation lapses only after its grace.
std::vector<ManuscriptId> with_clock_run_out(Transaction&, std::string const& rules, Moment now, Moment lapse_grace,
                                             int most);

} // namespace dossiers

} // namespace succession
