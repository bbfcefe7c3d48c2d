#include "files/names.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
}

/// Letters, digits, points and hyphens; anything else becomes a hyphen.
std::string plain(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (!is_plain(c)) c = '-';
    return result;
}

/// Controls, folders' separators, and the marks that turn the direction of writing.
bool is_unsafe(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '/' || c == '\\' || c == 0x200E || c == 0x200F || c == 0x061C ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == not_a_character;
}

} // namespace

std::string download_name(std::string_view number, int round, std::string_view file_class, int position,
                          std::string_view extension)
{
    auto const place = position > 0 ? fmt::format("-{}", position) : "";
    return fmt::format("{}-R{}-{}{}.{}", plain(number), round, plain(file_class), place, plain(extension));
}

std::string content_disposition(Disposition disposition, std::string_view name)
{
    std::string fallback, encoded;
    while (!name.empty()) {
        auto const [c, spelt] = take_character(name);
        auto const bytes = is_unsafe(c) ? std::string_view("_") : spelt;
        auto const quotable = c >= 0x20 && c < 0x7F && c != '"' && c != '%' && !is_unsafe(c);
        fallback += quotable ? static_cast<char>(c) : '_';
        for (char const byte : bytes) {
            if (is_plain(byte) || byte == '_') encoded += byte;
            else encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        }
    }
    if (fallback.empty()) fallback = encoded = "file";
    auto const word = disposition == Disposition::shown ? "inline" : "attachment";
    auto header = fmt::format("{}; filename=\"{}\"", word, fallback);
    return encoded == fallback ? header : fmt::format("{}; filename*=UTF-8''{}", header, encoded);
}

} // namespace succession
