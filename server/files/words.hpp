#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// What a PDF says, without its line numbers, and how many words that is.
struct Text {
    std::string text;
    int words = 0;
};

/// The text of a PDF, read by poppler's pdftotext within bounds of time and memory; nothing where that program is
/// missing or gives up.
std::optional<Text> text_of(std::filesystem::path const& pdf);

/// Drops the lines that hold a number alone, where these are the continuous line numbers of a manuscript.
std::string without_line_numbers(std::string_view text);

} // namespace succession
