#include "office/act.hpp"

#include "storage/answered.hpp"
#include "storage/transaction.hpp"

namespace succession {

void office::claim(Transaction& tx, Act const& act)
{
    if (act.once.empty()) return;
    if (auto const before = answered::find(tx, act.once)) throw AlreadyAnswered(before->location);
    answered::insert(tx, {act.once, act.actor, act.location, act.now});
}

} // namespace succession
