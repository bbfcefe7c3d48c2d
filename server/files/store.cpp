#include "files/store.hpp"

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/problem.hpp"
#include "files/descriptor.hpp"
#include "files/digest.hpp"

#include <unistd.h>

#include <cerrno>

namespace succession {

namespace fs = std::filesystem;

namespace {

void synchronize_directory(fs::path const& path) { Descriptor::of_directory(path).synchronize(); }

/// Gives a file its second, final name; where that name is taken, it already has the same content.
void link(fs::path const& from, fs::path const& to)
{
    if (::link(from.c_str(), to.c_str()) == -1 && errno != EEXIST)
        throw fs::filesystem_error("linking", from, to, std::error_code(errno, std::generic_category()));
}

/// Moves a file, by copying where the two places lie on different disks.
void move(fs::path const& from, fs::path const& to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure == std::errc::cross_device_link) {
        fs::copy_file(from, to);
        fs::remove(from);
    }
    else if (failure) {
        throw fs::filesystem_error("moving", from, to, failure);
    }
}

/// Where a content lies below the store's directory.
fs::path place_of(std::string_view sha256) { return fs::path(sha256.substr(0, 2)) / sha256.substr(2, 2) / sha256; }

bool is_sound(fs::path const& directory, fs::path const& place)
{
    try {
        auto const name = place.filename().string();
        return is_sha256(name) && place == place_of(name) && sha256_of_file(directory / place) == name;
    }
    catch (fs::filesystem_error const&) {
        return false;
    }
}

} // namespace

Store::Store(fs::path directory) : directory_(std::move(directory))
{
    fs::create_directories(incoming());
    synchronize_directory(directory_);
    sweep(std::chrono::hours(24));
}

Stored Store::put(fs::path const& from) const
{
    auto const arrived = fresh();
    move(from, arrived);
    return keep(arrived, sha256_of_file(arrived));
}

Stored Store::put(fs::path const& from, std::string_view sha256) const
{
    auto const arrived = fresh();
    move(from, arrived);
    if (sha256_of_file(arrived) != sha256) {
        fs::remove(arrived);
        throw Problem(Problem::Kind::bad_request, "The file was damaged on its way. Please send it again.");
    }
    return keep(arrived, std::string(sha256));
}

Stored Store::keep(fs::path const& arrived, std::string sha256) const
{
    auto const size = static_cast<std::int64_t>(fs::file_size(arrived));
    auto const file = Descriptor::to_read(arrived);
    file.make_read_only();
    file.synchronize();

    auto const path = path_of(sha256);
    fs::create_directories(path.parent_path());
    link(arrived, path);
    for (auto const& directory : {path.parent_path(), path.parent_path().parent_path(), directory_})
        synchronize_directory(directory);
    fs::remove(arrived);
    return {std::move(sha256), size};
}

fs::path Store::fresh() const { return incoming() / std::to_string(make_key()); }

fs::path Store::path_of(std::string_view sha256) const
{
    if (!is_sha256(sha256)) throw Problem(Problem::Kind::not_found, "There is no such file.");
    return directory_ / place_of(sha256);
}

bool Store::contains(std::string_view sha256) const { return is_sha256(sha256) && fs::exists(path_of(sha256)); }

std::int64_t Store::size(std::string_view sha256) const
{
    std::error_code missing;
    auto const size = fs::file_size(path_of(sha256), missing);
    if (missing) throw Problem(Problem::Kind::not_found, "There is no such file.");
    return static_cast<std::int64_t>(size);
}

std::vector<fs::path> Store::check() const
{
    std::vector<fs::path> damaged;
    for (auto entry = fs::recursive_directory_iterator(directory_); entry != fs::recursive_directory_iterator();
         ++entry) {
        if (entry->path() == incoming()) entry.disable_recursion_pending();
        if (entry->is_directory()) continue;
        auto const place = entry->path().lexically_relative(directory_);
        if (!is_sound(directory_, place)) damaged.push_back(place);
    }
    return damaged;
}

int Store::sweep(std::chrono::seconds age) const
{
    auto const limit = fs::file_time_type::clock::now() - age;
    auto count = 0;
    for (auto const& entry : fs::directory_iterator(incoming())) {
        std::error_code gone; // another process may sweep too
        if (fs::last_write_time(entry, gone) <= limit && !gone && fs::remove_all(entry, gone) > 0 && !gone) ++count;
    }
    return count;
}

} // namespace succession
