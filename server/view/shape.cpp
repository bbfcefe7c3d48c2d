#include "view/shape.hpp"

#include <algorithm>

namespace succession {

namespace {

constexpr std::string_view has = "has_";

/// Of a number, a yes or no or a record one does not ask whether it is there.
bool may_be_absent(Kind kind) { return kind != Kind::number && kind != Kind::flag && kind != Kind::record; }

} // namespace

ViewField const* Shape::find(std::string_view name) const
{
    auto const found = std::ranges::find(fields, name, &ViewField::name);
    if (found != fields.end()) return &*found;
    if (!name.starts_with(has)) return nullptr;
    auto const asked = std::ranges::find(fields, name.substr(has.size()), &ViewField::name);
    if (asked == fields.end() || !may_be_absent(asked->kind)) return nullptr;
    return &presences[static_cast<std::size_t>(asked - fields.begin())];
}

} // namespace succession
