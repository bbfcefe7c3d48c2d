#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t not_a_character = 0xFFFFFFFF;

/// A character of a text, and the bytes that spell it there.
struct Character {
    char32_t code; ///< a code point of Unicode, or not_a_character
    std::string_view bytes;
};

/// Takes the first character off a text that is not empty.
Character take_character(std::string_view& text);
/// Whether it is a letter or a figure of any alphabet, or a mark on one.
bool is_letter(char32_t);
/// Without white space at both ends.
std::string_view trimmed(std::string_view text);
/// The text as one line: line ends of any alphabet, control characters and runs of blanks are one space.
std::string one_line(std::string_view text);
/// Without marks that nobody sees and that change what is read: those that turn the direction of writing, and blanks
/// without width. Joiners stay: some scripts are spelt with them.
std::string without_unseen_marks(std::string_view text);
/// Whether a byte of UTF-8 text begins a character rather than going on with one.
constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
/// Characters as people count them, not bytes.
int count_characters(std::string_view text);
/// The first so many characters of it.
std::string_view first_characters(std::string_view text, int most);
/// As much of its end as so many bytes hold, cut between two characters.
std::string_view last_bytes(std::string_view text, std::size_t most);
/// ASCII letters in lower case; other bytes stay.
std::string lower(std::string_view text);
/// The letters of any alphabet in one size and without marks, for comparing: "ŽIŽKOVÁ" is "zizkova".
std::string folded(std::string_view text);
/// The letters without their marks, however these are written: "Štěpná" is "Stepna".
std::string unmarked(std::string_view text);
/// The parts between the separators; empty parts are dropped, parts are trimmed.
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(std::vector<std::string> const& parts, std::string_view separator);
/// "grazing, fire"; and, where a part holds a comma itself, "grazing; fire, flood and frost".
std::string enumerated(std::vector<std::string> const& parts);
/// "Salix alba"; a name that is one word is the family's.
std::string full_name(std::string const& given, std::string const& family);
/// Paragraphs are what blank lines part.
std::vector<std::string> paragraphs(std::string_view text);
/// Runs of non-blank characters that hold a letter or a digit.
int count_words(std::string_view text);
/// "-33.9" as a number; nothing for what is no decimal number.
std::optional<double> decimal(std::string_view text);
/// Whether the bytes are well-formed UTF-8 without control characters other than line ends and tabs.
bool is_clean_text(std::string_view text);
/// What of it is well-formed UTF-8, without NUL: bytes that are no text are left out.
std::string legible(std::string_view text);
/// Whether all of it is.
bool is_legible(std::string_view text);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
bool is_one_of(std::string_view word, std::span<std::string_view const> words);
/// "20,000"
std::string grouped(std::int64_t number);
/// "1 report", "2 reports".
std::string counted(int count, std::string_view noun);

} // namespace succession
