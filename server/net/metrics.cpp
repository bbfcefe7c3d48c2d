#include "net/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace succession {

namespace {

void write(std::string& text, std::string_view type, std::string_view name, std::int64_t value)
{
    fmt::format_to(std::back_inserter(text), "# TYPE succession_{0} {1}\nsuccession_{0} {2}\n", name, type, value);
}

} // namespace

void Metrics::count(int status, std::chrono::microseconds duration, std::int64_t bytes)
{
    ++answered.at(static_cast<std::size_t>(status / 100));
    auto const bucket = std::ranges::lower_bound(bounds, duration.count(), {}, [](int bound) { return bound * 1000; });
    ++lasted[static_cast<std::size_t>(bucket - bounds.begin())];
    microseconds += duration.count();
    sent += bytes;
}

std::string Metrics::prometheus() const
{
    std::string text = "# TYPE succession_requests_total counter\n";
    auto const out = std::back_inserter(text);
    for (std::size_t i = 1; i < answered.size(); ++i)
        fmt::format_to(out, "succession_requests_total{{class=\"{}xx\"}} {}\n", i, answered[i].load());

    text += "# TYPE succession_request_seconds histogram\n";
    std::int64_t so_far = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i)
        fmt::format_to(out, "succession_request_seconds_bucket{{le=\"{}\"}} {}\n", bounds[i] / 1000.0,
                       so_far += lasted[i]);
    so_far += lasted.back();
    fmt::format_to(out, "succession_request_seconds_bucket{{le=\"+Inf\"}} {}\n", so_far);
    fmt::format_to(out, "succession_request_seconds_sum {}\n", static_cast<double>(microseconds.load()) / 1e6);
    fmt::format_to(out, "succession_request_seconds_count {}\n", so_far);

    write(text, "gauge", "requests_in_flight", in_flight);
    write(text, "gauge", "readers_queue", waiting_readers);
    write(text, "gauge", "writers_queue", waiting_writers);
    write(text, "gauge", "inspectors_queue", waiting_inspectors);
    write(text, "gauge", "connections", connections);
    write(text, "counter", "sent_bytes_total", sent);
    return text;
}

} // namespace succession
