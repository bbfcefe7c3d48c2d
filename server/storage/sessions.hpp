#pragma once

#include "domain/account.hpp"
#include "domain/person.hpp"

#include <string_view>
#include <vector>

namespace succession {

class Transaction;

/// Somebody signed in, with all that a page asks about them.
struct SignedIn {
    Session session;
    Known person;
    std::vector<std::string> roles; ///< of the office: "editor_in_chief", "administrator" …

    bool holds(std::string_view role) const;
    /// Whether the office is theirs: any role but that of administrator, which gives no sight of manuscripts.
    bool edits() const;
};

namespace sessions {

/// Who holds the token with this digest: one query. Nobody when the session ended or the person is no longer active.
std::optional<SignedIn> find(Transaction&, std::string const& token_hash, Moment now);
void insert(Transaction&, Session const&);
void extend(Transaction&, std::string const& token_hash, Moment expires_at);
void end(Transaction&, std::string const& token_hash);
/// Ends a person's sessions, all but `except` ("" for none).
void end_all(Transaction&, PersonId, std::string const& except = {});
/// Forgets what ended before `now`.
void forget(Transaction&, Moment now);

} // namespace sessions

} // namespace succession
