#pragma once

#include "domain/facts.hpp"

#include <string_view>

namespace succession {

/// What one person is to one manuscript at one moment. Nothing is assumed: what is not set is not so.
struct Standing {
    bool author = false;       ///< the account that acts for the authors
    bool coauthor = false;     ///< another author with an account: may read, never act
    bool conflicted = false;   ///< has declared an interest: the manuscript does not exist for them
    bool editor = false;       ///< the assigned coordinating editor
    bool decider = false;      ///< may decide
    bool managing = false;     ///< may do the managing editor's part
    bool production = false;   ///< may do the production editor's part, from acceptance on
    bool appeal = false;       ///< decides the appeal now running
    bool later_editor = false; ///< coordinates the manuscript submitted anew in its place: reads this one
    bool reviewer = false;     ///< has a review that is not declined, lapsed or cancelled

    bool editorial() const { return editor || decider || managing || appeal; }
};

/// Why somebody should not review or handle a manuscript.
struct Concern {
    std::string reason; ///< for editors: "is an author", "same institution as an author" …
    bool hard = false;  ///< cannot be overruled
};

/// Who is what to a manuscript. One of the few places that opens sealed identities, to compare them.
struct Standings {
    static Standing of(Facts const& facts, PersonId person, Moment now);
    /// Whether `standing` includes a part named in the workflow: "author", "editor", "decider" …
    static bool holds(Standing const& standing, std::string_view part);
    /// The part that a role of the office brings: "editor_in_chief" decides.
    static std::string_view part_of(std::string_view role);
    /// The one person whose turn it is in that part, or nobody.
    static std::optional<PersonId> responsible(Facts const& facts, std::string_view part, Moment now);
    static bool is_author(Facts const& facts, PersonId person);
    /// The same of somebody whom the facts need not name: by account, or by an address that has been confirmed.
    static bool is_author(Facts const& facts, Known const& person);
    /// Also by ORCID iD. Whoever has a profile can type any: it may close a door, and opens none.
    static bool may_be_author(Facts const& facts, Known const& person);
    static bool is_conflicted(Facts const& facts, PersonId person);
    /// May handle the manuscript as an editor: active, not an author, not conflicted, not its reviewer.
    static bool may_edit(Facts const& facts, PersonId person);
    /// Why somebody cannot become the editor, as what follows their name: "is an author"; "" if they can.
    static std::string bar_to_editing(Facts const& facts, PersonId person);
    /// Has the part in the office that coordinating takes: a coordinating editor's, an Editor-in-Chief's, or that of a
    /// deputy of one. Without it an assigned editor is none.
    static bool is_coordinator(Facts const& facts, PersonId person);
    /// The same of somebody against whom nothing speaks on this manuscript.
    static bool may_coordinate(Facts const& facts, PersonId person);
    /// Somebody who may decide an appeal: who could decide, but has not decided on this manuscript before.
    static std::optional<PersonId> appeal_decider(Facts const& facts, Moment now);
    static bool is_reviewer(Facts const& facts, Review const& review, PersonId person);
    static PersonId reviewer(Review const& review);
    static PersonId decider(Decision const& decision);
    static PersonId person(Conflict const& conflict);
    static Byline const& byline(Author const& author);
    static std::optional<PersonId> account(Author const& author);
    /// Everything that speaks against `person` as reviewer or editor of this manuscript, hard ones first.
    static std::vector<Concern> concerns(Facts const& facts, Known const& person);

private:
    static Conflict const* conflict(Facts const& facts, PersonId person);
    static std::string_view bar(Facts const& facts, PersonId person);
};

/// Whether a review's state means that its person took part: neither unanswered nor refused.
bool takes_part(Review const& review);

} // namespace succession
