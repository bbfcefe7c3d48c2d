#pragma once

#include "storage/sessions.hpp"
#include "view/frame.hpp"

#include <string_view>
#include <vector>

namespace succession {

/// The places in the masthead, as this person has them; nobody signed in: those of readers.
std::vector<MenuItem> menu(SignedIn const* person, std::string_view path);

} // namespace succession
