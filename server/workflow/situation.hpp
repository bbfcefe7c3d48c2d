#pragma once

#include "workflow/step.hpp"

#include <set>

namespace succession {

/// How far an exploration goes. Rounds have no bound: those after the first are alike.
struct Bounds {
    int reviewers = 2;                    ///< how many different people can be asked
    std::size_t configurations = 200'000; ///< of one situation, before it is cut
    bool thorough = false;                ///< every act in every situation but those that have one of their own
    bool first_only = false;              ///< stop at the first place where an invariant does not hold
};

/// Where an exploration begins: a manuscript, its authors and the office, and what may happen there.
struct Situation {
    std::string name;
    Facts facts;
    std::vector<PersonId> reviewers;       ///< who can be asked
    std::vector<PersonId> spare;           ///< who can be named a deputy
    std::vector<std::string> author_lists; ///< the changes of authors that may be asked
    std::set<std::string> left_out;        ///< acts that do not happen here
    int interests = 0;                     ///< how many interests may be declared
    std::optional<PersonId> leaver;        ///< somebody whose account may be closed at any time
    std::optional<PersonId> discharged;    ///< somebody whose part may be taken back at any time
};

/// Every constellation of authors and editors worth a proof, those with most to explore first: ordinary authors,
/// editors as authors with and without deputies, interests declared, reports waived, an Editor-in-Chief who
/// coordinates, an editor who leaves, is discharged or is asked to review, a change of authors, a resubmission, a type
/// without review, a notice.
std::vector<Situation> situations(Journal const& journal, Bounds const& bounds);

/// The people of a situation.
namespace figures {
inline constexpr PersonId chief{1}, chiefs_deputy{2}, editor{3}, other_editor{4}, managing{5}, managings_deputy{6},
    production{7}, author{8}, coauthor{9}, first_reviewer{10}, first_spare{30};
}

/// Files that authors and the office can add at any time are there, also for a version just begun.
void provide_files(Facts& facts);

} // namespace succession
