#include "publishing/text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession {

namespace {

/// How many bytes at the beginning are a blank, a control character or a line end; 0 where there is a letter.
std::size_t blank(std::string_view text)
{
    auto const c = static_cast<unsigned char>(text.front());
    if (c <= 0x20 || c == 0x7f) return 1;
    if (c == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) <= 0xa0) return 2; // C1 controls, NEL among them
    return text.starts_with("\xe2\x80\xa8") || text.starts_with("\xe2\x80\xa9") ? 3 : 0; // line and paragraph separators
}

} // namespace

std::string one_line(std::string_view text)
{
    std::string found;
    while (!text.empty()) {
        auto const skipped = blank(text);
        if (!skipped) found += text.front();
        else if (!found.empty() && !found.ends_with(' ')) found += ' ';
        text.remove_prefix(std::max<std::size_t>(skipped, 1));
    }
    return std::string(trimmed(found));
}

std::string slashed_date(Moment moment)
{
    auto date = iso_date(moment);
    std::ranges::replace(date, '-', '/');
    return date;
}

} // namespace succession
