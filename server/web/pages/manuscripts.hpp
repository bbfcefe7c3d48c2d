#pragma once

#include "web/context.hpp"

/// The centre: one manuscript, and the letters written about it.
namespace succession::pages {

Response manuscript(Context&, std::string name);
Response letter(Context&, std::string name, LetterId);
Response resend_letter(Context&, std::string name, LetterId);

} // namespace succession::pages
