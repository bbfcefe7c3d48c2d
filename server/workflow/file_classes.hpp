#pragma once

#include "domain/facts.hpp"
#include "workflow/journal.hpp"

namespace succession {

/// Whether the version now written answers somebody: a revision, or a manuscript submitted anew.
bool answers_somebody(Facts const&);
/// The classes of files that the version now written asks its authors for, in order: where it answers somebody, also
/// the answers and a marked-up version.
std::vector<FileClass> classes_of_version(Journal const&, Facts const&);

/// Whether somebody may add and remove files of this class of production now.
bool may_bring(Journal const&, Facts const&, FileClass const& of_production, PersonId who, Moment now);

} // namespace succession
