#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What the record remembers of a file: its name in the store and its size in bytes.
struct Stored {
    std::string sha256;
    std::int64_t size = 0;
};

/// Every file of the journal, named by the SHA-256 of what is in it, in one local directory: `aa/bb/<sha256>`.
/// A name appears only when its whole content is on the disk, and what is there is never overwritten: put a file
/// first, then commit the act that names it. Safe to share between threads, and the directory between processes.
class Store {
public:
    /// Makes the directory if need be, and sweeps what an interrupted upload left a day ago.
    explicit Store(std::filesystem::path directory);

    /// Where to write what is still arriving: on the store's own disk, so that `put` needs no copy.
    std::filesystem::path incoming() const { return directory_ / "incoming"; }

    /// Takes a file over: afterwards its content is in the store, durably, and `from` is gone. Known content is
    /// welcome.
    Stored put(std::filesystem::path const& from) const;
    /// The same for a file whose hash was taken while it arrived; a Problem if its content is another by now.
    Stored put(std::filesystem::path const& from, std::string_view sha256) const;

    /// Where the content of that name is, or would be; a Problem for what is no such name.
    std::filesystem::path path_of(std::string_view sha256) const;
    /// Whether content of that digest is in the store.
    bool contains(std::string_view sha256) const;
    /// Bytes; a Problem if the store does not hold it.
    std::int64_t size(std::string_view sha256) const;

    /// Reads everything and returns, relative to the directory, the files that are not what their name says.
    std::vector<std::filesystem::path> check() const;
    /// Deletes what stopped arriving that long ago; returns how many files it were.
    int sweep(std::chrono::seconds age) const;

private:
    /// A new name in `incoming`.
    std::filesystem::path fresh() const;
    /// Makes what has arrived whole visible under its name, once it is on the disk.
    Stored keep(std::filesystem::path const& arrived, std::string sha256) const;

    std::filesystem::path directory_;
};

} // namespace succession
