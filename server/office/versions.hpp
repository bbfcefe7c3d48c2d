#pragma once

#include "office/office.hpp"

#include <optional>
#include <vector>

/// A manuscript keeps the version of the journal's rules it was submitted under.
namespace succession::office {

/// The rules to work with: the present ones, kept from now on, and every former version that a manuscript lives under.
/// Throws Mistake naming the manuscripts whose rules cannot be had, or whose state or type the present ones lack.
Rules open_rules(Database&, RuleTexts const& present, Moment now);
/// The present rules alone: enough to move manuscripts on to them.
Rules present_rules(Database&, RuleTexts const& present, Moment now);

/// How many manuscripts live under former rules.
std::int64_t under_former_rules(Office const&);
/// All of them, the oldest first.
std::vector<ManuscriptId> all_under_former_rules(Office const&);

/// What became of a manuscript that was to move on to the present rules.
struct Adopted {
    std::string name;   ///< its number
    bool moved = false; ///< it lives under the present rules from now on
    std::string reason; ///< why it does not move
};
/// Moves a manuscript on to the present rules, as an event of its own; nothing where it lives under them already or
/// where they lack what it is.
Adopted adopt_rules(Office const&, ManuscriptId, Moment now);

} // namespace succession::office
