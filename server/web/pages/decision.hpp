#pragma once

#include "web/act_form.hpp"

/// What is advised, and what is decided.
namespace succession::pages {

Response show_recommend(Context&, ActForm const&);
/// The decision's form; once "preview" was pressed, with each letter as its recipient will read it. Writes nothing.
Response show_decide(Context&, ActForm const&);

} // namespace succession::pages
