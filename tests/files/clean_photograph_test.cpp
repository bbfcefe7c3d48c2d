#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/jpx.hpp"
#include "files/photograph.hpp"
#include "files/planted.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

std::string in_hexadecimal(std::string const& bytes)
{
    static constexpr auto digits = "0123456789abcdef";
    std::string text;
    for (unsigned char const byte : bytes) (text += digits[byte >> 4]) += digits[byte & 15];
    return text + ">";
}

std::string in_ascii85(std::string bytes)
{
    bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        std::uint32_t four = 0;
        for (std::size_t j = 0; j < 4; ++j) four = four << 8 | static_cast<unsigned char>(bytes[i + j]);
        std::string five;
        for (int j = 0; j < 5; ++j, four /= 85) five.insert(five.begin(), static_cast<char>('!' + four % 85));
        text += five;
    }
    return text + "~>";
}

/// A picture on the page that is packed so.
Plant picture(std::string const& bytes, std::string const& packing)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) {
        auto image = pdf.newStream(bytes);
        image.replaceDict(made("<< /Type /XObject /Subtype /Image /Width 16 /Height 8 /ColorSpace /DeviceRGB "
                               "/BitsPerComponent 8 " +
                               packing + " >>"));
        page.getKey("/Resources").replaceKey("/XObject", made("<< >>"));
        page.getKey("/Resources").getKey("/XObject").replaceKey("/P", image);
        draw(pdf, page, "/P Do");
    };
}

struct Shown {
    std::string bytes, packing;
};

/// The picture as it stands in the reviewers' copy.
Shown cleaned(Folder const& folder, Plant const& plant)
{
    clean_pdf(sample_pdf(folder.path / "original.pdf", plant), folder.path / "clean.pdf");
    CHECK_FALSE(tells(folder.path / "clean.pdf"));
    QPDF pdf;
    pdf.processFile((folder.path / "clean.pdf").c_str());
    auto page = pdf.getAllPages().front();
    auto image = page.getKey("/Resources").getKey("/XObject").getKey("/X1");
    auto const raw = image.getRawStreamData();
    return {std::string(reinterpret_cast<char const*>(raw->getBuffer()), raw->getSize()),
            image.getDict().getKey("/Filter").unparse()};
}

std::string refusal_of(Folder const& folder, Plant const& plant)
{
    try {
        clean_pdf(sample_pdf(folder.path / "original.pdf", plant), folder.path / "clean.pdf");
    }
    catch (Problem const& problem) {
        return problem.what();
    }
    return {};
}

} // namespace

TEST_CASE("a camera's notes are gone from a photograph in a PDF, whatever it is wrapped in")
{
    Folder const folder;
    auto const noted = photograph(author), bare = bare_jpeg(noted);
    CHECK(noted.find("Quercus") != std::string::npos);
    CHECK(bare.find("Quercus") == std::string::npos);
    for (auto const& [bytes, packing] : {
             Shown{noted, "/Filter /DCTDecode"},
             Shown{noted, "/Filter [/DCTDecode] /DecodeParms [<< /ColorTransform 1 /By ($) >>]"},
             Shown{in_ascii85(noted), "/Filter [/ASCII85Decode /DCTDecode]"},
             Shown{in_hexadecimal(noted), "/Filter [/ASCIIHexDecode /DCTDecode] /DecodeParms [null null]"},
             Shown{deflated(noted), "/Filter [/FlateDecode /DCTDecode] /DecodeParms [<< /Predictor 1 >> null]"},
             Shown{in_ascii85(deflated(noted)), "/Filter [/ASCII85Decode /FlateDecode /DCTDecode]"},
         }) {
        CAPTURE(packing);
        auto const shown = cleaned(folder, picture(bytes, packing));
        CHECK(shown.bytes == bare);
        CHECK(shown.packing == "/DCTDecode");
    }
}

TEST_CASE("a JPEG 2000 in a PDF is made bare likewise")
{
    Folder const folder;
    for (auto const& [bytes, packing] : {Shown{Jpx(author).file(), "/Filter /JPXDecode"},
                                         Shown{deflated(Jpx(author).file()), "/Filter [/FlateDecode /JPXDecode]"}}) {
        auto const shown = cleaned(folder, picture(bytes, packing));
        CHECK(shown.bytes == Jpx("").file());
        CHECK(shown.packing == "/JPXDecode");
    }
    CHECK(refusal_of(folder, picture("no picture", "/Filter /JPXDecode")).find("JPEG 2000") != std::string::npos);
}

TEST_CASE("a photograph within the drawing itself is made bare")
{
    Folder const folder;
    for (auto const& [bytes, packing] : {Shown{photograph(author), "/F /DCT"},
                                         Shown{in_hexadecimal(photograph(author)), "/F [/AHx /DCT] /DP [null null]"}}) {
        CAPTURE(packing);
        auto const drawing = "q BI /W 16 /H 8 /BPC 8 /CS /RGB " + packing + " ID " + bytes + "\nEI Q";
        auto const plant = [&](QPDF& pdf, QPDFObjectHandle page) {
            page.replaceKey("/Contents", pdf.newStream(drawing));
        };
        clean_pdf(sample_pdf(folder.path / "original.pdf", plant), folder.path / "clean.pdf");
        CHECK_FALSE(tells(folder.path / "clean.pdf"));
        auto const all = all_in(folder.path / "clean.pdf");
        CHECK(all.find("/F /DCT") != std::string::npos);
        CHECK(all.find(bare_jpeg(photograph(author))) != std::string::npos);
    }
}

TEST_CASE("what is wrapped so that we cannot look into it is refused, and its sender told what to do")
{
    Folder const folder;
    for (auto const* const packing :
         {"[/CCITTFaxDecode /DCTDecode]", "[/DCTDecode /FlateDecode]", "[/DCTDecode /DCTDecode]"}) {
        CAPTURE(packing);
        auto const refusal = refusal_of(folder, picture(photograph(author), std::string("/Filter ") + packing));
        CHECK(refusal.find("print it into a new PDF") != std::string::npos);
    }
    auto const strange = [](QPDF& pdf, QPDFObjectHandle page) {
        auto content = pdf.newStream();
        content.replaceStreamData("% Quercus robur", QPDFObjectHandle::newName("/JBIG2Decode"), made("null"));
        page.replaceKey("/Contents", content);
    };
    CHECK(refusal_of(folder, strange).find("(/JBIG2Decode)") != std::string::npos);
}

TEST_CASE("a wrapped photograph cut off or changed anywhere is refused or shown, never worse")
{
    Folder const folder;
    auto const whole = in_hexadecimal(deflated(photograph(author)));
    for (std::size_t i = 0; i < whole.size(); i += whole.size() / 150) {
        auto changed = whole;
        changed[i] = changed[i] == '0' ? '~' : '0';
        for (auto const& bytes : {whole.substr(0, i), changed}) {
            auto const plant = picture(bytes, "/Filter [/ASCIIHexDecode /FlateDecode /DCTDecode]");
            auto const refusal = refusal_of(folder, plant);
            CHECK((refusal.empty() ? !tells(folder.path / "clean.pdf") : refusal.find("Please") != std::string::npos));
        }
    }
}
