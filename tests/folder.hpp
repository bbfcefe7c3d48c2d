#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace succession {

/// A folder of its own for one test, gone afterwards.
struct Folder {
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "succession-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(Folder const&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }

    /// A file of that name, in a folder within where the name says so.
    std::filesystem::path write(std::string_view name, std::string_view content) const
    {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << content;
        return path / name;
    }

    bool is_empty() const { return std::filesystem::is_empty(path); }

    std::filesystem::path path;
};

/// What a file holds, byte by byte.
inline std::string content_of(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace succession
