#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace succession {

namespace {

constexpr std::string_view blank = " \t\r\n\f\v";

/// U+0000 among others; line ends and tabs are none.
bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F; }

/// Blanks, control characters and line ends of any alphabet.
bool is_blank(char32_t c) { return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029; }

bool is_unseen(char32_t c)
{
    return c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

} // namespace

Character take_character(std::string_view& text)
{
    auto const* const bytes = text.data();
    auto const length = static_cast<std::int64_t>(text.size());
    std::int64_t read = 0;
    UChar32 code = 0;
    U8_NEXT(bytes, read, length, code);
    Character const taken{code < 0 ? not_a_character : static_cast<char32_t>(code),
                          text.substr(0, static_cast<std::size_t>(read))};
    text.remove_prefix(taken.bytes.size());
    return taken;
}

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
        auto const next = take_character(text);
        if (!is_blank(next.code)) found += next.bytes;
        else if (!found.empty() && !found.ends_with(' ')) found += ' ';
    }
    return std::string(trimmed(found));
}

std::string without_unseen_marks(std::string_view text)
{
    std::string found;
    found.reserve(text.size());
    while (!text.empty())
        if (auto const next = take_character(text); !is_unseen(next.code)) found += next.bytes;
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

bool is_letter(char32_t c)
{
    static constexpr auto letters = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return c != not_a_character && (U_GET_GC_MASK(static_cast<UChar32>(c)) & letters) != 0;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

std::string folded(std::string_view text)
{
    std::string letters;
    icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(letters);
    return unmarked(letters);
}

std::string unmarked(std::string_view text)
{
    UErrorCode error = U_ZERO_ERROR;
    auto const* decompose = icu::Normalizer2::getNFKDInstance(error);
    auto letters = icu::UnicodeString::fromUTF8(text);
    if (U_SUCCESS(error)) letters = decompose->normalize(letters, error);
    std::string plain;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1))
        if (auto const letter = letters.char32At(i); u_charType(letter) != U_NON_SPACING_MARK)
            icu::UnicodeString(letter).toUTF8String(plain);
    return plain;
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
    while (!text.empty()) {
        auto const c = take_character(text).code;
        if (c < 0x80 && blank.find(static_cast<char>(c)) != std::string_view::npos) counted_this = false;
        else if (!counted_this && is_letter(c)) {
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
    while (!text.empty())
        if (auto const c = take_character(text).code; c == not_a_character || is_control(c)) return false;
    return true;
}

std::string legible(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty())
        if (auto const next = take_character(text); next.code != not_a_character && next.code != 0)
            result += next.bytes;
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
