#pragma once

#include "workflow/step.hpp"

#include <span>

namespace succession {

/// Why an act is closed; nothing where the guard lets it pass.
using Verdict = std::optional<Blocker>;

/// The verdict that keeps an act from being taken.
inline Verdict blocked(std::string code, std::string reason, std::string field = {})
{
    return Blocker{std::move(code), std::move(reason), std::move(field)};
}

/// The guards by what they speak of; together every name a workflow may use.
std::span<NamedGuard const> manuscript_guards();
std::span<NamedGuard const> author_guards();
std::span<NamedGuard const> decision_guards();
std::span<NamedGuard const> review_guards();
std::span<NamedGuard const> production_guards();
std::span<NamedGuard const> date_guards();

} // namespace succession
