#include "domain/pages.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace succession {

namespace {

/// The figures at the beginning of `text`, which are taken off it.
std::optional<std::int64_t> figures(std::string_view& text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::string_view letters(std::string_view& text)
{
    auto const end = std::min(text.find_first_of("0123456789"), text.size());
    auto const found = text.substr(0, end);
    text.remove_prefix(end);
    return found;
}

} // namespace

std::optional<Pages> parse_pages(std::string_view text)
{
    Pages pages;
    pages.prefix = lower(letters(text));
    if (pages.prefix != "" && pages.prefix != "e" && pages.prefix != "s") return {};
    auto const first = figures(text);
    if (!first) return {};
    pages.first = pages.last = *first;
    if (text.empty()) return pages;
    if (!text.starts_with('-')) return {};
    text.remove_prefix(1);
    if (lower(letters(text)) != pages.prefix) return {};
    auto const last = figures(text);
    if (!last || !text.empty() || *last < *first) return {};
    pages.last = *last;
    return pages;
}

bool overlap(std::string_view one, std::string_view other)
{
    auto const a = parse_pages(one), b = parse_pages(other);
    return a && b && a->prefix == b->prefix && a->first <= b->last && b->first <= a->last;
}

} // namespace succession
