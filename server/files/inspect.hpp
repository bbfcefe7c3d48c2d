#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// One thing a file's properties tell, as the technical check shows it: "Author: Quercus robur".
struct Finding {
    std::string label;
    std::string value; ///< one line

    friend bool operator==(Finding const&, Finding const&) = default;
};

/// What a file is by its content, whatever its name or the browser says.
struct FileFacts {
    std::string media_type; ///< "application/pdf"
    std::string extension;  ///< "pdf"
    std::string what;       ///< for sentences: "a PDF"
    int pages = 0;          ///< of a PDF
    std::vector<Finding> findings;
    std::string refusal; ///< what was found and how to mend it; "" for a file the journal can take
};

/// Looks into a file somebody sent, within bounds of time and memory. Hostile content is refused, never thrown.
FileFacts inspect(std::filesystem::path const&);

/// Why a file cannot stand where only these formats may ("pdf", "tif"): its own refusal or that it is none of them; ""
/// if it can.
std::string refusal_among(std::vector<std::string> const& extensions, FileFacts const&);

/// The extension of a media type the journal takes, "bin" for any other.
std::string_view extension_of(std::string_view media_type);

} // namespace succession
