#include "web/urls.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace succession {

namespace {

constexpr std::size_t most_fields = 2000;

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The byte that the escape at the start of `text` stands for, or -1.
int escaped_byte(std::string_view text)
{
    if (text.size() < 3 || hex_value(text[1]) < 0 || hex_value(text[2]) < 0) return -1;
    return hex_value(text[1]) * 16 + hex_value(text[2]);
}

std::string unescaped(std::string_view text, char space)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            auto const byte = escaped_byte(text.substr(i));
            if (byte < 0) throw Problem(Problem::Kind::bad_request, "This address or form is not written correctly.");
            result += static_cast<char>(byte);
            i += 2;
        }
        else result += text[i] == space ? ' ' : text[i];
    }
    return result;
}

/// Text, or a Problem.
std::string strictly(std::string const& bytes)
{
    if (!is_legible(bytes))
        throw Problem(Problem::Kind::bad_request, "This address or form holds bytes that are no text.");
    return typed_text(bytes);
}

/// Browsers end the lines of a form with CR LF, some programs with CR alone; here a line ends with LF.
std::string with_plain_line_ends(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_first_of_two = text.substr(i, 2) == "\r\n";
        if (!is_first_of_two) result += text[i] == '\r' ? '\n' : text[i];
    }
    return result;
}

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

} // namespace

void require_few(FieldList const& fields)
{
    if (fields.size() > most_fields) throw Problem(Problem::Kind::bad_request, "This form has too many fields.");
}

bool is_well_escaped(std::string_view text)
{
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (escaped_byte(text.substr(at)) <= 0) return false;
    return text.find('\0') == std::string_view::npos;
}

bool stands_for_text(std::string_view text) { return is_well_escaped(text) && is_clean_text(unescaped(text, ' ')); }

std::string percent_decoded(std::string_view text) { return strictly(unescaped(text, ' ')); }

std::string percent_encoded(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (is_unreserved(c)) result += c;
        else ((result += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return result;
}

FieldList parse_form_of_bytes(std::string_view text)
{
    FieldList fields;
    while (!text.empty()) {
        auto const pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        if (pair.empty()) continue;
        auto const name = pair.substr(0, pair.find('='));
        auto const value = pair.substr(std::min(name.size() + 1, pair.size()));
        fields.emplace_back(strictly(unescaped(name, '+')), unescaped(value, '+'));
        require_few(fields);
    }
    return fields;
}

FieldList parse_form(std::string_view text)
{
    auto fields = parse_form_of_bytes(text);
    for (auto& [name, value] : fields) value = strictly(value);
    return fields;
}

std::string typed_text(std::string_view bytes)
{
    auto text = with_plain_line_ends(legible(bytes));
    std::erase_if(text, [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; });
    return without_unseen_marks(text);
}

} // namespace succession
