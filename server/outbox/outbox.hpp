#pragma once

#include "domain/account.hpp"
#include "office/office.hpp"
#include "outbox/mailer.hpp"

namespace succession {

/// Carries the letters that acts have stored to the mail server, each once. A letter is marked "sending" before its
/// text leaves: one that a crash catches there is shown as uncertain and never sent again by itself.
/// Used by one thread; several processes may work on one database.
class Outbox {
public:
    Outbox(Office const&, Mailer&);

    /// Letters a crash left in the midst of sending become "uncertain". Call once, at the start.
    void recover();
    /// Tries the letters whose time has come, at most `most`; returns how many were tried.
    int deliver_due(Moment now, int most);

private:
    void deliver(Letter, Moment now);
    Message message_of(Letter const&) const;

    Office const& office_;
    Mailer& mailer_;
};

} // namespace succession
