#pragma once

#include "outbox/message.hpp"

#include <functional>

namespace succession {

/// What became of a message that was handed to a mailer.
struct Fate {
    enum class Kind {
        sent,    ///< the server has taken it
        refused, ///< it will never be taken: no such person, say
        later,   ///< not taken this time
        unknown, ///< lost after the text was on its way: it may have arrived
    };

    Kind kind;
    std::string reply; ///< what the server said, or what kept us from hearing it
};

/// Brings a message to the world outside. One thread at a time.
class Mailer {
public:
    virtual ~Mailer() = default;

    /// `before_data` is called once the recipient is accepted and before the first byte of the text leaves, or never.
    /// What it throws passes through, and the message is not sent.
    virtual Fate deliver(Message const&, std::function<void()> const& before_data) = 0;
};

} // namespace succession
