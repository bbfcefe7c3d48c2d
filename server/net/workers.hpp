#pragma once

#include "net/io.hpp"
#include "net/metrics.hpp"

#include <boost/asio/any_completion_handler.hpp>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace succession {

/// Threads that may block, and the queue before them.
class Workers {
public:
    /// `waiting` is kept at the length of the queue.
    Workers(int threads, std::size_t places, Metrics::Count& waiting, Executor home);
    /// Finishes what runs.
    ~Workers();

    /// Whether new requests should be turned away.
    bool is_full() const { return waiting_ >= places_; }

    /// Calls `work`, which must not throw, on a worker; the caller goes on at home. False: stopped before its turn.
    /// What has the same owner is called one after the other, and others pass it meanwhile; 0 is nobody.
    Task<bool> run(std::function<void()>& work, std::int64_t owner = 0);

    /// Calls nothing any more.
    void stop();

private:
    struct Job {
        std::function<void()>* work;
        asio::any_completion_handler<void(bool)> done;
        std::int64_t owner;
    };

    void push(Job);
    void serve();
    std::optional<Job> next(std::int64_t last_owner);
    std::deque<Job>::iterator first_ready();

    std::int64_t const places_;
    Metrics::Count& waiting_;
    Executor home_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job> queue_;
    std::set<std::int64_t> busy_; ///< owners of what runs
    int idle_ = 0;
    bool stopped_ = false;
    std::vector<std::jthread> threads_;
};

} // namespace succession
