#include "files/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace succession {

namespace {

[[noreturn]] void fail(char const* what, std::filesystem::path const& path)
{
    throw std::filesystem::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

/// Calls until no signal interrupts.
template <class Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR) result = call();
    return result;
}

} // namespace

Descriptor::Descriptor(std::filesystem::path const& path, int flags)
    : number_(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0640); })), path_(path)
{
    if (number_ == -1) fail("opening", path);
}

Descriptor Descriptor::to_read(std::filesystem::path const& path) { return {path, O_RDONLY}; }
Descriptor Descriptor::to_write(std::filesystem::path const& path) { return {path, O_WRONLY | O_CREAT | O_EXCL}; }
Descriptor Descriptor::of_directory(std::filesystem::path const& path) { return {path, O_RDONLY | O_DIRECTORY}; }

Descriptor::~Descriptor()
{
    if (number_ != -1) ::close(number_);
}

std::size_t Descriptor::read(std::span<char> buffer) const
{
    auto const count = uninterrupted([&] { return ::read(number_, buffer.data(), buffer.size()); });
    if (count == -1) fail("reading", path_);
    return static_cast<std::size_t>(count);
}

void Descriptor::write(std::string_view bytes) const
{
    while (!bytes.empty()) {
        auto const count = uninterrupted([&] { return ::write(number_, bytes.data(), bytes.size()); });
        if (count == -1) fail("writing", path_);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void Descriptor::make_read_only() const
{
    if (::fchmod(number_, 0440) == -1) fail("protecting", path_);
}

void Descriptor::synchronize() const
{
    if (uninterrupted([&] { return ::fsync(number_); }) == -1) fail("synchronizing", path_);
}

} // namespace succession
