#include "outbox/clockwork.hpp"

#include "base/errands.hpp"
#include "office/desks.hpp"
#include "office/take.hpp"
#include "storage/answered.hpp"
#include "storage/database.hpp"
#include "storage/sessions.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace succession {

namespace {

constexpr int at_a_time = 50;
constexpr Moment answers_kept = 7 * day;

void forget_old(Office const& office, Moment now)
{
    office.database.write([&](Transaction& tx) {
        answered::forget_before(tx, now - answers_kept);
        sessions::forget(tx, now);
    });
}

} // namespace

struct Clockwork::Thread {
    std::mutex mutex;
    std::condition_variable wake;
    bool ending = false;
    std::thread thread;
};

bool Clockwork::round(Office const& office, Outbox* outbox, Moment now, bool forgets)
{
    Errands errands;
    int done = errands.run([&] { return office::settle_due(office, now, at_a_time); });
    done += errands.run([&] { return office::refresh_desks(office, now, at_a_time); });
    if (outbox) done += errands.run([&] { return outbox->deliver_due(now, at_a_time); });
    if (forgets) errands.run([&] { forget_old(office, now); });
    errands.end();
    return done > 0;
}

Clockwork::Clockwork(Office const& office, Outbox* outbox, Clock const& clock,
                     std::function<void(std::string const&)> failed)
    : thread_(std::make_unique<Thread>())
{
    using namespace std::chrono_literals;
    thread_->thread = std::thread([this, &office, outbox, &clock, failed = std::move(failed)] {
        Moment forgot = 0;
        for (bool busy = true, shaken = true;;) {
            {
                std::unique_lock lock(thread_->mutex);
                if (thread_->wake.wait_for(lock, busy ? 0ms : 1000ms, [&] { return thread_->ending; })) return;
            }
            try {
                if (shaken && outbox) outbox->recover();
                shaken = false;
                auto const now = clock.now();
                bool const forgets = now > forgot + hour;
                if (forgets) forgot = now;
                busy = round(office, outbox, now, forgets);
            }
            catch (std::exception const& error) {
                busy = false;
                shaken = true;
                failed(error.what());
            }
        }
    });
}

Clockwork::~Clockwork()
{
    {
        std::lock_guard const lock(thread_->mutex);
        thread_->ending = true;
    }
    thread_->wake.notify_all();
    thread_->thread.join();
}

} // namespace succession
