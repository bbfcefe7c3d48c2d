#include "base/problem.hpp"
#include "files/clean.hpp"
#include "files/planted.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <map>
#include <random>

using namespace succession;

namespace {

/// Codes of growing length, one after another.
class LzwBits {
public:
    void put(unsigned code, unsigned width)
    {
        for (auto bit = width; bit-- > 0;) {
            if (count_++ % 8 == 0) bytes_ += '\0';
            bytes_.back() = static_cast<char>(bytes_.back() | (code >> bit & 1) << ((8 - count_ % 8) % 8));
        }
    }
    std::string const& bytes() const { return bytes_; }

private:
    std::string bytes_;
    unsigned count_ = 0;
};

/// As /LZWDecode reads it; codes grow `early` words too soon.
std::string lzw(std::string const& text, unsigned early)
{
    std::map<std::string, unsigned> words;
    LzwBits bits;
    auto next = 258u;
    auto const width = [&] { return std::max(9u, static_cast<unsigned>(std::bit_width(next - 1 + early))); };
    auto const begin = [&] {
        words.clear();
        for (unsigned byte = 0; byte < 256; ++byte) words[std::string(1, static_cast<char>(byte))] = byte;
        next = 258;
    };
    begin();
    bits.put(256, 9);
    std::string word;
    for (auto const letter : text) {
        if (words.contains(word + letter)) {
            word += letter;
            continue;
        }
        bits.put(words[word], width());
        words[word + letter] = next++;
        word = letter;
        if (next == 4094) {
            bits.put(words[word], width());
            ++next;
            bits.put(256, width());
            begin();
            word.clear();
        }
    }
    if (!word.empty()) bits.put(words[word], width());
    ++next;
    bits.put(257, width());
    return bits.bytes();
}

/// As /RunLengthDecode reads it.
std::string runs(std::string const& text)
{
    std::string packed;
    for (std::size_t i = 0; i < text.size(); i += 100) {
        auto const piece = text.substr(i, 100);
        packed += static_cast<char>(piece.size() - 1) + piece;
    }
    return packed + '\x80';
}

/// A page whose drawing is packed so.
Plant packed(std::string const& bytes, std::string const& filter, std::string const& how)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) {
        auto content = pdf.newStream();
        content.replaceStreamData(bytes, QPDFObjectHandle::newName(filter), made(how));
        page.replaceKey("/Contents", content);
    };
}

std::string cleaned(Plant const& plant)
{
    Folder const folder;
    clean_pdf(sample_pdf(folder.path / "original.pdf", plant), folder.path / "clean.pdf");
    return all_in(folder.path / "clean.pdf");
}

/// A drawing in which much comes again, but never in the same order.
std::string long_drawing()
{
    std::mt19937 chance(1);
    std::string drawing;
    for (int i = 0; i < 4000; ++i) drawing += std::to_string(chance() % 300) + " 7 m\n";
    return drawing;
}

} // namespace

TEST_CASE("a drawing that an old program packed is drawn")
{
    auto const drawing = long_drawing();
    for (auto const& plant :
         {packed(lzw(drawing, 1), "/LZWDecode", "null"), packed(lzw(drawing, 0), "/LZWDecode", "<< /EarlyChange 0 >>"),
          packed(runs(drawing), "/RunLengthDecode", "null")})
        CHECK(cleaned(plant).find(drawing) != std::string::npos);
    auto const of_the_standard = std::string("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", 9); // ISO 32000, 7.4.4.2
    CHECK(lzw("-----A---B", 1) == of_the_standard);
}

TEST_CASE("a large picture that an old program packed stays as it is")
{
    auto const points = std::string(2400 * 2400, '\7');
    auto const all = cleaned([&](QPDF& pdf, QPDFObjectHandle page) {
        auto picture = pdf.newStream();
        picture.replaceDict(made("<< /Subtype /Image /Width 2400 /Height 2400 /BitsPerComponent 8 "
                                 "/ColorSpace /DeviceGray >>"));
        picture.replaceStreamData(runs(points), QPDFObjectHandle::newName("/RunLengthDecode"), made("null"));
        page.getKey("/Resources").replaceKey("/XObject", made("<< >>"));
        page.getKey("/Resources").getKey("/XObject").replaceKey("/N", picture);
        draw(pdf, page, "/N Do");
    });
    CHECK(all.find(points) != std::string::npos);
}

TEST_CASE("an old packing that unfolds without end is given up")
{
    LzwBits bomb; // each word is longer than the one before by one letter
    for (int i = 0; i < 20; ++i) {
        bomb.put(256, i == 0 ? 9 : 12);
        bomb.put('1', 9);
        for (auto word = 258u; word < 4095; ++word) bomb.put(word, std::max<unsigned>(9, std::bit_width(word + 1)));
    }
    CHECK(bomb.bytes().size() < 130'000);
    CHECK_THROWS_WITH_AS(cleaned(packed(bomb.bytes(), "/LZWDecode", "null")), doctest::Contains("more time or memory"),
                         Problem);
}

TEST_CASE("an old packing that is cut off or changed is shown as far as it goes, never worse")
{
    auto const whole = lzw(long_drawing().substr(0, 900), 1);
    for (std::size_t i = 0; i < whole.size(); i += 5) {
        auto changed = whole;
        changed[i] = static_cast<char>(~changed[i]);
        for (auto const& bytes : {whole.substr(0, i), changed})
            CHECK_NOTHROW(cleaned(packed(bytes, "/LZWDecode", "null")));
    }
}
