#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// Template texts by name: "desk/desk" for desk/desk.mustache.
using Texts = std::map<std::string, std::string, std::less<>>;

/// Reads every *.mustache below a folder, but not below its `but_not`.
Texts read_templates(std::filesystem::path const& folder, std::string_view but_not);

/// A template with its partials poured in and its comments left out, which still knows where each piece came from.
class Source {
public:
    /// `content` and `head` are what {{> content}} and {{> head}} stand for. A partial that is not there stays a tag.
    Source(Texts const&, std::string_view name, std::string_view content, std::string_view head);

    /// What is to be parsed.
    std::string const& text() const { return text_; }
    /// "desk/desk.mustache:12"
    std::string place(std::size_t at) const;

private:
    struct Piece {
        std::size_t from; ///< in our text
        Texts::const_pointer file;
        std::size_t offset; ///< in the file's text
    };

    void pour(Texts::const_pointer file, int depth);
    void copy(Texts::const_pointer file, std::size_t from, std::size_t to);
    Texts::const_pointer partial(std::string_view name) const;

    Texts const& texts_;
    std::string_view content_;
    std::string_view head_;
    std::string text_;
    std::vector<Piece> pieces_;
};

} // namespace succession
