#pragma once

#include "outbox/mailer.hpp"

namespace succession {

/// The demo's mail: nothing leaves the machine; letters are read on the demo's mailbox pages.
class DemoMailer final : public Mailer {
public:
    Fate deliver(Message const&, std::function<void()> const& before_data) override
    {
        before_data();
        return {Fate::Kind::sent, "kept in the demo's mailbox"};
    }
};

} // namespace succession
