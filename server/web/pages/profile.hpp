#pragma once

#include "web/context.hpp"

/// What people say of themselves, and where letters reach them.
namespace succession::pages {

Response profile(Context&);
Response save_profile(Context&);
Response change_password(Context&);

Response add_address(Context&);
Response address_form(Context&, std::string token);
Response confirm_address(Context&, std::string token);
Response prefer_address(Context&);
Response remove_address(Context&);

} // namespace succession::pages
