#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "domain/sealed.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// What its address names a manuscript by: its number, or its key while it is a draft.
inline std::string manuscript_name(std::optional<std::string> const& number, ManuscriptId id)
{
    return number ? *number : std::to_string(id.value);
}

/// Where reviewers are sought, write and report: which of these it is, their counts tell.
inline constexpr std::array<std::string_view, 3> states_in_review{"inviting", "in_review", "reports_in"};

/// A manuscript and where it stands. Times are UTC milliseconds.
struct Manuscript {
    ManuscriptId id;
    std::int64_t version = 0;          ///< grows with every act; what editors' forms are made for
    std::int64_t edits = 0;            ///< grows as the authors write; with the version it guards against lost updates
    std::optional<std::string> number; ///< "REC-26-0001" from the first submission on
    std::string type;                  ///< an article type's code
    std::string rules;                 ///< the version of the journal's rules it was submitted under; "" for a draft
    std::string transparency;          ///< "double" or "single" (NISO Z39.106), frozen at submission
    std::string state;                 ///< a state of workflows/manuscript.yaml
    std::string former;                ///< the state to go back to from held, withdrawal_asked, appealed
    std::optional<Moment> former_due;  ///< the clock it had there
    Moment since = 0;                  ///< when the state was entered
    std::optional<Moment> due;         ///< the state's clock
    int round = 0;                     ///< 0 for the first version, then R1, R2 …
    std::string title;
    PersonId submitter_id;             ///< the account that submits and acts for the authors
    std::optional<PersonId> editor_id; ///< coordinating editor
    std::optional<PersonId> proposed_editor_id;
    int reviewers_wanted = 2;
    std::optional<int> reports_required; ///< lowered by the decider, with `waiver_reason`
    std::string waiver_reason;
    bool hold = false;
    std::string hold_reason; ///< ME and decider only
    std::optional<PersonId> hold_by_id;
    std::optional<Moment> held_at;
    std::optional<Moment> received_at;       ///< first complete submission
    std::optional<Moment> first_decision_at; ///< first released editorial decision
    std::optional<Moment> revised_at;        ///< last revision in
    std::optional<Moment> accepted_at;       ///< release of the acceptance
    std::optional<Moment> ended_at;
    std::optional<ManuscriptId> previous_id;    ///< the manuscript it resubmits
    std::optional<ManuscriptId> resubmitted_id; ///< the manuscript that resubmits it
    std::optional<Moment> offer_until;          ///< end of the offer to resubmit
    bool appeal_used = false;
    std::optional<PersonId> appeal_deputy_id;
    std::string request_reason; ///< of the withdrawal or appeal now asked
    std::string overruled;      ///< why its editor was chosen in spite of what speaks against it
    std::string corrected;      ///< dates that were corrected, a line each: which, what stood there, why

    std::string name() const { return manuscript_name(number, id); }

    friend bool operator==(Manuscript const&, Manuscript const&) = default;
};
SUCCESSION_DESCRIBE(Manuscript, id, version, edits, number, type, rules, transparency, state, former, former_due, since,
                    due, round, title, submitter_id, editor_id, proposed_editor_id, reviewers_wanted, reports_required,
                    waiver_reason, hold, hold_reason, hold_by_id, held_at, received_at, first_decision_at, revised_at,
                    accepted_at, ended_at, previous_id, resubmitted_id, offer_until, appeal_used, appeal_deputy_id,
                    request_reason, overruled, corrected)

/// What the authors wrote in the submission's fields, one row a round; frozen when it is submitted.
struct Version {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    int round = 0;
    std::string fields;    ///< JSON object: field name → text; lists are JSON arrays of texts
    int words_counted = 0; ///< from the main document's text; 0: could not be counted
    int words_stated = 0;  ///< the author's correction; 0: none
    std::string words_reason;
    std::optional<Moment> frozen_at;
    std::optional<Moment> saved_at; ///< when the authors last changed anything of it

    int words() const { return words_stated ? words_stated : words_counted; }

    friend bool operator==(Version const&, Version const&) = default;
};
SUCCESSION_DESCRIBE(Version, id, manuscript_id, round, fields, words_counted, words_stated, words_reason, frozen_at,
                    saved_at)

/// The name, address and institution of an author, sealed as one.
struct Byline {
    std::string given;
    std::string family;
    std::string email;
    std::string affiliation;
    std::string ror;
    std::string country;
    std::string orcid;

    /// Given and family name as they are read.
    std::string name() const { return full_name(given, family); }

    friend bool operator==(Byline const&, Byline const&) = default;
};
SUCCESSION_DESCRIBE(Byline, given, family, email, affiliation, ror, country, orcid)

/// One of the authors, in the order in which they are printed.
struct Author {
    AuthorId id;
    ManuscriptId manuscript_id;
    int position = 0;
    Sealed<std::optional<PersonId>> person_id; ///< the account with this address, if there is one
    Sealed<Byline> byline;                     ///< stored as its own columns
    bool corresponding = false;
    std::string credit;            ///< CRediT role codes, separated by spaces
    std::optional<Moment> told_at; ///< when the letter to the co-author was written
    std::optional<Moment> objected_at;
    std::string objection;

    friend bool operator==(Author const&, Author const&) = default;
};
SUCCESSION_DESCRIBE(Author, id, manuscript_id, position, person_id, byline, corresponding, credit, told_at, objected_at,
                    objection)

/// A reviewer the authors suggest or oppose, with their reason. Editors only.
struct Suggestion {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    bool opposed = false;
    std::string name;
    std::string email;
    std::string affiliation;
    std::string reason;

    friend bool operator==(Suggestion const&, Suggestion const&) = default;
};
SUCCESSION_DESCRIBE(Suggestion, id, manuscript_id, opposed, name, email, affiliation, reason)

/// A file of one round. Content is named by hash alone.
struct File {
    FileId id;
    ManuscriptId manuscript_id;
    int round = 0;
    /// Its class: title_page, cover_letter, main, figure, supplement, answers, marked_up, final, proof or article.
    std::string kind;
    std::string audience; ///< "editors" or "reviewers"; of production "production", and "authors" once a proof is out
    int position = 0;
    std::string name; ///< as uploaded; shown to editors only
    std::string media_type;
    std::int64_t bytes = 0;
    std::string sha256;
    std::string clean_sha256; ///< the copy without properties that reviewers get; "": they get none
    int pages = 0;
    std::string findings; ///< what the file's properties contain: lines "Author: …"
    Moment added_at = 0;

    bool is_pdf() const { return media_type == "application/pdf"; }

    friend bool operator==(File const&, File const&) = default;
};
SUCCESSION_DESCRIBE(File, id, manuscript_id, round, kind, audience, position, name, media_type, bytes, sha256,
                    clean_sha256, pages, findings, added_at)

/// An interest that keeps somebody away from a manuscript, or one that was overruled.
struct Conflict {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    Sealed<PersonId> person_id;
    std::string reason;
    Moment declared_at = 0;

    friend bool operator==(Conflict const&, Conflict const&) = default;
};
SUCCESSION_DESCRIBE(Conflict, id, manuscript_id, person_id, reason, declared_at)

/// The reason of whoever was taken off the list of authors.
inline constexpr char const* former_author = "was an author of this manuscript";

/// A wish to change the list of authors after submission, which is locked till then.
struct AuthorChange {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    std::string state; ///< asked, approved, refused, ended: its manuscript was over first
    std::string reason;
    std::string proposed; ///< the authors as they should be, a line each: "given; family; address; affiliation"
    std::string answers;  ///< JSON object, read and written by domain/author_list
    Moment asked_at = 0;
    std::optional<Moment> decided_at;
    std::string overruled; ///< why it was approved although an editor became an author

    friend bool operator==(AuthorChange const&, AuthorChange const&) = default;
};
SUCCESSION_DESCRIBE(AuthorChange, id, manuscript_id, state, reason, proposed, answers, asked_at, decided_at, overruled)

} // namespace succession
