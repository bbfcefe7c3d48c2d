#pragma once

#include "client.hpp"
#include "folder.hpp"

#include "net/server.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace succession::testing {

/// Whether something comes true within seconds.
template <class Condition>
bool eventually(Condition holds)
{
    for (int i = 0; i < 5000 && !holds(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return holds();
}

/// An application of two functions that a test may replace.
struct Toy : Application {
    std::function<Admission(Head const&)> admits = [](Head const&) { return Admission{{}, 1 << 20, 1 << 20}; };
    std::function<Response(Request)> answers = [](Request const& request) {
        auto response = Response::text(request.path, "text/plain");
        response.route = "/toy/{}";
        return response;
    };

    Admission admit(Head const& head) override { return admits(head); }
    Response answer(Request request) override { return answers(std::move(request)); }
};

/// A server that runs while the test does.
class Running {
public:
    using Change = std::function<void(Server::Settings&)>;

    explicit Running(
        Toy& toy, Change const& change = [](auto&) {})
        : server_(settings(change), toy), thread_([this] { server_.run(); })
    {
    }
    ~Running() { stop(); }
    Running(Running const&) = delete;

    /// Returns when the server has ended.
    void stop()
    {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    Server& server() { return server_; }
    Client client() { return Client(server_.port()); }
    std::vector<std::string> lines()
    {
        std::scoped_lock const lock(mutex_);
        return lines_;
    }

    Folder uploads;

private:
    Server::Settings settings(Change const& change)
    {
        Server::Settings settings;
        settings.port = 0;
        settings.upload_folder = uploads.path;
        settings.log = [this](std::string const& line) {
            std::scoped_lock const lock(mutex_);
            lines_.push_back(line);
        };
        change(settings);
        return settings;
    }

    std::mutex mutex_;
    std::vector<std::string> lines_;
    Server server_;
    std::thread thread_;
};

} // namespace succession::testing
