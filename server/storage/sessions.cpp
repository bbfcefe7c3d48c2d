#include "storage/sessions.hpp"

#include "base/text.hpp"
#include "storage/rows.hpp"

#include <algorithm>

namespace succession {

namespace {

struct Row {
    Session session;
    Known person;
    std::optional<std::string> roles; ///< joined by commas
};
SUCCESSION_DESCRIBE(Row, session, person, roles)

} // namespace

bool SignedIn::holds(std::string_view role) const { return std::ranges::find(roles, role) != roles.end(); }

bool SignedIn::edits() const
{
    return std::ranges::any_of(roles, [](auto const& role) { return role != "administrator"; });
}

std::optional<SignedIn> sessions::find(Transaction& tx, std::string const& token_hash, Moment now)
{
    static auto const sql = "SELECT " + rows::columns<Session>("s.") + ", " + rows::columns<Known>("p.") +
                            ", (SELECT GROUP_CONCAT(role) FROM role WHERE person_id = p.id)"
                            " FROM session s JOIN person p ON p.id = s.person_id"
                            " WHERE s.token_hash = :1 AND s.expires_at > :2 AND p.active = 1";
    auto found = first<Row>(tx, sql, token_hash, now);
    if (!found) return {};
    return SignedIn{std::move(found->session), std::move(found->person), split(found->roles.value_or(""), ',')};
}

void sessions::insert(Transaction& tx, Session const& session) { rows::insert(tx, session); }

void sessions::extend(Transaction& tx, std::string const& token_hash, Moment expires_at)
{
    run(tx, "UPDATE session SET expires_at = :1 WHERE token_hash = :2", expires_at, token_hash);
}

void sessions::end(Transaction& tx, std::string const& token_hash)
{
    run(tx, "DELETE FROM session WHERE token_hash = :1", token_hash);
}

void sessions::end_all(Transaction& tx, PersonId id, std::string const& except)
{
    run(tx, "DELETE FROM session WHERE person_id = :1 AND token_hash <> :2", id, except);
}

void sessions::forget(Transaction& tx, Moment now) { run(tx, "DELETE FROM session WHERE expires_at <= :1", now); }

} // namespace succession
