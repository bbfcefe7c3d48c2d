#pragma once

#include "workflow/journal.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace succession {

/// The journal's data with some text replaced, in a folder of its own that goes with the test.
class Altered {
public:
    Altered() : folder_(std::filesystem::temp_directory_path() / ("succession-workflows-" + std::to_string(::getpid())))
    {
        std::filesystem::remove_all(folder_);
        std::filesystem::copy(SOURCE_DIR "/workflows", folder_, std::filesystem::copy_options::recursive);
    }
    ~Altered() { std::filesystem::remove_all(folder_); }
    Altered(Altered const&) = delete;
    Altered& operator=(Altered const&) = delete;

    /// Replaces the first `from` in a file.
    Altered& replace(std::string const& file, std::string const& from, std::string const& to)
    {
        auto const path = folder_ / file;
        auto text = read(path);
        auto const at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, file, " does not hold: ", from);
        std::ofstream(path) << text.replace(at, from.size(), to);
        return *this;
    }
    /// The line at which a text first stands, counted from 1.
    int line_of(std::string const& file, std::string const& text) const
    {
        auto const all = read(folder_ / file);
        return 1 + static_cast<int>(
                       std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.find(text)), '\n'));
    }
    std::filesystem::path path(std::string const& file) const { return folder_ / file; }
    std::shared_ptr<Journal const> load() const { return load_journal(folder_); }

private:
    static std::string read(std::filesystem::path const& path)
    {
        std::ostringstream text;
        text << std::ifstream(path).rdbuf();
        return text.str();
    }

    std::filesystem::path folder_;
};

} // namespace succession
