#pragma once

#include <cstdint>
#include <string>

namespace succession {

/// A JPEG 2000, built as the standard has it, with notes of the photographer in all places, or without any where there
/// is no photographer. Its points are none that a viewer could draw.
class Jpx {
public:
    explicit Jpx(std::string photographer) : notes_(std::move(photographer)) {}

    static std::string number(std::uint64_t value, int bytes)
    {
        std::string text;
        for (auto shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(value >> shift);
        return text;
    }
    static std::string box(std::string const& kind, std::string const& content)
    {
        return number(content.size() + 8, 4) + kind + content;
    }
    static std::string signature() { return box("jP  ", "\r\n\x87\n"); }

    std::string file() const
    {
        auto const grey = std::string("\1\0\0", 3) + number(17, 4);
        auto const profile = std::string("\2\0\0", 3) + std::string(16, '\0') + "GRAY" + notes_;
        auto const header = box("ihdr", number(4, 4) + number(4, 4) + number(1, 2) + std::string("\7\7\0\0", 4)) +
                            box("colr", has_notes() ? profile : grey) + noted("res ") +
                            box("cdef", number(1, 2) + number(0, 6) + notes_);
        return signature() + box("ftyp", "jp2 " + number(0, 4) + "jp2 " + notes_) + noted("xml ") +
               box("jp2h", header) + noted("uuid") + box("jp2c", codestream()) + noted("asoc");
    }
    std::string codestream() const
    {
        auto const head = comment() + segment(0x5c, "steps");
        auto const points = head + "\xff\x93" + "points";
        auto const part = number(10, 2) + number(0, 2) + number(12 + points.size(), 4) + number(1, 2) + points;
        return "\xff\x4f" + segment(0x51, std::string(38, '\1')) + comment() + segment(0x52, "style") + "\xff\x90" +
               part + "\xff\xd9" + notes_;
    }

private:
    bool has_notes() const { return !notes_.empty(); }
    std::string noted(std::string const& kind) const { return has_notes() ? box(kind, notes_) : ""; }
    static std::string segment(char marker, std::string const& content)
    {
        return std::string{'\xff', marker} + number(content.size() + 2, 2) + content;
    }
    std::string comment() const { return has_notes() ? segment(0x64, std::string("\0\1", 2) + notes_) : ""; }

    std::string notes_;
};

} // namespace succession
