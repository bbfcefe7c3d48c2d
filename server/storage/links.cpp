#include "storage/links.hpp"

#include "storage/rows.hpp"

namespace succession {

std::optional<Link> links::find(Transaction& tx, LinkId id) { return rows::first_where<Link>(tx, "WHERE id = :1", id); }

std::vector<Link> links::to(Transaction& tx, std::string_view purpose, std::int64_t subject)
{
    return rows::where<Link>(tx, "WHERE purpose = :1 AND subject = :2 ORDER BY id", purpose, subject);
}

void links::insert(Transaction& tx, Link const& link) { rows::insert(tx, link); }

bool links::use(Transaction& tx, LinkId id, Moment now)
{
    return run(tx, "UPDATE link SET used_at = :1 WHERE id = :2 AND used_at IS NULL AND expires_at > :1", now, id) > 0;
}

void links::close(Transaction& tx, std::string_view purpose, std::int64_t subject, Moment now)
{
    run(tx, "UPDATE link SET used_at = :1 WHERE purpose = :2 AND subject = :3 AND used_at IS NULL", now, purpose,
        subject);
}

} // namespace succession
