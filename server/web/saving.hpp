#pragma once

#include "base/clock.hpp"
#include "web/fields.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>

namespace succession {

/// A form that is kept while somebody writes, as its page shows it, for partials/draft_line, draft_marks, draft_fields
/// and draft_button.
struct ShownDraft {
    std::string form_id;      ///< names the copy in the browser
    std::string draft_action; ///< where its text is saved
    std::int64_t draft_version = 0;
    std::string saved_text;           ///< "Saved 21 October 2026, 12:04 UTC"
    std::string saved_at;             ///< the same for scripts; "" if it never was
    std::optional<OtherText> other{}; ///< what another window keeps
};
SUCCESSION_DESCRIBE(ShownDraft, form_id, draft_action, draft_version, saved_text, saved_at, other)

/// "Saved 21 October 2026, 12:04 UTC"; given nothing, that nothing is written yet.
std::string saved_in_words(std::optional<Moment>);
/// The form of that name as its page shows it: where it is saved, in which version it stands, and since when.
ShownDraft shown_draft(std::string form_id, std::string action, std::int64_t version, std::optional<Moment> saved_at);

/// What the script that saves is told: its text is kept in this version …
Response told_kept(Moment, std::int64_t version);
/// … or another text is, which its writer can compare …
Response told_other(Moment, std::int64_t version, std::string const& text);
/// … or nothing yet: the form's guard was not this browser's, and this one is …
Response told_guard(std::string const& csrf);
/// … or none of these, and why.
Response told_problem(int status, std::string const& sentence);

} // namespace succession
