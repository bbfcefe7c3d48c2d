#pragma once

#include "outbox/outbox.hpp"

#include <functional>
#include <memory>

namespace succession {

/// What happens by itself: decisions are released, invitations lapse, articles appear, letters leave, desks follow the
/// office. One thread of its own; all it does is acts and letters that are safe to repeat. Where there is no outbox,
/// letters wait.
class Clockwork {
public:
    /// `failed` is told what went wrong in a round; the next round goes on.
    Clockwork(Office const&, Outbox*, Clock const&, std::function<void(std::string const&)> failed);
    ~Clockwork(); ///< ends after the letter or act now under way

    /// One round, which may also forget what is kept for a while; returns whether anything was done. What fails keeps
    /// nothing else from being done, and is thrown then.
    static bool round(Office const&, Outbox*, Moment now, bool forgets = false);

private:
    struct Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace succession
