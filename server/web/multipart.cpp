#include "web/multipart.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace succession {

namespace {

constexpr std::size_t longest_head = 8192;

[[noreturn]] void refuse() { throw Problem(Problem::Kind::bad_request, "This form did not arrive as forms should."); }

/// A value in quotes, taken off the front of `rest`. Browsers write `"` as %22; others put a backslash before it.
std::string quoted(std::string_view& rest)
{
    std::string value;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        if (rest[i] == '\\' && rest.substr(i + 1).starts_with('"')) ++i;
        value += rest[i];
    }
    refuse();
}

/// A value up to ";", taken off the front of `rest`.
std::string plain(std::string_view& rest)
{
    auto const value = rest.substr(0, rest.find(';'));
    rest.remove_prefix(value.size());
    return std::string(trimmed(value));
}

/// The parameter of that name in what follows the first ";" of a header's value.
std::optional<std::string> parameter(std::string_view header, std::string_view name)
{
    auto rest = header.substr(std::min(header.find(';'), header.size()));
    std::optional<std::string> found;
    while (!(rest = trimmed(rest)).empty()) {
        if (rest[0] != ';') refuse();
        rest.remove_prefix(1);
        auto const equals = rest.find('=');
        if (equals == std::string_view::npos) return found;
        auto const key = lower(trimmed(rest.substr(0, equals)));
        rest = trimmed(rest.substr(equals + 1));
        auto value = rest.starts_with('"') ? quoted(rest) : plain(rest);
        if (key == name && !found) found = std::move(value);
    }
    return found;
}

bool is_one_line(std::string_view text)
{
    return is_clean_text(text) && text.find_first_of("\r\n") == std::string_view::npos;
}

void replace_all(std::string& text, std::string_view what, char by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        text.replace(at, what.size(), 1, by);
}

/// The name without the folders in which some browsers say it lies, and with its quotes.
std::string bare_name(std::string name)
{
    name.erase(0, name.find_last_of("/\\") + 1);
    replace_all(name, "%22", '"');
    if (!is_one_line(name)) refuse();
    return name;
}

Part parse_head(std::string_view head)
{
    while (!head.empty()) {
        auto const line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(line.size() + 2, head.size()));
        auto const colon = line.find(':');
        if (colon == std::string_view::npos) refuse();
        if (lower(line.substr(0, colon)) != "content-disposition") continue;
        auto const value = trimmed(line.substr(colon + 1));
        auto name = parameter(value, "name");
        if (lower(value.substr(0, value.find(';'))) != "form-data" || !name || !is_one_line(*name)) refuse();
        replace_all(*name, "%22", '"');
        auto file_name = parameter(value, "filename");
        if (file_name) file_name = bare_name(*std::move(file_name));
        return {*std::move(name), std::move(file_name)};
    }
    refuse();
}

} // namespace

std::optional<std::string> boundary_of(std::string_view content_type)
{
    if (lower(trimmed(content_type.substr(0, content_type.find(';')))) != "multipart/form-data") return {};
    auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return {};
    return boundary;
}

// The line end before a boundary belongs to it; one in front lets the first boundary be found like the others.
Multipart::Multipart(std::string const& boundary, PartSink& sink)
    : delimiter_("\r\n--" + boundary), sink_(sink), held_("\r\n")
{
}

void Multipart::take(std::string_view piece)
{
    if (stage_ == Stage::epilogue) return;
    held_ += piece;
    while (step()) continue;
}

void Multipart::finish() const
{
    if (stage_ != Stage::epilogue) refuse();
}

/// Goes one stage on; false when more must arrive first.
bool Multipart::step()
{
    switch (stage_) {
    case Stage::preamble:
    case Stage::content: return read_to_boundary();
    case Stage::after_boundary: return read_after_boundary();
    case Stage::head: return read_head();
    case Stage::epilogue: held_.clear();
    }
    return false;
}

bool Multipart::read_to_boundary()
{
    auto const found = held_.find(delimiter_);
    if (found == std::string::npos) {
        // the end may be the beginning of a boundary
        if (held_.size() >= delimiter_.size()) pass_on(held_.size() - delimiter_.size() + 1);
        return false;
    }
    pass_on(found);
    held_.erase(0, delimiter_.size());
    if (stage_ == Stage::content) sink_.end();
    stage_ = Stage::after_boundary;
    return true;
}

bool Multipart::read_after_boundary()
{
    if (held_.size() < 2) return false;
    if (held_.starts_with("--")) stage_ = Stage::epilogue;
    else if (held_.starts_with("\r\n")) stage_ = Stage::head;
    else refuse();
    held_.erase(0, 2);
    return true;
}

bool Multipart::read_head()
{
    auto const end = held_.find("\r\n\r\n");
    if (end == std::string::npos && held_.size() < longest_head + 4) return false;
    if (end > longest_head) refuse();
    sink_.begin(parse_head(std::string_view(held_).substr(0, end)));
    held_.erase(0, end + 4);
    stage_ = Stage::content;
    return true;
}

void Multipart::pass_on(std::size_t bytes)
{
    if (stage_ == Stage::content && bytes > 0) sink_.data(std::string_view(held_).substr(0, bytes));
    held_.erase(0, bytes);
}

} // namespace succession
