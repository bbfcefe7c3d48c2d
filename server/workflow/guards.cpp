#include "workflow/guards.hpp"

#include <algorithm>
#include <array>

namespace succession {

namespace {

auto all_guards()
{
    return std::array{manuscript_guards(), decision_guards(), review_guards(), production_guards()};
}

} // namespace

GuardRule find_guard(std::string_view name)
{
    for (auto const table : all_guards())
        for (auto const& guard : table)
            if (guard.name == name) return guard.rule;
    return nullptr;
}

std::vector<std::string_view> guard_names()
{
    std::vector<std::string_view> names;
    for (auto const table : all_guards())
        for (auto const& guard : table) names.push_back(guard.name);
    return names;
}

} // namespace succession
