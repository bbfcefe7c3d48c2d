#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace succession {

/// One act as it happened: append-only, each row sealed to the one before by its digest. Ids only, no names.
struct Event {
    EventId id;
    ManuscriptId manuscript_id;
    int sequence = 0;
    Moment at = 0;
    std::optional<PersonId> actor_id;
    std::string act;
    std::int64_t subject = 0;
    int round = 0;
    std::string from_state;
    std::string to_state;
    std::string facts_digest; ///< SHA-256 of the facts after the act
    std::string chain;        ///< SHA-256 of this row and the former row's chain
};
SUCCESSION_DESCRIBE(Event, id, manuscript_id, sequence, at, actor_id, act, subject, round, from_state, to_state,
                    facts_digest, chain)

namespace events {

/// A manuscript's acts, the first one first.
std::vector<Event> of_manuscript(Transaction&, ManuscriptId);
/// Who acted; nobody where the system did.
std::optional<PersonId> actor(Transaction&, EventId);
/// When the last act was; nothing where none was.
std::optional<Moment> latest(Transaction&);
/// Appends with the next sequence and the chain's next link; returns the event as written.
Event append(Transaction&, Event);
/// The sequence numbers at which a manuscript's chain is broken; empty when it holds.
std::vector<int> broken_links(Transaction&, ManuscriptId);

} // namespace events

} // namespace succession
