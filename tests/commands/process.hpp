#pragma once

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace succession {

/// The binary at work, with what it says on both its channels, or on one where its log goes elsewhere.
class Process {
public:
    using Environment = std::vector<std::pair<std::string, std::string>>;

    explicit Process(std::vector<std::string> words, Environment const& environment = {}, char const* log = nullptr)
    {
        std::array<int, 2> channel{};
        if (::pipe(channel.data()) != 0) throw std::runtime_error("no pipe");
        id_ = ::fork();
        if (id_ < 0) throw std::runtime_error("no process");
        if (id_ == 0) become(std::move(words), environment, channel, log);
        ::close(channel[1]);
        from_ = channel[0];
    }
    Process(Process const&) = delete;
    ~Process()
    {
        if (id_ > 0) {
            ::kill(id_, SIGKILL);
            end();
        }
        ::close(from_);
    }

    /// Reads on until it has said this; false when it ends, or is silent for long, without it.
    bool says(std::string const& words)
    {
        while (said.find(words) == std::string::npos)
            if (!listen()) return false;
        return true;
    }

    void stop()
    {
        if (id_ > 0) ::kill(id_, SIGTERM);
    }

    /// Its exit code, once it has said everything.
    int end()
    {
        while (listen()) {
        }
        int status = 0;
        ::waitpid(std::exchange(id_, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    std::string said;

private:
    [[noreturn]] static void become(std::vector<std::string> words, Environment const& environment,
                                    std::array<int, 2> channel, char const* log)
    {
        ::dup2(log ? ::open(log, O_WRONLY) : channel[1], STDOUT_FILENO);
        ::dup2(channel[1], STDERR_FILENO);
        ::close(channel[0]);
        for (auto const& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        words.insert(words.begin(), SUCCESSION_BINARY);
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execv(SUCCESSION_BINARY, arguments.data());
        ::_exit(127);
    }

    bool listen()
    {
        static constexpr int patience_ms = 20'000;
        pollfd wait{from_, POLLIN, 0};
        if (::poll(&wait, 1, patience_ms) <= 0) return false;
        std::array<char, 4096> buffer{};
        auto const count = ::read(from_, buffer.data(), buffer.size());
        if (count <= 0) return false;
        said.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    }

    pid_t id_ = -1;
    int from_ = -1;
};

} // namespace succession
