#pragma once

#include "domain/account.hpp"
#include "office/office.hpp"
#include "outbox/mailer.hpp"

namespace succession {

/// Carries the letters that acts have stored to the mail server, each once. A letter is marked "sending" before its
/// text leaves: one that a crash catches there is shown as uncertain and never sent again by itself. Whose letter the
/// server will not take learns of it by a letter.
/// Used by one thread; several processes may work on one database.
class Outbox {
public:
    Outbox(Office const&, Mailer&);

    /// Letters that a crash or a lost database left in the midst of sending become "uncertain".
    void recover();
    /// Tries the letters whose time has come, at most `most`; returns how many were tried.
    int deliver_due(Moment now, int most);

private:
    void deliver(Letter, Moment now);
    bool claim(Letter&, Moment now);
    void move_on(Letter&, std::string state);
    void finish(Letter const&, Moment now);
    Message message_of(Letter const&) const;

    Office const& office_;
    Mailer& mailer_;
};

} // namespace succession
