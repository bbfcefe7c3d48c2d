#pragma once

#include "storage/drafts.hpp"
#include "web/act_form.hpp"
#include "web/saving.hpp"

#include <optional>
#include <string>

/// What somebody has typed into an act's form and not yet sent. It is theirs alone, kept as they type, and erased by
/// the act it becomes.
namespace succession {

/// Whether the act's form is kept as one types: it asks for more than a line.
bool keeps_draft(Transition const&);
/// Names the draft of this form by this viewer; "" where none is kept. An act that is taken hands it over in its Wish.
std::string draft_key(ActForm const&);

/// Lets a form that is shown for the first time begin with what its writer had typed before.
void take_up_draft(Context&, ActForm&);
/// Keeps what was typed, over whatever was kept before.
void keep_draft(Context&, ActForm&);
/// Whether another window has kept another text since this form was made; the form then holds it.
bool is_overtaken(Context&, ActForm&);
/// Keeps what was typed over version `seen` of the draft, unless another window was faster.
drafts::Saved save_draft(Context&, ActForm const&, std::int64_t seen);

/// Nothing for a form of which no draft is kept.
std::optional<ShownDraft> shown_draft(Context&, ActForm const&);
/// What was typed, each answer with its label, for somebody who compares it with their own.
std::string draft_in_words(Context&, ActForm const&, Form const& typed);
/// The form as it was kept.
Form form_of(Draft const&);

} // namespace succession
