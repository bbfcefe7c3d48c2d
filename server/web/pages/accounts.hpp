#pragma once

#include "web/context.hpp"

/// Into an account and out of it.
namespace succession::pages {

Response sign_in_form(Context&);
Response sign_in(Context&);
Response sign_out(Context&);
Response sign_out_everywhere(Context&);

Response register_form(Context&);
Response register_person(Context&);
Response check_mail(Context&);

Response forgotten_form(Context&);
Response ask_reset(Context&);
Response reset_form(Context&, std::string token);
Response reset(Context&, std::string token);

Response welcome_form(Context&, std::string token);
Response welcome(Context&, std::string token);
Response begin_form(Context&, std::string token);
Response begin(Context&, std::string token);

} // namespace succession::pages
