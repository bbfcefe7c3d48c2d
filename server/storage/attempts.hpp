#pragma once

#include "domain/account.hpp"

namespace succession {

class Transaction;

/// Counted attempts, so that guessing becomes slow.
namespace attempts {

/// The count of a key, which nobody else changes until the transaction ends.
std::optional<Attempt> find_to_change(Transaction&, std::string const& attempt_key);
/// Writes the count of a key, new or known.
void save(Transaction&, Attempt const&);
void forget(Transaction&, std::string const& attempt_key);
/// Forgets counts whose wait ended before `moment`.
void forget_before(Transaction&, Moment moment);

} // namespace attempts

} // namespace succession
