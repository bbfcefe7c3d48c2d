#include "workflow/effects.hpp"

#include <array>

namespace succession {

namespace {

auto all_effects()
{
    return std::array{manuscript_effects(), decision_effects(), review_effects(), production_effects(),
                      letter_effects()};
}

} // namespace

EffectRule find_effect(std::string_view name)
{
    for (auto const table : all_effects())
        for (auto const& effect : table)
            if (effect.name == name) return effect.rule;
    return nullptr;
}

std::vector<std::string_view> effect_names()
{
    std::vector<std::string_view> names;
    for (auto const table : all_effects())
        for (auto const& effect : table) names.push_back(effect.name);
    return names;
}

void follow(Step const& step, Review& review, std::string_view act)
{
    auto const* transition = step.journal.review.find(act, review.state);
    if (!transition) return;
    review.state = transition->to;
    review.since = step.now;
    review.due.reset();
}

} // namespace succession
