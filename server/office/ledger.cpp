#include "office/ledger.hpp"

#include "base/digest.hpp"
#include "office/notices.hpp"
#include "office/publication.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"
#include "storage/letters.hpp"
#include "storage/links.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace succession::office {

namespace {

/// What a later reader can hold the facts against: state, round, reviews and decisions by id, no words and no names.
std::string digest_of(Facts const& facts)
{
    auto const& manuscript = facts.manuscript;
    std::string text =
        fmt::format("{} {} {} {}", manuscript.state, manuscript.round, manuscript.version, manuscript.hold);
    for (auto const& review : facts.reviews) text += fmt::format(" {}:{}", review.id.value, review.state);
    for (auto const& decision : facts.decisions) text += fmt::format(" {}:{}", decision.id.value, decision.kind);
    if (auto const* production = facts.in_production()) text += " " + production->state;
    return sha256_hex(text);
}

void append_events(Transaction& tx, Ledger const& ledger)
{
    auto const& facts = ledger.outcome.facts;
    auto const digest = digest_of(facts);
    auto id = ledger.first_event;
    for (auto const& taken : ledger.outcome.taken) {
        Event event;
        event.id = id;
        event.manuscript_id = facts.manuscript.id;
        event.at = ledger.now;
        if (taken.actor) event.actor_id = taken.actor;
        event.act = taken.act->name;
        event.subject = taken.subject;
        event.round = taken.round;
        event.from_state = taken.from;
        event.to_state = taken.to;
        event.facts_digest = digest;
        events::append(tx, event);
        id = make_id<EventId>();
    }
}

/// A manuscript that an act begins, on the desks of all whose turn it may be: the office is read with it.
void begin(Office const& office, Transaction& tx, Facts const& offspring, Moment now)
{
    auto const id = offspring.manuscript.id;
    dossiers::insert(tx, offspring);
    desks::replace(tx, id, desk_rows(office.rules.of(offspring), *dossiers::find(tx, id), now));
}

void post(Transaction& tx, Ledger const& ledger)
{
    for (auto const review : ledger.mail.relinked) links::close(tx, link_purposes::review, review.value, ledger.now);
    for (auto const& link : ledger.mail.links) links::insert(tx, link);
    for (auto const& letter : ledger.mail.letters) letters::queue(tx, letter);
}

/// A deleted draft resubmits nothing: the offer it used is open again.
void reopen_offer(Office const& office, Transaction& tx, Facts const& draft, Moment now)
{
    auto const& [id, state] = std::tie(draft.manuscript.id, draft.manuscript.state);
    if (state != "deleted" || !draft.manuscript.previous_id) return;
    auto const before = dossiers::find_to_change(tx, *draft.manuscript.previous_id);
    if (!before || before->manuscript.resubmitted_id != id) return;
    auto after = *before;
    after.manuscript.resubmitted_id.reset();
    after.manuscript.version += 1;
    dossiers::save(tx, *before, after);
    desks::replace(tx, after.manuscript.id, desk_rows(office.rules.of(after), after, now));
}

} // namespace

Ledger make_ledger(Office const& office, Facts before, Outcome outcome, Form const& form, Moment now)
{
    Ledger ledger{std::move(before), std::move(outcome), {}, make_id<EventId>(), now};
    ledger.mail = compose(office, ledger.before, ledger.outcome, form, ledger.first_event, now);
    auto notices = notice_letters(office, ledger.before, ledger.outcome.facts, ledger.first_event, now);
    std::ranges::move(notices.letters, std::back_inserter(ledger.mail.letters));
    return ledger;
}

bool write(Office const& office, Transaction& tx, Ledger const& ledger)
{
    auto const& facts = ledger.outcome.facts;
    // The offspring comes first: the manuscript will point to it.
    if (auto const& offspring = ledger.outcome.offspring) begin(office, tx, *offspring, ledger.now);
    if (!dossiers::save(tx, ledger.before, facts)) return false;
    append_events(tx, ledger);
    post(tx, ledger);
    desks::replace(tx, facts.manuscript.id, desk_rows(office.rules.of(facts), facts, ledger.now));
    publish(office, tx, ledger.before, facts, ledger.now);
    reopen_offer(office, tx, facts, ledger.now);
    return true;
}

} // namespace succession::office
