#pragma once

#include "web/act_form.hpp"

/// Acts by their forms: each GET shows, each POST takes.
namespace succession::pages {

Response act(Context&, std::string name, std::string act);
Response take_act(Context&, std::string name, std::string act);
Response review_act(Context&, std::string name, ReviewId, std::string act);
Response take_review_act(Context&, std::string name, ReviewId, std::string act);

/// Keeps what is being typed into the form of an act.
Response save_act_draft(Context&, std::string name, std::string act);
Response save_review_act_draft(Context&, std::string name, ReviewId, std::string act);

/// The form of an act that has no page of its own.
Response plain_act(Context&, ActForm const&);

} // namespace succession::pages
