#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace succession {

namespace {

constexpr std::string_view blank = " \t\r\n\f\v";

/// Bytes of the well-formed UTF-8 character at the start of `text`, or 0.
std::size_t character(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    auto const follows = [&](std::size_t i) { return i < text.size() && !begins_character(text[i]); };
    auto const first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        auto const second = byte(1);
        bool const overlong = first == 0xE0 && second < 0xA0;
        bool const surrogate = first == 0xED && second > 0x9F;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const second = byte(1);
        bool const out_of_range = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
        return follows(1) && follows(2) && follows(3) && !out_of_range ? 4 : 0;
    }
    return 0;
}

/// How many bytes at the start of `text` are a mark that nobody sees: U+061C, U+200B, U+200E, U+200F, U+202A to U+202E,
/// U+2066 to U+2069 and U+FEFF.
std::size_t unseen_bytes(std::string_view text)
{
    if (text.starts_with("\xd8\x9c")) return 2;
    if (text.starts_with("\xef\xbb\xbf")) return 3;
    if (text.size() < 3 || text[0] != '\xe2') return 0;
    auto const last = static_cast<unsigned char>(text[2]);
    bool const general = last == 0x8b || last == 0x8e || last == 0x8f || (last >= 0xaa && last <= 0xae);
    bool const isolates = last >= 0xa6 && last <= 0xa9;
    return (text[1] == '\x80' && general) || (text[1] == '\x81' && isolates) ? 3 : 0;
}

/// How many bytes at the start of `text` are a blank, a control character or a line end; 0 where there is a letter.
std::size_t blank_bytes(std::string_view text)
{
    auto const c = static_cast<unsigned char>(text.front());
    if (c <= 0x20 || c == 0x7f) return 1;
    if (c == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) <= 0xa0)
        return 2; // C1 controls, NEL among them
    return text.starts_with("\xe2\x80\xa8") || text.starts_with("\xe2\x80\xa9") ? 3
                                                                                : 0; // line and paragraph separators
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    auto const from = text.find_first_not_of(blank);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

std::string one_line(std::string_view text)
{
    std::string found;
    while (!text.empty()) {
        auto const skipped = blank_bytes(text);
        if (!skipped) found += text.front();
        else if (!found.empty() && !found.ends_with(' ')) found += ' ';
        text.remove_prefix(std::max<std::size_t>(skipped, 1));
    }
    return std::string(trimmed(found));
}

std::string without_unseen_marks(std::string_view text)
{
    std::string found;
    found.reserve(text.size());
    while (!text.empty()) {
        auto const unseen = unseen_bytes(text);
        if (!unseen) found += text.front();
        text.remove_prefix(std::max<std::size_t>(unseen, 1));
    }
    return found;
}

int count_characters(std::string_view text) { return static_cast<int>(std::ranges::count_if(text, begins_character)); }

std::string_view first_characters(std::string_view text, int most)
{
    auto const ends = [&](char c) { return begins_character(c) && most-- == 0; };
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, ends) - text.begin()));
}

std::string_view last_bytes(std::string_view text, std::size_t most)
{
    if (text.size() > most) text.remove_prefix(text.size() - most);
    while (!text.empty() && !begins_character(text.front())) text.remove_prefix(1);
    return text;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        auto const to = std::min(text.find(separator, from), text.size());
        if (auto const part = trimmed(text.substr(from, to - from)); !part.empty()) parts.emplace_back(part);
        from = to + 1;
    }
    return parts;
}

std::string full_name(std::string const& given, std::string const& family)
{
    return given.empty() ? family : given + " " + family;
}

std::string joined(std::vector<std::string> const& parts, std::string_view separator)
{
    return fmt::format("{}", fmt::join(parts, separator));
}

std::string enumerated(std::vector<std::string> const& parts)
{
    auto const has_comma = [](std::string const& part) { return part.find(',') != std::string::npos; };
    return joined(parts, std::ranges::any_of(parts, has_comma) ? "; " : ", ");
}

std::vector<std::string> paragraphs(std::string_view text)
{
    std::vector<std::string> found;
    std::string current;
    for (std::size_t from = 0; from <= text.size();) {
        auto const to = std::min(text.find('\n', from), text.size());
        auto const line = trimmed(text.substr(from, to - from));
        if (line.empty() && !current.empty()) found.push_back(std::exchange(current, {}));
        else if (!line.empty()) {
            if (!current.empty()) current += '\n';
            current += line;
        }
        from = to + 1;
    }
    if (!current.empty()) found.push_back(current);
    return found;
}

int count_words(std::string_view text)
{
    int words = 0;
    bool counted_this = false;
    for (unsigned char const c : text) {
        if (blank.find(static_cast<char>(c)) != std::string_view::npos) counted_this = false;
        else if (!counted_this && (c >= 0x80 || std::isalnum(c))) {
            counted_this = true;
            ++words;
        }
    }
    return words;
}

std::optional<double> decimal(std::string_view text)
{
    auto const written = trimmed(text);
    double number = 0;
    auto const [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), number, std::chars_format::fixed);
    if (error != std::errc() || end != written.data() + written.size() || !std::isfinite(number)) return {};
    return number;
}

bool is_clean_text(std::string_view text)
{
    while (!text.empty()) {
        auto const first = static_cast<unsigned char>(text[0]);
        if ((first < 0x20 && first != '\n' && first != '\r' && first != '\t') || first == 0x7f) return false;
        auto const bytes = character(text);
        if (bytes == 0) return false;
        text.remove_prefix(bytes);
    }
    return true;
}

std::string legible(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        auto const bytes = text[0] == '\0' ? 0 : character(text);
        result += text.substr(0, bytes);
        text.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    return result;
}

bool is_legible(std::string_view text) { return legible(text).size() == text.size(); }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return is_one_of(word, std::span(words.begin(), words.size()));
}

bool is_one_of(std::string_view word, std::span<std::string_view const> words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string grouped(std::int64_t number)
{
    auto digits = std::to_string(number);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string counted(int count, std::string_view noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace succession
