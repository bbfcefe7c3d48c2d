#include "files/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace succession {

namespace {

using Deadline = std::chrono::steady_clock::time_point;

class Pipe {
public:
    Pipe()
    {
        if (::pipe2(ends_.data(), O_CLOEXEC) == -1) throw std::system_error(errno, std::generic_category(), "pipe");
    }
    Pipe(Pipe const&) = delete;
    ~Pipe()
    {
        ::close(ends_[0]);
        close_writing();
    }
    void close_writing()
    {
        if (ends_[1] != -1) ::close(ends_[1]);
        ends_[1] = -1;
    }
    int reading() const { return ends_[0]; }
    int writing() const { return ends_[1]; }

private:
    std::array<int, 2> ends_;
};

/// A running program, leader of a process group that is killed and waited for at the end.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid), handle_(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))) {}
    Child(Child const&) = delete;
    ~Child()
    {
        if (!reaped_) succeeded();
        if (handle_ != -1) ::close(handle_);
    }
    int handle() const { return handle_; }
    /// Ends the group, then says whether the program had ended well by itself.
    bool succeeded()
    {
        ::kill(-pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) == -1 && errno == EINTR) {
        }
        reaped_ = true;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

private:
    pid_t pid_;
    int handle_;
    bool reaped_ = false;
};

std::optional<pid_t> start(std::vector<std::string> const& command, int output)
{
    std::vector<char*> arguments;
    for (auto const& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    char path[] = "PATH=/usr/bin:/bin", language[] = "LC_ALL=C.UTF-8";
    char* environment[] = {path, language, nullptr};

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);

    pid_t pid = 0;
    auto const failure = ::posix_spawnp(&pid, arguments[0], &files, &attributes, arguments.data(), environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (failure) return {};
    return pid;
}

void confine(pid_t pid, ChildBounds const& bounds)
{
    auto const limit = [pid](auto what, rlim_t value) {
        rlimit const both{value, value};
        ::prlimit(pid, what, &both, nullptr);
    };
    limit(RLIMIT_AS, bounds.memory);
    limit(RLIMIT_CPU, static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(bounds.time).count()));
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
}

/// Waits until there is something to read, or the program has ended; false when time is over.
bool ready(int descriptor, Deadline deadline)
{
    pollfd watched{descriptor, POLLIN, 0};
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        auto const count = ::poll(&watched, 1, std::max(0, static_cast<int>(left.count())));
        if (count == -1 && errno == EINTR) continue;
        return count > 0;
    }
}

/// All that comes out of the pipe until it is closed; nothing if that is too much or takes too long.
std::optional<std::string> drain(int pipe, std::size_t limit, Deadline deadline)
{
    std::string text;
    std::array<char, 64 * 1024> buffer;
    while (ready(pipe, deadline)) {
        auto const count = ::read(pipe, buffer.data(), buffer.size());
        if (count == 0) return text;
        if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > limit || (count == -1 && errno != EINTR)) break;
    }
    return {};
}

} // namespace

std::optional<std::string> output_of(std::vector<std::string> const& command, ChildBounds bounds)
{
    auto const deadline = std::chrono::steady_clock::now() + bounds.time;
    Pipe pipe;
    auto const pid = start(command, pipe.writing());
    if (!pid) return {};
    Child child(*pid);
    confine(*pid, bounds);
    pipe.close_writing();
    auto text = drain(pipe.reading(), bounds.output, deadline);
    if (!text || !ready(child.handle(), deadline) || !child.succeeded()) return {};
    return text;
}

} // namespace succession
