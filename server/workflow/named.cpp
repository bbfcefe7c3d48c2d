#include "workflow/effects.hpp"
#include "workflow/guards.hpp"

namespace succession {

namespace {

template <class Rule>
std::vector<Named<Rule>> together(std::initializer_list<std::span<Named<Rule> const>> tables)
{
    std::vector<Named<Rule>> all;
    for (auto const table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

} // namespace

std::vector<NamedGuard> const& all_guards()
{
    static auto const all = together<GuardRule>(
        {manuscript_guards(), author_guards(), decision_guards(), review_guards(), production_guards(), date_guards()});
    return all;
}

std::vector<NamedEffect> const& all_effects()
{
    static auto const all =
        together<EffectRule>({manuscript_effects(), author_effects(), decision_effects(), review_effects(),
                              production_effects(), date_effects(), letter_effects()});
    return all;
}

} // namespace succession
