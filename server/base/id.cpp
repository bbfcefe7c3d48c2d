#include "base/id.hpp"

#include <chrono>
#include <random>

namespace succession {

std::int64_t make_key()
{
    namespace chrono = std::chrono;
    static constexpr std::int64_t start_of_2020 = 1'577'836'800'000;
    thread_local std::mt19937_64 random{std::random_device{}()};
    auto const now = chrono::duration_cast<chrono::milliseconds>(chrono::system_clock::now().time_since_epoch()).count();
    return ((now - start_of_2020) << 21) | static_cast<std::int64_t>(random() & 0x1FFFFF);
}

} // namespace succession
