#include "office/undelivered.hpp"

#include "domain/standing.hpp"
#include "office/letterhead.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"

namespace succession::office {

namespace {

constexpr auto kind = "delivery_failed";

/// Only the office may learn an address, so an author's or a reviewer's letters are the managing editor's care.
std::optional<PersonId> whom_to_tell(Facts const& facts, std::optional<PersonId> sender, PersonId unreached, Moment now)
{
    if (sender && sender != unreached) {
        auto const standing = Standings::of(facts, *sender, now);
        if (standing.editorial() || standing.production) return sender;
    }
    auto const managing = Standings::responsible(facts, "managing_editor", now);
    return managing == unreached ? std::nullopt : managing;
}

LetterText notice(Office const& office, Letter const& failed, Manuscript const& manuscript, Known const& reader)
{
    auto facts = letterhead(office.settings, reader.name());
    facts.letter_subject = failed.subject;
    facts.person_name = failed.to_name;
    facts.person_email = failed.to_address;
    facts.reason = failed.answer;
    facts.link = manuscript_address(office, manuscript);
    return office.letters.write(kind, facts);
}

} // namespace

std::optional<Letter> undelivered_notice(Office const& office, Letter const& failed, Moment now)
{
    if (!failed.manuscript_id || failed.kind == kind) return {};
    std::optional<PersonId> sender;
    std::optional<Facts> facts;
    office.database.read([&](Transaction& tx) {
        sender = events::actor(tx, EventId{failed.event_id});
        facts = dossiers::find(tx, *failed.manuscript_id, {sender.value_or(PersonId{})});
    });
    auto const to = facts ? whom_to_tell(*facts, sender, failed.to_id, now) : std::nullopt;
    auto const* reader = to ? facts->person(*to) : nullptr;
    if (!reader) return {};
    auto letter = addressed(kind, notice(office, failed, facts->manuscript, *reader),
                            {reader->id, reader->email, reader->name()}, now);
    letter.event_id = failed.id.value;
    letter.manuscript_id = failed.manuscript_id;
    return letter;
}

} // namespace succession::office
