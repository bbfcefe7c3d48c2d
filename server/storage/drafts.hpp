#pragma once

#include "domain/account.hpp"

#include <string_view>

namespace succession {

class Transaction;

/// Text being typed, kept as one types.
namespace drafts {

/// What was kept under this key last.
std::optional<Draft> find(Transaction&, std::string_view draft_key);
/// A draft as it now stands, and whether it is what was just typed.
struct Saved {
    Draft draft;
    bool kept = false;
};

/// Keeps what was typed over the version it was typed upon (0: none yet). Returns the draft as it now stands: with the
/// next version, or, when another window was faster, that window's text and nothing of this one.
Saved save(Transaction&, Draft const&);
void erase(Transaction&, std::string_view draft_key);

} // namespace drafts

} // namespace succession
