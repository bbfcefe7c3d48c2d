#include "storage/answered.hpp"

#include "storage/rows.hpp"

namespace succession {

std::optional<Answered> answered::find(Transaction& tx, std::string const& once)
{
    return rows::first_where<Answered>(tx, "WHERE once = :1", once);
}

void answered::insert(Transaction& tx, Answered const& answer) { rows::insert_or_begin_again(tx, answer); }

void answered::forget_before(Transaction& tx, Moment moment)
{
    run(tx, "DELETE FROM answered WHERE answered_at < :1", moment);
}

} // namespace succession
