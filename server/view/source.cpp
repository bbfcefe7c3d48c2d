#include "view/source.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace succession {

namespace {

constexpr int deepest = 16;

std::string read(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file) throw Mistake("The template " + path.string() + " cannot be read.");
    return text;
}

/// Where a tag that stands alone on its line ends: past the line's end.
std::size_t past_line(std::string_view text, std::size_t begin, std::size_t end)
{
    bool const alone = (begin == 0 || text[begin - 1] == '\n') && end < text.size() && text[end] == '\n';
    return alone ? end + 1 : end;
}

} // namespace

Texts read_templates(std::filesystem::path const& folder, std::string_view but_not)
{
    Texts texts;
    if (!std::filesystem::is_directory(folder)) throw Mistake("There is no template folder " + folder.string() + ".");
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".mustache") continue;
        auto name = entry.path().lexically_relative(folder).replace_extension().generic_string();
        if (but_not.empty() || !name.starts_with(but_not)) texts.emplace(std::move(name), read(entry.path()));
    }
    return texts;
}

Source::Source(Texts const& texts, std::string_view name, std::string_view content, std::string_view head)
    : texts_(texts), content_(content), head_(head)
{
    auto const file = texts.find(name);
    if (file == texts.end()) throw Mistake(fmt::format("There is no template {}.mustache.", name));
    pour(&*file, 0);
}

void Source::pour(Texts::const_pointer file, int depth)
{
    if (depth > deepest) throw Mistake(fmt::format("{}.mustache takes itself in as a partial.", file->first));
    std::string_view const text = file->second;
    auto const whole = depth > 0 && text.ends_with('\n') ? text.size() - 1 : text.size();
    std::size_t from = 0;
    for (auto at = text.find("{{"); at < whole; at = text.find("{{", at)) {
        auto const close = text.find("}}", at);
        if (close == std::string_view::npos) break;
        auto const end = close + 2;
        bool const comment = text.substr(at).starts_with("{{!");
        bool const takes_in = text.substr(at).starts_with("{{>");
        auto const inner = takes_in ? partial(trimmed(text.substr(at + 3, close - at - 3))) : nullptr;
        if (comment || inner) {
            copy(file, from, at);
            if (inner) pour(inner, depth + 1);
            from = comment ? past_line(text, at, end) : end;
        }
        at = std::max(end, from);
    }
    copy(file, std::min(from, whole), whole);
}

void Source::copy(Texts::const_pointer file, std::size_t from, std::size_t to)
{
    pieces_.push_back({text_.size(), file, from});
    text_.append(file->second, from, to - from);
}

Texts::const_pointer Source::partial(std::string_view name) const
{
    auto const file = texts_.find(name == "content" ? content_ : name == "head" ? head_ : name);
    return file == texts_.end() ? nullptr : &*file;
}

std::string Source::place(std::size_t at) const
{
    auto const after = std::ranges::upper_bound(pieces_, at, {}, &Piece::from);
    auto const& piece = *std::prev(after);
    auto const& text = piece.file->second;
    auto const here = text.begin() + static_cast<std::ptrdiff_t>(piece.offset + at - piece.from);
    return fmt::format("{}.mustache:{}", piece.file->first, 1 + std::count(text.begin(), here, '\n'));
}

} // namespace succession
