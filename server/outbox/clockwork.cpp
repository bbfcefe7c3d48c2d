#include "outbox/clockwork.hpp"

#include "office/desks.hpp"
#include "office/take.hpp"
#include "storage/answered.hpp"
#include "storage/database.hpp"

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
        run(tx, "DELETE FROM session WHERE expires_at <= :1", now);
    });
}

} // namespace

struct Clockwork::Thread {
    std::mutex mutex;
    std::condition_variable wake;
    bool ending = false;
    std::thread thread;
};

bool Clockwork::round(Office const& office, Outbox& outbox, Moment now)
{
    bool const moved = office::settle_due(office, now, at_a_time) > 0;
    bool const refreshed = office::refresh_desks(office, now, at_a_time) > 0;
    return outbox.deliver_due(now, at_a_time) > 0 || moved || refreshed;
}

Clockwork::Clockwork(Office const& office, Outbox& outbox, Clock const& clock, std::function<void(std::string const&)> failed)
    : thread_(std::make_unique<Thread>())
{
    using namespace std::chrono_literals;
    outbox.recover();
    thread_->thread = std::thread([this, &office, &outbox, &clock, failed = std::move(failed)] {
        Moment forgot = 0;
        for (bool busy = false;;) {
            {
                std::unique_lock lock(thread_->mutex);
                if (thread_->wake.wait_for(lock, busy ? 0ms : 1000ms, [&] { return thread_->ending; })) return;
            }
            try {
                busy = round(office, outbox, clock.now());
                if (clock.now() > forgot + hour) {
                    forget_old(office, clock.now());
                    forgot = clock.now();
                }
            }
            catch (std::exception const& error) {
                busy = false;
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
