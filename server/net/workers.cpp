#include "net/workers.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace succession {

namespace {

void finish(Executor const& home, asio::any_completion_handler<void(bool)> done, bool was_called)
{
    asio::post(home, [done = std::move(done), was_called]() mutable { std::move(done)(was_called); });
}

} // namespace

Workers::Workers(int threads, std::size_t places, Metrics::Count& waiting, Executor home)
    : places_(static_cast<std::int64_t>(places)), waiting_(waiting), home_(home)
{
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

Workers::~Workers() { stop(); }

Task<bool> Workers::run(std::function<void()>& work, std::int64_t owner)
{
    auto const start = [this, &work, owner](auto handler) { push({&work, std::move(handler), owner}); };
    return asio::async_initiate<asio::use_awaitable_t<Executor> const, void(bool)>(start, awaited);
}

void Workers::stop()
{
    std::deque<Job> dropped;
    {
        std::scoped_lock const lock(mutex_);
        stopped_ = true;
        dropped.swap(queue_);
        waiting_ -= static_cast<std::int64_t>(dropped.size());
    }
    arrived_.notify_all();
    for (auto& job : dropped) finish(home_, std::move(job.done), false);
}

void Workers::push(Job job)
{
    bool wake = false;
    {
        std::scoped_lock const lock(mutex_);
        if (stopped_) return finish(home_, std::move(job.done), false);
        queue_.push_back(std::move(job));
        ++waiting_;
        wake = idle_ > 0;
    }
    if (wake) arrived_.notify_one();
}

void Workers::serve()
{
    std::int64_t last_owner = 0;
    while (auto job = next(last_owner)) {
        last_owner = job->owner;
        (*job->work)();
        finish(home_, std::move(job->done), true);
    }
}

/// Whoever has just ended somebody's work looks for more at once, so that what waited for it needs no call.
std::optional<Workers::Job> Workers::next(std::int64_t last_owner)
{
    std::unique_lock lock(mutex_);
    busy_.erase(last_owner);
    ++idle_;
    arrived_.wait(lock, [this] { return stopped_ || first_ready() != queue_.end(); });
    --idle_;
    if (stopped_) return {};
    auto const place = first_ready();
    std::optional<Job> job(std::move(*place));
    queue_.erase(place);
    if (job->owner != 0) busy_.insert(job->owner);
    --waiting_;
    return job;
}

std::deque<Workers::Job>::iterator Workers::first_ready()
{
    return std::ranges::find_if(queue_, [this](Job const& job) { return !busy_.contains(job.owner); });
}

} // namespace succession
