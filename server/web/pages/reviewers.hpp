#pragma once

#include "web/context.hpp"

/// Whom to ask for a review.
namespace succession::pages {

Response reviewers(Context&, std::string name);
/// Puts somebody on the list: chosen from the people, or named with an address.
Response list_reviewer(Context&, std::string name);

} // namespace succession::pages
