#include "office/foresight.hpp"

namespace succession::office {

namespace {

Outcome released(Journal const& journal, Facts const& held)
{
    Outcome outcome{held};
    Acts::settle(journal, outcome, held.decision()->release_at);
    return outcome;
}

} // namespace

Facts after_release(Step const& decide) { return released(decide.journal, Acts::take(decide).facts).facts; }

Foreseen foresee_decision(Office const& office, Step const& decide)
{
    static Form const nothing;
    auto const held = Acts::take(decide).facts;
    auto const leaves_at = held.decision()->release_at;
    return {compose(office, held, released(decide.journal, held), nothing, {}, leaves_at).letters, leaves_at};
}

} // namespace succession::office
