#include "office/foresight.hpp"

namespace succession::office {

Foreseen foresee_decision(Office const& office, Step const& decide)
{
    static Form const nothing;
    auto const held = Acts::take(decide).facts;
    auto const leaves_at = held.decision()->release_at;
    Outcome released{held, {}, {}, {}, {}};
    Acts::settle(decide.journal, released, leaves_at);
    auto letters = compose(office, held, released, nothing, {}, leaves_at).letters;
    return {std::move(released.facts), std::move(letters), leaves_at};
}

} // namespace succession::office
