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

/// Shows what was typed: with the sign-in form while nobody is signed in, else with one button that sends it.
Response again(Context&, Kept const&, Refused const& = {});
/// Shows a form that held bytes that are no text: what is left of them, to be looked through and sent.
Response mend(Context&);
/// Says what happened, what was kept and what to do; `back` is the page the form was on, where it is known.
Response problem(Context&, Problem const&, std::string const& back = {});
/// Something went wrong on our side.
Response failure(Context&);

} // namespace succession::pages
