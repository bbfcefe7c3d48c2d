#pragma once

#include "web/act_form.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// Shows the form of an act, at first and again when it was refused (its status is `form.status()`): on the page its
/// workflow names, or on the plain one, which also shows what is closed. Taking it is the same for all acts; what is
/// posted goes to where it was shown.
Response act_page(Context&, ActForm const&);

/// An act as "Your turn" offers it.
struct ActOffer {
    std::string name;
    std::string label;
    std::string help;
    std::string href;
    bool main = false;
    std::size_t states = 0; ///< from how many states it leads away: what is meant for one alone comes first
    bool open = true;
    bool weighty = false; ///< by the workflow: shown before what is rarely done
    std::string reason;   ///< why it is closed, or what its page still wants
};

/// Every act on the manuscript and its production that is this viewer's at present, open or closed with its reason;
/// main ones first, then open ones.
std::vector<ActOffer> offers(Dossier const&, Moment now);
/// The same for one review.
std::vector<ActOffer> offers(Dossier const&, Review const&, Moment now);

} // namespace succession
