#pragma once

#include "office/correspondence.hpp"

namespace succession::office {

/// Everything one act writes, made ready before its transaction.
struct Ledger {
    Facts before;
    Outcome outcome;
    Mailbag mail;
    EventId first_event;
    Moment now = 0;
};

/// Composes all that an outcome writes, before any transaction.
Ledger make_ledger(Office const&, Facts before, Outcome, Form const&, Moment now);

/// Writes the ledger: state, events, letters, desks, what readers see. False when somebody else changed the manuscript
/// since `before` was read: then nothing was written.
bool write(Office const&, Transaction&, Ledger const&);

} // namespace succession::office
