#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "storage/dossiers.hpp"
#include "workflow/step.hpp"

namespace succession::office {

/// Which act on which manuscript somebody wishes to take.
struct Wish {
    ManuscriptId manuscript;
    std::string act;      ///< its name in the workflow
    ReviewId review{};    ///< for acts on a review
    AuthorId author{};    ///< for acts by an author's mailed link
    bool by_link = false; ///< the actor holds the review's link instead of being signed in
    Form form{};
    std::optional<std::int64_t> seen{}; ///< the version the form was made for: of the review, or of the manuscript
    std::string draft_key{};            ///< of the draft that has become this act and is erased with it; "": none
};

/// What became of a wish. Nothing has happened unless `taken`.
struct Granted {
    bool taken = false;
    bool stale = false; ///< somebody else acted since the form was made
    std::vector<Blocker> blockers{};
    std::string number; ///< of the manuscript, "" for a draft
    std::optional<ManuscriptId> offspring{};
    std::string offspring_name{}; ///< the last part of its address
};

/// What the facts have to know as well for this act: who is only named in its form, and whom one is about to invite.
dossiers::Also also_asked(std::string_view act, ReviewId, Form const&);

/// Takes one act: loads the facts, asks the rules, composes the letters, then writes state, event, letters and desks in
/// one transaction. A manuscript that does not exist for the actor is a Problem{not_found}.
Granted take(Office const&, Act const&, Wish const&);

/// Takes what is the system's by now on one manuscript: released decisions, lapsed invitations, publications.
/// Returns whether anything was.
bool settle(Office const&, ManuscriptId, Moment now);
/// Settles every manuscript whose clock has run out; returns how many moved.
int settle_due(Office const&, Moment now, int most);

/// A new, empty manuscript of the actor's. Whoever sends the form twice is led to the one it made.
ManuscriptId begin_manuscript(Office const&, Act const&, std::string const& type);

/// The act of that name that is meant in the manuscript's present state, or nothing.
Transition const* find_act(Journal const&, Facts const&, std::string_view name, ReviewId review);

} // namespace succession::office
