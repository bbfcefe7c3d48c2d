#pragma once

#include "net/server.hpp"
#include "net/workers.hpp"

#include <map>

namespace succession {

/// What all connections share.
struct Reception {
    Server::Settings const& settings;
    Application& application;
    Metrics& metrics;
    Workers readers;
    Workers writers;
    Workers inspectors;                    ///< a hostile file may take minutes: here no act waits behind it
    std::map<std::int64_t, int> senders{}; ///< how many forms with files each person is sending
    std::int64_t last_number = 0;
    std::atomic<bool> is_closing{false};
};

} // namespace succession
