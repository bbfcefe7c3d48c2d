#pragma once

#include "net/metrics.hpp"
#include "web/application.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace succession {

/// Serves an application over HTTP/1.1: one thread for input and output, and workers that may block.
class Server {
public:
    struct Settings {
        std::string address = "127.0.0.1";
        std::uint16_t port = 8080;                ///< 0: any that is free
        int readers = 2;                          ///< threads that answer GET and HEAD, and admit
        int writers = 2;                          ///< threads that take in and answer POST
        int inspectors = 2;                       ///< threads that answer POST with files, and look into these
        int forms_per_sender = 4;                 ///< with files, at a time; beyond it 429 at once
        std::size_t queue = 512;                  ///< requests that may wait for each; beyond it 503 at once
        std::vector<std::string> trusted_proxies; ///< addresses whose X-Forwarded-For is believed
        std::size_t connections = 4096;
        std::size_t connections_per_address = 64; ///< proxies are exempt
        std::size_t header_limit = 16 * 1024;     ///< bytes
        std::chrono::milliseconds header_timeout{10'000};
        std::chrono::milliseconds body_timeout{30'000}; ///< without a byte, either way
        std::chrono::milliseconds idle_timeout{60'000}; ///< between requests
        std::chrono::milliseconds stop_timeout{10'000}; ///< for running requests, once stopping
        std::int64_t slowest = 1024;                    ///< bytes a second, either way, after `body_timeout`
        std::filesystem::path upload_folder = std::filesystem::temp_directory_path();
        std::function<void(std::string const&)> log; ///< gets one line of JSON for each request; must not block
    };

    /// Binds the address; throws Mistake when it cannot.
    Server(Settings, Application&);
    ~Server();

    /// Serves until `stop`, SIGTERM or SIGINT; returns when all running requests are answered; who is slow to send or to
    /// read is cut off in time.
    void run();
    /// From any thread, also before `run`.
    void stop();

    /// The port it listens at, also where it was asked for any.
    std::uint16_t port() const;
    Metrics const& metrics() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace succession
