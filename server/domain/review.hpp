#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"
#include "domain/sealed.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// Sets of the states of workflows/review.yaml, for rules and queries alike.
namespace review_state {
/// Nobody is bound by it: not asked so far, refused, not answered in time, released.
inline constexpr std::array<std::string_view, 4> unbound{"listed", "declined", "lapsed", "cancelled"};
/// Its person writes.
inline constexpr std::array<std::string_view, 2> at_work{"accepted", "returned"};
/// It waits for its person or for the editor's word on them.
inline constexpr std::array<std::string_view, 4> open{"invited", "interest_declared", "accepted", "returned"};
} // namespace review_state

/// One person's review in one round, from being listed to its end.
struct Review {
    ReviewId id;
    std::int64_t version = 0;
    ManuscriptId manuscript_id;
    int round = 0;
    std::string state; ///< a state of workflows/review.yaml
    Sealed<PersonId> reviewer_id;
    std::optional<ReviewId> previous_id; ///< the same person's review in the round before
    int number = 0;                      ///< "Reviewer 2"; 0 until the first release
    Moment since = 0;
    std::optional<Moment> due;
    std::optional<Moment> invited_at;
    std::optional<Moment> answered_at;
    std::optional<Moment> filed_at;
    std::string interest;         ///< declared when accepting
    std::string reason;           ///< of a decline, cancellation, giving up, setting aside, return
    std::string suggestions;      ///< other reviewers the decliner named
    std::string overruled;        ///< why an invitation went out in spite of a conflict
    bool sees_answers = false;    ///< new reviewers see the authors' answers where the CE ticked it
    bool may_be_late = false;     ///< left open at release: a late report reaches the editors
    std::string recommendation;   ///< a decision type's code, from the filed report
    std::int64_t link_serial = 0; ///< which link opens it; a corrected address makes the old one void

    friend bool operator==(Review const&, Review const&) = default;
};
SUCCESSION_DESCRIBE(Review, id, version, manuscript_id, round, state, reviewer_id, previous_id, number, since, due,
                    invited_at, answered_at, filed_at, interest, reason, suggestions, overruled, sees_answers,
                    may_be_late, recommendation, link_serial)

/// A filed report. A returned one stays, and the next filing is another row.
struct Report {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    ReviewId review_id;
    int filing = 1;
    std::string form;   ///< JSON object: field name → answer
    std::string masked; ///< the comments to the authors as released, where an editor masked passages
    std::string mask_reason;
    Moment filed_at = 0;
    std::optional<Moment> released_at;

    friend bool operator==(Report const&, Report const&) = default;
};
SUCCESSION_DESCRIBE(Report, id, manuscript_id, review_id, filing, form, masked, mask_reason, filed_at, released_at)

/// What the coordinating editor advises.
struct Recommendation {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    int round = 0;
    Sealed<PersonId> by_id;
    std::string kind;   ///< a decision type's code
    std::string note;   ///< to the decider, never to authors
    std::string letter; ///< a draft of the decision letter
    Moment made_at = 0;
    std::string ended; ///< "", "taken back" or "returned"
    std::string ended_note;

    friend bool operator==(Recommendation const&, Recommendation const&) = default;
};
SUCCESSION_DESCRIBE(Recommendation, id, manuscript_id, round, by_id, kind, note, letter, made_at, ended, ended_note)

/// What was decided on a round, and when its authors learn it.
struct Decision {
    DecisionId id;
    ManuscriptId manuscript_id;
    int round = 0;
    Sealed<PersonId> by_id;
    std::string kind; ///< a decision type's code
    std::string letter;
    std::string reports;   ///< ids of the reviews whose reports go to the authors, separated by spaces
    std::string waits_for; ///< ids of the unfinished reviews left open, separated by spaces
    std::string note;      ///< to the coordinating editor
    int revision_days = 0;
    bool on_appeal = false;
    Moment decided_at = 0;
    Moment release_at = 0; ///< the end of the undo window
    std::optional<Moment> released_at;
    std::optional<Moment> taken_back_at;

    friend bool operator==(Decision const&, Decision const&) = default;
};
SUCCESSION_DESCRIBE(Decision, id, manuscript_id, round, by_id, kind, letter, reports, waits_for, note, revision_days,
                    on_appeal, decided_at, release_at, released_at, taken_back_at)

} // namespace succession
