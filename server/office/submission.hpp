#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace succession::office {

/// What became of a page of the submission that its authors saved: all of it is kept, or nothing was changed.
struct Saved {
    bool stale = false;           ///< the page was saved elsewhere since it was shown
    std::vector<Blocker> flaws{}; ///< what no record can hold
    std::int64_t seen = 0;        ///< of the page as it now stands
    std::optional<Moment> at{};   ///< when the version was last changed

    bool kept() const { return !stale && flaws.empty(); }
};

/// One author as the form gives them; what is wrong in it is said by `lacks`, and stays as it was typed.
struct AuthorRow {
    Byline line;
    bool corresponding = false;
    std::vector<std::string> credit; ///< CRediT role codes
};

/// A page of the submission that somebody saves, as they had it before them.
struct PageOf {
    ManuscriptId manuscript;
    std::string step;                   ///< "text", "authors" …
    std::optional<std::int64_t> seen{}; ///< what `page_seen` said; none: whatever it was
};

/// The act that sends the version its authors have in hand: submit, resend, revise. None when nothing is in their hand.
Transition const* sending_act(Journal const&, Facts const&);
/// Whether the type of article may still be changed: until reviewers were asked about it.
bool may_change_type(Facts const&);
/// Whether reviewers may still be suggested and opposed: until some were asked.
bool may_change_suggestions(Facts const&);
/// Whether the list of authors may still be changed by hand: until the first submission.
bool may_change_authors(Facts const&);
/// Tells two states of one page of the submission apart; of other pages and of others' acts it knows nothing.
std::int64_t page_seen(Journal const&, Facts const&, std::string_view step);

/// Saves the fields of a page as they were typed; on the page of the type also the type itself. Only the account that
/// acts for the authors can, and only what is not sent.
Saved save_fields(Office const&, Act const&, PageOf const&, Form const&);
/// Puts these rows in place of the list of authors, in their order; empty rows are left out.
Saved save_authors(Office const&, Act const&, PageOf const&, std::vector<AuthorRow> const&);
/// Puts these in place of the suggested and opposed reviewers.
Saved save_suggestions(Office const&, Act const&, PageOf const&, std::vector<Suggestion> const&);
/// The author's own count of the main document's words, with a reason; 0 takes it back.
void correct_words(Office const&, Act const&, ManuscriptId, int words, std::string const& reason);

/// Changes a manuscript and writes what differs, in one transaction with the form's key. Where `change` returns false,
/// nothing has happened; false is returned.
bool change_manuscript(Office const&, Act const&, ManuscriptId, std::function<bool(Facts&)> const& change);
/// Whoever may not change the version in hand gets a Problem: not found for strangers, conflict for what was sent.
void require_in_hand(Office const&, Act const&, Facts const&);

} // namespace succession::office
