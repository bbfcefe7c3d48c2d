#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"

#include <string>

namespace succession {

/// One manuscript on one person's desk, in the words that person may read.
struct DeskRow {
    PersonId person_id;
    ManuscriptId manuscript_id;
    /// author, coauthor, editor, decider, managing_editor, production_editor, appeal_decider or reviewer
    std::string part;
    std::int64_t subject = 0; ///< the review, for a reviewer
    bool awaiting = false;    ///< it is this person's turn
    Moment due = 0;           ///< `no_clock` where none runs, `over` where nothing runs any more
    Moment since = 0;
    std::string stage;
    std::string label;  ///< where it stands, for this person
    std::string wanted; ///< what is asked of this person

    static constexpr Moment no_clock = 9'000'000'000'000'000;
    static constexpr Moment over = no_clock + 1;
    /// The label of whatever is on hold, in every state and for everybody.
    static constexpr char const* held = "On hold";

    bool on_hold() const { return label == held; }

    friend bool operator==(DeskRow const&, DeskRow const&) = default;
};
SUCCESSION_DESCRIBE(DeskRow, person_id, manuscript_id, part, subject, awaiting, due, since, stage, label, wanted)

} // namespace succession
