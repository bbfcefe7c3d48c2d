#include "view/shape.hpp"

#include <algorithm>

namespace succession {

Field const* Shape::find(std::string_view name) const
{
    auto const found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace succession
