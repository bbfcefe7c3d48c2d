#pragma once

#include "web/context.hpp"
#include "web/kept.hpp"

namespace succession::pages {

/// Why somebody could not sign in, and the address they gave.
struct Refused {
    std::string address{};
    std::string why{};
    int status = 401;
};

/// Shows what was typed below a form to sign in, which carries it along.
Response sign_in_and_send(Context&, Kept const&, Refused const& = {});
/// Shows what was typed, with one button that sends it.
Response send_once_more(Context&, Kept const&);
/// Shows a form that held bytes that are no text: what is left of them, to be looked through and sent.
Response mend(Context&);
/// Says what happened, what was kept and what to do; `back` is the page the form was on, where it is known.
Response problem(Context&, Problem const&, std::string const& back = {});
/// Something went wrong on our side.
Response failure(Context&);

} // namespace succession::pages
