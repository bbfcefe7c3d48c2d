#pragma once

#include "folder.hpp"
#include "workflow/journal.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace succession {

/// The journal's data with some text replaced, in a folder of its own that goes with the test.
class Altered {
public:
    Altered()
    {
        std::filesystem::copy(SOURCE_DIR "/workflows", folder_.path, std::filesystem::copy_options::recursive);
    }

    /// Replaces the first `from` in a file.
    Altered& replace(std::string const& file, std::string const& from, std::string const& to)
    {
        auto text = content_of(path(file));
        auto const at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, file, " does not hold: ", from);
        folder_.write(file, text.replace(at, from.size(), to));
        return *this;
    }
    /// The line at which a text first stands, counted from 1.
    int line_of(std::string const& file, std::string const& text) const
    {
        auto const all = content_of(path(file));
        return 1 + static_cast<int>(
                       std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.find(text)), '\n'));
    }
    std::filesystem::path path(std::string const& file) const { return folder_.path / file; }
    std::shared_ptr<Journal const> load() const { return load_journal(folder_.path); }

private:
    Folder folder_;
};

} // namespace succession
