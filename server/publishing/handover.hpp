#pragma once

#include "domain/production.hpp"

#include <string>

namespace succession {

/// What a publisher who takes an accepted manuscript over needs to know of it, as JSON for programs and people:
/// number, type, title, authors in order, abstract, implications, key words, statements, licence, dates, editor.
std::string handover_metadata(std::string const& journal, std::string const& number, Article const&);

} // namespace succession
