#include "storage/events.hpp"

#include "base/digest.hpp"
#include "storage/rows.hpp"

namespace succession {

template <>
inline constexpr char const* table<Event> = "event";

namespace events {

namespace {

std::string link(Event const& event, std::string const& former)
{
    return sha256_hex(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", former, event.id.value,
                                  event.manuscript_id.value, event.sequence, event.at,
                                  event.actor_id ? event.actor_id->value : 0, event.act, event.subject, event.round,
                                  event.from_state, event.to_state, event.facts_digest));
}

} // namespace

std::vector<Event> of_manuscript(Transaction& tx, ManuscriptId id)
{
    return rows::where<Event>(tx, "WHERE manuscript_id = :1 ORDER BY sequence", id);
}

std::optional<PersonId> actor(Transaction& tx, EventId id)
{
    return first<PersonId>(tx, "SELECT actor_id FROM event WHERE id = :1 AND actor_id IS NOT NULL", id);
}

std::optional<Moment> latest(Transaction& tx)
{
    return first<Moment>(tx, "SELECT at FROM event ORDER BY at DESC LIMIT 1");
}

Event append(Transaction& tx, Event event)
{
    auto const last =
        rows::first_where<Event>(tx, "WHERE manuscript_id = :1 ORDER BY sequence DESC LIMIT 1", event.manuscript_id);
    event.sequence = last ? last->sequence + 1 : 1;
    event.chain = link(event, last ? last->chain : "");
    rows::insert(tx, event);
    return event;
}

std::vector<int> broken_links(Transaction& tx, ManuscriptId id)
{
    std::vector<int> broken;
    std::string former;
    int sequence = 0;
    for (auto const& event : of_manuscript(tx, id)) {
        if (event.sequence != ++sequence || event.chain != link(event, former)) broken.push_back(event.sequence);
        former = event.chain;
    }
    return broken;
}

} // namespace events

} // namespace succession
