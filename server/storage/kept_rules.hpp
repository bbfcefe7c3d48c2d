#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"
#include "storage/transaction.hpp"

#include <string>
#include <vector>

namespace succession {

/// One version of the journal's rules as it is kept: its texts as a JSON object by name.
struct KeptRules {
    std::string version;
    std::string texts;
    Moment since = 0;
};
SUCCESSION_DESCRIBE(KeptRules, version, texts, since)

namespace kept_rules {

/// Keeps a version; one that is kept stays as it is.
void keep(Transaction&, KeptRules const&);
std::optional<KeptRules> find(Transaction&, std::string const& version);
/// The versions that manuscripts live under.
std::vector<std::string> in_use(Transaction&);
/// The numbers of manuscripts that live under a version, the oldest first.
std::vector<std::string> followers(Transaction&, std::string const& version, int most);
/// The manuscripts that live under any other version, the oldest first, and how many they are.
std::vector<ManuscriptId> followers_of_others(Transaction&, std::string const& version);
std::int64_t count_of_others(Transaction&, std::string const& version);

/// Drafts, and what was submitted before versions were kept, live under none.
namespace unversioned {

/// The states they are in; `machine` is manuscript, review or production.
std::vector<std::string> states(Transaction&, std::string const& machine);
/// Their numbers in one of these states; "a draft" where there is none.
std::vector<std::string> in_state(Transaction&, std::string const& machine, std::string const& state, int most);
std::vector<std::string> types(Transaction&);
/// From now on those that were submitted live under this version.
void adopt(Transaction&, std::string const& version);

} // namespace unversioned

} // namespace kept_rules

} // namespace succession
