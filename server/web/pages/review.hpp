#pragma once

#include "web/review_desk.hpp"

namespace succession::pages {

/// What the link in an invitation opens: the invitation, the form, the outcome. Looking changes nothing.
Response linked_review(Context&, std::string token);
/// An act's address when somebody merely looks: back to the review.
Response linked_act(Context&, std::string token, std::string act);
Response take_linked_act(Context&, std::string token, std::string act);
Response save_linked_draft(Context&, std::string token);

/// One review for whoever is signed in: their own to write, or an editor's to read.
Response review(Context&, std::string name, ReviewId);
Response save_draft(Context&, std::string name, ReviewId);
Response file_review(Context&, std::string name, ReviewId);
Response file_late_review(Context&, std::string name, ReviewId);

/// A form that came back, and why.
struct Returned {
    std::string act{};
    Form typed{};
    std::vector<Blocker> blockers{};
    std::optional<Draft> other{}; ///< what another window saved meanwhile
    bool stale = false;           ///< it was made for a text that is no more
};

/// The review's page for its reviewer, by its state.
Response show_review(Context&, ReviewDesk const&, Returned const& = {});
Response show_review_form(Context&, ReviewDesk const&, Returned const&);

} // namespace succession::pages
