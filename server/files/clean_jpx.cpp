#include "files/clean.hpp"

#include "base/problem.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace succession {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

[[noreturn]] void refuse()
{
    throw Problem(Problem::Kind::bad_request,
                  "A picture in the PDF is a JPEG 2000 that is damaged, or built in a way we cannot look into. Please "
                  "save that picture as JPEG or PNG, put it in again and export the PDF anew.");
}

/// Bytes that are read from the front; what is missing is refused.
class Bytes {
public:
    explicit Bytes(std::string_view all) : left_(all) {}

    bool empty() const { return left_.empty(); }
    std::size_t size() const { return left_.size(); }
    std::string_view rest() const { return left_; }
    bool begins_with(std::string_view start) const { return left_.starts_with(start); }
    std::string_view take(std::uint64_t count)
    {
        if (count > left_.size()) refuse();
        auto const taken = left_.substr(0, count);
        left_.remove_prefix(count);
        return taken;
    }
    std::uint64_t number(int bytes)
    {
        std::uint64_t value = 0;
        for (unsigned char const byte : take(static_cast<std::uint64_t>(bytes))) value = value << 8 | byte;
        return value;
    }

private:
    std::string_view left_;
};

std::string big_endian(std::uint64_t number, int bytes)
{
    std::string text;
    for (auto shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(number >> shift);
    return text;
}

struct Box {
    std::string_view kind, content;
};

Box next_box(Bytes& bytes)
{
    auto const size = bytes.number(4);
    auto const kind = bytes.take(4);
    if (size == 0) return {kind, bytes.take(bytes.size())}; // up to the end
    auto const head = size == 1 ? 16u : 8u;
    auto const whole = size == 1 ? bytes.number(8) : size;
    if (whole < head) refuse();
    return {kind, bytes.take(whole - head)};
}

std::string box(std::string_view kind, std::string_view content)
{
    return big_endian(content.size() + 8, 4) + std::string(kind) + std::string(content);
}

/// A colour space by its number. A profile names the screen or camera it was measured on: what it is for is enough.
std::string colours(std::string_view content)
{
    Bytes bytes(content);
    auto const method = bytes.number(1);
    bytes.take(2);
    if (method == 1) return box("colr", "\1\0\0"s + std::string(bytes.take(4)));
    if (method != 2 && method != 3) return {};
    bytes.take(16);
    auto const space = bytes.take(4);
    auto const number = space == "GRAY" ? 17u : space == "CMYK" ? 12u : 16u;
    return box("colr", "\1\0\0"s + big_endian(number, 4));
}

/// As many bytes as a palette says it has.
std::string_view palette(std::string_view content)
{
    Bytes bytes(content);
    auto const entries = bytes.number(2), columns = bytes.number(1);
    std::uint64_t row = 0;
    for (unsigned char const depth : bytes.take(columns)) row += ((depth & 0x7f) + 8u) / 8;
    bytes.take(entries * row);
    return content.substr(0, content.size() - bytes.size());
}

/// The header of the picture, with what tells how its points become colours.
std::string header(std::string_view content)
{
    std::string kept;
    for (Bytes boxes(content); !boxes.empty();) {
        auto const [kind, inner] = next_box(boxes);
        auto const channels = inner.size() < 2 ? 0 : Bytes(inner).number(2);
        if (kind == "ihdr") kept += box(kind, Bytes(inner).take(14));
        else if (kind == "bpcc") kept += box(kind, inner.substr(0, 256));
        else if (kind == "colr") kept += colours(inner);
        else if (kind == "pclr") kept += box(kind, palette(inner));
        else if (kind == "cmap") kept += box(kind, inner);
        else if (kind == "cdef") kept += box(kind, Bytes(inner).take(2 + 6 * channels));
    }
    return kept;
}

/// The segments of a header up to a marker, without comments and without the lengths of parts, which change.
std::string segments(Bytes& bytes, std::string_view until)
{
    static constexpr std::array needed{"\xff\x50"sv, "\xff\x51"sv, "\xff\x52"sv, "\xff\x53"sv, "\xff\x56"sv,
                                       "\xff\x57"sv, "\xff\x58"sv, "\xff\x59"sv, "\xff\x5c"sv, "\xff\x5d"sv,
                                       "\xff\x5e"sv, "\xff\x5f"sv, "\xff\x60"sv, "\xff\x61"sv, "\xff\x63"sv};
    std::string kept;
    while (!bytes.begins_with(until)) {
        auto const marker = bytes.take(2);
        auto const size = bytes.number(2);
        if (size < 2 || marker.front() != '\xff') refuse();
        auto const content = bytes.take(size - 2);
        if (std::ranges::count(needed, marker)) (kept += marker) += big_endian(size, 2) + std::string(content);
    }
    return kept;
}

constexpr auto start = "\xff\x4f"sv, tile = "\xff\x90"sv, points = "\xff\x93"sv, end = "\xff\xd9"sv;

/// One part of a tile; the last may leave it open how long it is.
std::string part(Bytes& bytes)
{
    auto const before = bytes.size();
    bytes.take(2);
    if (bytes.number(2) != 10) refuse();
    auto const number = bytes.take(2);
    auto const said = bytes.number(4);
    auto const order = bytes.take(2);
    auto const head = segments(bytes, points) + std::string(points);
    bytes.take(2);
    auto const used = before - bytes.size();
    if (said != 0 && said < used) refuse();
    auto const open = std::min(bytes.rest().find(end), bytes.size());
    auto const body = bytes.take(said == 0 ? open : said - used);
    return std::string(tile) + big_endian(10, 2) + std::string(number) + big_endian(12 + head.size() + body.size(), 4) +
           std::string(order) + head + std::string(body);
}

std::string bare_codestream(std::string_view content)
{
    Bytes bytes(content);
    if (bytes.take(2) != start || !bytes.begins_with("\xff\x51"sv)) refuse();
    auto kept = std::string(start) + segments(bytes, tile);
    while (bytes.begins_with(tile)) kept += part(bytes);
    return kept + std::string(end);
}

} // namespace

std::string bare_jpx(std::string_view jpx)
{
    if (jpx.starts_with(start)) return bare_codestream(jpx);
    auto const signature = box("jP  ", "\r\n\x87\n");
    if (!jpx.starts_with(signature)) refuse();
    auto kept = signature + box("ftyp", "jp2 \0\0\0\0jp2 "sv);
    for (Bytes boxes(jpx); !boxes.empty();) {
        auto const [kind, content] = next_box(boxes);
        if (kind == "jp2h") kept += box(kind, header(content));
        if (kind == "jp2c") return kept + box(kind, bare_codestream(content));
    }
    refuse();
}

} // namespace succession
