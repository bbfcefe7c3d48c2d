#pragma once

#include "workflow/step.hpp"

#include <span>

namespace succession {

using Verdict = std::optional<Blocker>;

/// The guards by the machine they speak of; together every name a workflow may use.
std::span<NamedGuard const> manuscript_guards();
std::span<NamedGuard const> decision_guards();
std::span<NamedGuard const> review_guards();
std::span<NamedGuard const> production_guards();

} // namespace succession
