#include "outbox/outbox.hpp"

#include "base/errands.hpp"
#include "base/text.hpp"
#include "domain/account.hpp"
#include "office/account_letters.hpp"
#include "office/undelivered.hpp"
#include "storage/database.hpp"
#include "storage/letters.hpp"
#include "storage/manuscripts.hpp"
#include "storage/reviews.hpp"

#include <fmt/format.h>

#include <array>

namespace succession {

namespace {

constexpr std::array waits{minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, day};

/// Whether what the letter speaks of has moved on: "review:17:invited" once that review is in another state.
bool has_moved_on(Transaction& tx, Letter const& letter)
{
    auto const parts = split(letter.cancel_when, ':');
    if (parts.size() != 3) return false;
    auto const key = std::stoll(parts[1]);
    if (parts[0] == "review") return reviews::state(tx, ReviewId{key}) != parts[2];
    if (parts[0] == "production") return manuscripts::production_state(tx, ManuscriptId{key}) != parts[2];
    return manuscripts::state(tx, ManuscriptId{key}) != parts[2];
}

/// Another process took the letter while we were about to send it.
struct Taken {};

void mark(Letter& letter, Fate const& fate, Moment now)
{
    letter.answer = fate.reply;
    switch (fate.kind) {
    case Fate::Kind::sent:
        letter.state = "sent";
        letter.sent_at = now;
        break;
    case Fate::Kind::refused: letter.state = "failed"; break;
    case Fate::Kind::unknown: letter.state = "uncertain"; break;
    case Fate::Kind::later: letter.state = letter.tries >= static_cast<int>(waits.size()) ? "failed" : "waiting"; break;
    }
}

} // namespace

Outbox::Outbox(Office const& office, Mailer& mailer) : office_(office), mailer_(mailer) {}

void Outbox::recover()
{
    office_.database.write([](Transaction& tx) { letters::leave_uncertain(tx); });
}

Message Outbox::message_of(Letter const& letter) const
{
    auto const& settings = office_.settings;
    Message message;
    message.from = {settings.journal_name, settings.office_email};
    message.to = {letter.to_name, letter.to_address};
    message.reply_to = Correspondent{settings.office_name, settings.office_email};
    message.subject = letter.subject;
    message.body = office::with_link(office_, letter);
    message.message_id = fmt::format("letter.{}@{}", letter.id.value, address_domain(settings.office_email));
    message.date = letter.written_at;
    return message;
}

/// Takes the letter for sending, unless another process was faster or it is no longer wanted.
bool Outbox::claim(Letter& letter, Moment now)
{
    return office_.database.writing([&](Transaction& tx) {
        auto const seen = letters::find(tx, letter.id);
        if (!seen || seen->state != "waiting" || seen->next_try > now) return false;
        letter = *seen;
        bool const wanted = !has_moved_on(tx, letter);
        if (wanted) {
            letter.tries += 1;
            letter.next_try = now + waits[std::min<std::size_t>(letter.tries, waits.size()) - 1];
        }
        else letter.state = "cancelled";
        return letters::move(tx, *seen, letter) && wanted;
    });
}

void Outbox::move_on(Letter& letter, std::string state)
{
    auto const seen = letter;
    letter.state = std::move(state);
    if (!office_.database.writing([&](Transaction& tx) { return letters::move(tx, seen, letter); })) throw Taken{};
}

void Outbox::finish(Letter const& letter, Moment now)
{
    auto const notice = letter.state == "failed" ? office::undelivered_notice(office_, letter, now) : std::nullopt;
    office_.database.write([&](Transaction& tx) {
        letters::update(tx, letter);
        if (notice) letters::queue(tx, *notice);
    });
}

void Outbox::deliver(Letter letter, Moment now)
{
    if (!claim(letter, now)) return;
    try {
        auto const fate = mailer_.deliver(message_of(letter), [&] { move_on(letter, "sending"); });
        mark(letter, fate, now);
    }
    catch (Taken) {
        return;
    }
    catch (...) { // not even made, or not yet begun: a try like any other, so that it ends some day
        if (letter.state == "waiting") mark(letter, {Fate::Kind::later, "The letter could not be made."}, now);
        if (letter.state != "sending") finish(letter, now);
        throw;
    }
    finish(letter, now);
}

int Outbox::deliver_due(Moment now, int most)
{
    auto const due = office_.database.reading([&](Transaction& tx) { return letters::due(tx, "waiting", now, most); });
    Errands errands;
    for (auto const& letter : due) errands.run([&] { deliver(letter, now); });
    errands.end();
    return static_cast<int>(due.size());
}

} // namespace succession
