#pragma once

#include "domain/account.hpp"

namespace succession {

class Transaction;

/// Forms that had their effect.
namespace answered {

/// What became of the form with this key; nothing while it had no effect.
std::optional<Answered> find(Transaction&, std::string const& once);
/// Takes the key; somebody who takes it at the same moment makes this transaction begin again.
void insert(Transaction&, Answered const&);
/// Forgets what was answered before `moment`.
void forget_before(Transaction&, Moment moment);

} // namespace answered

} // namespace succession
