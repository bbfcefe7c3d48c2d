#pragma once

#include "web/context.hpp"

/// What authors are asked by a link in a mail. Opening shows, posting acts.
namespace succession::pages {

Response objection_form(Context&, std::string token);
Response object(Context&, std::string token);
Response author_change_form(Context&, std::string token);
Response answer_author_change(Context&, std::string token);

} // namespace succession::pages
