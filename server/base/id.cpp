#include "base/id.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>

namespace succession {

std::int64_t make_key()
{
    namespace chrono = std::chrono;
    static constexpr std::int64_t start_of_2020 = 1'577'836'800'000;
    thread_local std::mt19937_64 random{std::random_device{}()};
    auto const now =
        chrono::duration_cast<chrono::milliseconds>(chrono::system_clock::now().time_since_epoch()).count();
    auto key = ((now - start_of_2020) << 21) | static_cast<std::int64_t>(random() & 0x1FFFFF);
    // Keys of one process only grow, so that lists in the order of their keys stand as they were made.
    static std::atomic<std::int64_t> last = 0;
    auto former = last.load();
    do key = std::max(key, former + 1);
    while (!last.compare_exchange_weak(former, key));
    return key;
}

} // namespace succession
