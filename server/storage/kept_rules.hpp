#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
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

} // namespace kept_rules

} // namespace succession
