#pragma once

#include <string>

namespace succession {

/// The same calculation in the language of PostScript: operators and numbers.
std::string bare_calculation(std::string const& code);

/// The same map from the codes of a font to its letters (a CMap), without what it is called and who made it.
std::string bare_character_map(std::string const& code);

} // namespace succession
