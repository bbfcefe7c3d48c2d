#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace succession {

/// An open file of the operating system, closed at the end. Every failure is thrown as a filesystem_error.
class Descriptor {
public:
    static Descriptor to_read(std::filesystem::path const&);
    /// Makes the file; it must not be there yet.
    static Descriptor to_write(std::filesystem::path const&);
    /// A directory, to be synchronized.
    static Descriptor of_directory(std::filesystem::path const&);

    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)), path_(std::move(other.path_))
    {
    }
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();

    /// How many bytes were read into the buffer; 0 at the end.
    std::size_t read(std::span<char> buffer) const;
    void write(std::string_view bytes) const;
    /// Takes away everybody's right to write.
    void make_read_only() const;
    /// Returns when the content has reached the disk.
    void synchronize() const;

private:
    Descriptor(std::filesystem::path const&, int flags);

    int number_;
    std::filesystem::path path_;
};

} // namespace succession
