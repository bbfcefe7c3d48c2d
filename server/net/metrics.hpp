#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace succession {

/// What the server has done and is doing. Shared between threads.
struct Metrics {
    using Count = std::atomic<std::int64_t>;

    /// Upper bounds of the buckets in milliseconds; the last bucket has none.
    static constexpr std::array bounds{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000};

    std::array<Count, 6> answered{}; ///< by class of status: [2] counts 200 to 299
    Count in_flight{0};
    Count waiting_readers{0}; ///< requests waiting for a thread
    Count waiting_writers{0};
    Count waiting_inspectors{0};
    Count connections{0};
    Count sent{0}; ///< bytes
    std::array<Count, bounds.size() + 1> lasted{};
    Count microseconds{0}; ///< of all answers together

    void count(int status, std::chrono::microseconds duration, std::int64_t bytes);
    /// In Prometheus' text format.
    std::string prometheus() const;
};

} // namespace succession
