#pragma once

#include "domain/account.hpp"

#include <string_view>
#include <vector>

namespace succession {

class Transaction;

/// What links in mails open.
namespace links {

std::optional<Link> find(Transaction&, LinkId);
/// All links of a purpose to one thing.
std::vector<Link> to(Transaction&, std::string_view purpose, std::int64_t subject);
void insert(Transaction&, Link const&);
/// Marks the link used; false when it was used before or has ended: then nothing may happen.
bool use(Transaction&, LinkId, Moment now);
/// Closes every link of a purpose to one thing.
void close(Transaction&, std::string_view purpose, std::int64_t subject, Moment now);

} // namespace links

} // namespace succession
