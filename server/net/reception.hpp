#pragma once

#include "net/server.hpp"
#include "net/workers.hpp"

namespace succession {

/// What all connections share.
struct Reception {
    Server::Settings const& settings;
    Application& application;
    Metrics& metrics;
    Workers readers;
    Workers writers;
    std::int64_t last_number = 0;
    std::atomic<bool> is_closing{false};
};

} // namespace succession
