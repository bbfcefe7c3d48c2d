#include "view/shape.hpp"

#include <algorithm>

namespace succession {

ViewField const* Shape::find(std::string_view name) const
{
    auto const found = std::ranges::find(fields, name, &ViewField::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace succession
