#include "workflow/options.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession {

namespace {

/// "Saint Helena, Ascension and Tristan da Cunha" → "saint helena"
std::string short_name(std::string const& label) { return lower(trimmed(label.substr(0, label.find_first_of(",(")))); }

} // namespace

Option const* find_option(std::vector<Option> const& list, std::string_view code)
{
    auto const found = std::ranges::find(list, code, &Option::code);
    return found == list.end() ? nullptr : &*found;
}

Option const* meant_option(std::vector<Option> const& list, std::string_view typed)
{
    auto const words = lower(typed);
    Option const* found = nullptr;
    int count = 0;
    for (auto const& option : list) {
        if (lower(option.code) == words || lower(option.label) == words) return &option;
        if (short_name(option.label) != words) continue;
        found = &option;
        ++count;
    }
    return count == 1 ? found : nullptr;
}

std::string label_in(std::vector<Option> const& list, std::string_view code)
{
    auto const* found = find_option(list, code);
    return found ? found->label : std::string(code);
}

} // namespace succession
