#include "web/menu.hpp"

namespace succession {

namespace {

enum class Whose { everybody, signed_in, production, administrators };

struct Entry {
    char const* label;
    char const* href;
    Whose whose;
};

constexpr Entry entries[] = {
    {"My desk", "/desk", Whose::signed_in},           {"Manuscripts", "/manuscripts", Whose::signed_in},
    {"Production", "/production", Whose::production}, {"People", "/people", Whose::administrators},
    {"Issues", "/issues", Whose::everybody},          {"Search", "/search", Whose::everybody},
};

bool is_for(SignedIn const* person, Whose whose)
{
    if (whose == Whose::everybody) return true;
    if (!person) return false;
    return whose == Whose::signed_in || (whose == Whose::production && person->holds("production_editor")) ||
           (whose == Whose::administrators && person->holds("administrator"));
}

} // namespace

std::vector<MenuItem> menu(SignedIn const* person, std::string_view path)
{
    std::vector<MenuItem> places;
    for (auto const& entry : entries)
        if (is_for(person, entry.whose)) places.push_back({entry.label, entry.href, path.starts_with(entry.href)});
    return places;
}

} // namespace succession
