#include "files/words.hpp"

#include "base/text.hpp"
#include "files/child.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace succession {

namespace {

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

/// The number a line consists of, or nothing.
std::optional<int> lone_number(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
    int number = 0;
    auto const [end, failure] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (failure != std::errc() || end != line.data() + line.size() || number < 0) return {};
    return number;
}

/// Continuous numbering rises nearly always; the numbers of a table or an axis do not, or are few.
bool are_line_numbers(std::vector<int> const& numbers)
{
    auto rising = std::size_t{0};
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i] > numbers[i - 1]) ++rising;
    return numbers.size() >= 20 && rising * 5 >= numbers.size() * 4;
}

} // namespace

std::string without_line_numbers(std::string_view text)
{
    auto const lines = lines_of(text);
    std::vector<int> numbers;
    for (auto const line : lines)
        if (auto const number = lone_number(line)) numbers.push_back(*number);
    if (!are_line_numbers(numbers)) return std::string(text);

    std::string rest;
    for (auto const line : lines)
        if (!lone_number(line)) rest += line;
    return rest;
}

std::optional<Text> text_of(std::filesystem::path const& pdf)
{
    using namespace std::chrono_literals;
    static constexpr ChildBounds bounds{.time = 20s, .memory = 1u << 30, .output = 16u << 20};
    auto const raw = output_of(
        {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", std::filesystem::absolute(pdf).string(), "-"},
        bounds);
    if (!raw) return {};
    auto text = without_line_numbers(*raw);
    auto const words = count_words(text);
    return Text{std::move(text), words};
}

} // namespace succession
