#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// Somebody's being signed in with one browser. The token itself is in the browser alone.
struct Session {
    std::string token_hash;
    PersonId person_id;
    std::string csrf; ///< what every form of this session carries
    Moment started_at = 0;
    Moment expires_at = 0;

    friend bool operator==(Session const&, Session const&) = default;
};
SUCCESSION_DESCRIBE(Session, token_hash, person_id, csrf, started_at, expires_at)

/// What links in mails are for, and the first part of where they lead: "/welcome/…".
namespace link_purposes {
inline constexpr std::string_view begin = "begin";                 ///< to make the journal's first account
inline constexpr std::string_view welcome = "welcome";             ///< to take an account
inline constexpr std::string_view reset = "reset";                 ///< to choose a new password
inline constexpr std::string_view address = "address";             ///< to show that a further address is theirs
inline constexpr std::string_view review = "review";               ///< to one review
inline constexpr std::string_view objection = "objection";         ///< for an author who does not agree to be one
inline constexpr std::string_view author_change = "author-change"; ///< for an author's answer to a change of the list
/// Those that open a part in one manuscript; the others are about an account.
inline constexpr std::array of_parts{review, objection, author_change};
} // namespace link_purposes

/// What one link in a mail opens, once or until it ends. Its token is derived, never stored.
struct Link {
    LinkId id;
    std::string purpose; ///< one of link_purposes
    std::optional<PersonId> person_id;
    std::int64_t subject = 0; ///< the key of what it opens, by purpose
    std::string detail;       ///< an address to confirm
    Moment expires_at = 0;
    std::optional<Moment> used_at;

    /// Neither used nor ended.
    bool open(Moment now) const { return !used_at && now < expires_at; }

    friend bool operator==(Link const&, Link const&) = default;
};
SUCCESSION_DESCRIBE(Link, id, purpose, person_id, subject, detail, expires_at, used_at)

/// Failed attempts of one kind from one place or at one account. The key is a digest.
struct Attempt {
    std::string attempt_key;
    int failures = 0;
    Moment until = 0; ///< the next attempt is heard from then on

    friend bool operator==(Attempt const&, Attempt const&) = default;
};
SUCCESSION_DESCRIBE(Attempt, attempt_key, failures, until)

/// Stands in a letter's text where its link goes, until it is sent: the token itself is never stored.
inline constexpr std::string_view link_mark = "[[link]]";

/// A letter of the journal to one person, and what became of it.
struct Letter {
    LetterId id;
    std::int64_t event_id = 0; ///< what it tells of: an event's key, or a link's for letters about an account
    std::optional<ManuscriptId> manuscript_id;
    std::string kind; ///< a name in workflows/letters.yaml
    PersonId to_id;
    std::string to_address;
    std::string to_name;
    std::string subject;
    std::string body; ///< with `link_mark` where the link goes
    std::optional<LinkId> link_id;
    std::string cancel_when; ///< names the condition under which it need not be sent any more; "": always sent
    std::string state;       ///< waiting, sending, sent, failed, cancelled, uncertain
    int tries = 0;
    Moment next_try = 0;
    Moment written_at = 0;
    std::optional<Moment> sent_at;
    std::string answer; ///< what the mail server said last

    friend bool operator==(Letter const&, Letter const&) = default;
};
SUCCESSION_DESCRIBE(Letter, id, event_id, manuscript_id, kind, to_id, to_address, to_name, subject, body, link_id,
                    cancel_when, state, tries, next_try, written_at, sent_at, answer)

/// Text being typed into one form by one person.
struct Draft {
    std::string draft_key; ///< names the form and the person
    PersonId person_id;
    std::int64_t version = 0;
    std::string form; ///< JSON array of [name, value]
    Moment saved_at = 0;

    friend bool operator==(Draft const&, Draft const&) = default;
};
SUCCESSION_DESCRIBE(Draft, draft_key, person_id, version, form, saved_at)

/// A form that had its effect, and where its sender was led.
struct Answered {
    std::string once;
    PersonId person_id;
    std::string location;
    Moment answered_at = 0;

    friend bool operator==(Answered const&, Answered const&) = default;
};
SUCCESSION_DESCRIBE(Answered, once, person_id, location, answered_at)

} // namespace succession
