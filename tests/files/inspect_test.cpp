#include "files/inspect.hpp"

#include "base/text.hpp"
#include "files/sample_pdf.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// The refusal of a file with that content.
std::string refusal_of(std::string const& content)
{
    Folder const folder;
    return inspect(folder.write("upload", content)).refusal;
}

std::string sample(Plant const& plant)
{
    Folder const folder;
    return content_of(sample_pdf(folder.path / "sample.pdf", plant));
}

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string encrypted(char const* password, char const* owner_password)
{
    Folder const folder;
    QPDF pdf;
    pdf.processFile(sample_pdf(folder.path / "sample.pdf", nothing).c_str());
    auto const target = folder.path / "encrypted.pdf";
    QPDFWriter writer(pdf, target.c_str());
    writer.setR6EncryptionParameters(password, owner_password, true, false, false, false, false, false, qpdf_r3p_none,
                                     true);
    writer.write();
    return content_of(target);
}

/// The smallest thing that looks like a ZIP with one file of that name.
std::string archive(std::string const& name)
{
    return "PK\3\4" + std::string(26, '\0') + name + "PK\1\2" + name + "PK\5\6" + std::string(18, '\0');
}

} // namespace

TEST_CASE("pages that were cropped are told, for what was cut off is still in them")
{
    Folder const folder;
    auto const findings = [&](std::string const& box) {
        return inspect(sample_pdf(folder.path / "a.pdf",
                                  [&](QPDF&, QPDFObjectHandle page) {
                                      page.replaceKey("/CropBox", QPDFObjectHandle::parse(box));
                                  }))
            .findings;
    };
    CHECK(findings("[ 0 0 10000 10000 ]").empty());
    CHECK(findings("[ 20 20 100 100 ]") ==
          std::vector<Finding>{{"Cropped pages, with what was cut off still in them", "1"}});
}

TEST_CASE("a PDF is known by its content, whatever it is called")
{
    Folder const folder;
    auto const facts = inspect(sample_pdf(folder.path / "holiday.jpg", nothing));
    CHECK(facts.refusal == "");
    CHECK(facts.media_type == "application/pdf");
    CHECK(facts.extension == "pdf");
    CHECK(facts.pages == 1);
    CHECK(facts.findings.empty());
}

TEST_CASE("the technical check is shown what the properties contain, each on one line")
{
    Folder const folder;
    auto const facts = inspect(sample_pdf(folder.path / "a.pdf", [](QPDF& pdf, QPDFObjectHandle page) {
        pdf.getTrailer().replaceKey(
            "/Info",
            QPDFObjectHandle::parse(
                "<< /Author (Quercus robur\\r\\nInstitute of Old Fields) "
                "/Title <feff00c40070> /SourcePath (D:\\\\Users\\\\quercus) /CreationDate (D:2026) /ModDate (20261021120000Z) >>"));
        page.replaceKey("/PieceInfo", QPDFObjectHandle::parse("<< /Word << >> >>"));
        page.replaceKey(
            "/Annots",
            QPDFObjectHandle::parse(
                "[ << /Subtype /Text /Rect [0 0 1 1] /T (Salix alba) >> << /Subtype /Highlight /Rect [0 0 1 1] /T "
                "(Salix alba) >> "
                "<< /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (mailto:quercus@oldfields.example) >> >> ]"));
        pdf.getRoot().replaceKey("/OpenAction", QPDFObjectHandle::parse("<< /S /JavaScript /JS (1) >>"));
    }));
    CHECK(facts.refusal == "");
    CHECK(facts.findings == std::vector<Finding>{{"Author", "Quercus robur Institute of Old Fields"},
                                                 {"SourcePath", "D:\\Users\\quercus"},
                                                 {"Title", "Äp"},
                                                 {"Private data of programs", "in 1 place"},
                                                 {"JavaScript", "in 1 place"},
                                                 {"Acts on opening", "yes"},
                                                 {"Comments", "2 comments by Salix alba"},
                                                 {"Mail addresses in links", "quercus@oldfields.example"}});
}

TEST_CASE("a property without end or measure is shown short")
{
    Folder const folder;
    auto const facts = inspect(sample_pdf(folder.path / "a.pdf", [](QPDF& pdf, QPDFObjectHandle) {
        std::string endless;
        for (int i = 0; i < 5000; ++i) endless += "ä";
        pdf.getTrailer().replaceKey("/Info", QPDFObjectHandle::parse("<< >>"));
        pdf.getTrailer().getKey("/Info").replaceKey("/Title", QPDFObjectHandle::newUnicodeString(endless));
    }));
    REQUIRE(facts.findings.size() == 1);
    CHECK(count_characters(facts.findings[0].value) == 200);
}

TEST_CASE("of a property whose bytes are no text, what can be read is shown")
{
    Folder const folder;
    auto const with_title = [&](std::string const& title) {
        return inspect(sample_pdf(folder.path / "a.pdf",
                                  [&](QPDF& pdf, QPDFObjectHandle) {
                                      pdf.getTrailer().replaceKey("/Info", QPDFObjectHandle::parse("<< >>"));
                                      pdf.getTrailer().getKey("/Info").replaceKey("/Title",
                                                                                  QPDFObjectHandle::newString(title));
                                  }))
            .findings;
    };
    std::string const utf8_mark = "\xef\xbb\xbf", name(300, 'q');
    CHECK(with_title(utf8_mark + "\xff" + name) == std::vector<Finding>{{"Title", name.substr(0, 200)}});
    CHECK(with_title(utf8_mark + "\xff\xfe") == std::vector<Finding>{{"Title", "(not readable)"}});
}

TEST_CASE("pictures, tables and text are taken where they may stand, and nothing else is")
{
    Folder const folder;
    auto const table = inspect(folder.write("a.exe", "plot,cover\n1,20\n2,30\n3,40\n"));
    CHECK(table.extension == "csv");
    CHECK(table.refusal == "");
    CHECK(refusal_among({"csv", "txt"}, table) == "");
    CHECK(refusal_among({"pdf"}, table) == "This is a CSV table; what is needed here is a PDF.");
    CHECK(refusal_among({"pdf", "png"}, table) ==
          "This is a CSV table; what is needed here is a PDF or a PNG picture.");

    auto const png =
        inspect(folder.write("b", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\1\0\0\0\0", 29)));
    CHECK(png.extension == "png");
    CHECK(png.refusal == "");
    CHECK(inspect(folder.write("c", "A note.\n")).media_type == "text/plain");
    CHECK(inspect(folder.write("d", "#!/usr/bin/env python3\nimport sys\n")).media_type == "text/plain");
    CHECK(inspect(folder.write("e", archive("plots.csv"))).extension == "zip");
    CHECK(extension_of("image/tiff") == "tif");
    CHECK(extension_of("text/html") == "bin");
}

TEST_CASE("what runs, or draws itself in a browser, is refused")
{
    CHECK(mentions(refusal_of("<!DOCTYPE html><html><script>1</script></html>"), "a web page"));
    CHECK(mentions(refusal_of("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"), "a drawing for one"));
    CHECK(mentions(refusal_of("<?xml version=\"1.0\"?><a/>"), "cannot take"));
    CHECK(
        mentions(refusal_of("MZ" + std::string(58, '\0') + std::string("\x40\0\0\0PE\0\0", 8) + std::string(200, '\0')),
                 "cannot take"));
    CHECK(mentions(refusal_of(content_of("/proc/self/exe").substr(0, 4096)), "ELF"));
    CHECK(mentions(refusal_of("A harmless text.\n\n\n<script>alert(1)</script>\n"), "a web page"));
    CHECK(mentions(refusal_of("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0')), "cannot take"));
}

TEST_CASE("an archive that is cut off or brings macros is refused")
{
    auto const whole = archive("data/plots.csv");
    CHECK(refusal_of(whole) == "");
    CHECK(mentions(refusal_of(whole.substr(0, whole.size() - 30)), "cut off"));
    CHECK(mentions(refusal_of(archive("word/vbaProject.bin")), "macros"));
}

TEST_CASE("an empty file is refused, and so is a PDF without pages")
{
    CHECK(mentions(refusal_of(""), "empty"));
    CHECK(mentions(refusal_of(sample([](QPDF& pdf, QPDFObjectHandle page) { pdf.removePage(page); })), "no pages"));
}

TEST_CASE("a protected PDF is refused, with or without a password")
{
    CHECK(mentions(refusal_of(encrypted("secret", "owner")), "asks for a password"));
    CHECK(mentions(refusal_of(encrypted("", "owner")), "protected against copying"));
}

TEST_CASE("a broken or cut off PDF is refused, a slightly damaged one is mended")
{
    auto const whole = sample(nothing);
    CHECK(mentions(refusal_of(whole.substr(0, whole.size() / 2)), "cut off"));
    CHECK(mentions(refusal_of("%PDF-1.7\nnothing to see\n%%EOF\n"), "damaged"));
    auto const old_style =
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 1 /Kids [3 0 "
        "R] >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
        "trailer << /Root 1 0 R /Size 4 >>\nstartxref\n9999\n%%EOF\n";
    CHECK(refusal_of(old_style) == "");
}

TEST_CASE("a PDF that is something else as well is refused")
{
    auto const whole = sample(nothing);
    CHECK(mentions(refusal_of("%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF"), "a web page at once"));
    CHECK(
        mentions(refusal_of(std::string(whole).insert(9, "%<html><script>alert(1)</script>\n")), "a web page at once"));
    CHECK(mentions(refusal_of(whole + archive("a.exe")), "appended"));
    CHECK_FALSE(refusal_of("MZ\n" + whole).empty());
    CHECK_FALSE(refusal_of("GIF89a" + whole).empty());
    CHECK(refusal_of(whole + std::string("\r\n\0\0", 4)) == "");
}

TEST_CASE("a PDF that unfolds without end is given up")
{
    auto const bomb = deflated(deflated(std::string(100 << 20, '\0')));
    auto const head =
        "%PDF-1.5\n1 0 obj << /Type /XRef /Size 9 /W [1 2 1] /Root 2 0 R /Filter [/FlateDecode /FlateDecode] "
        "/Length " +
        std::to_string(bomb.size()) + " >> stream\n";
    CHECK(mentions(refusal_of(head + bomb + "\nendstream endobj\nstartxref\n9\n%%EOF\n"), "more time or memory"));
}

TEST_CASE("large pictures in a PDF are no bomb, a large structure is")
{
    auto const head =
        std::string("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count "
                    "1 /Kids [3 0 R] >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R >> endobj\n4 0 obj ");
    auto const with_table = [](std::string text) {
        auto const table = std::to_string(text.size());
        text += "xref\n0 5\n0000000000 65535 f \n";
        for (auto const* const object : {"1 0 obj", "2 0 obj", "3 0 obj", "4 0 obj"}) {
            auto const offset = std::to_string(text.find(object));
            text += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        }
        return text + "trailer << /Root 1 0 R /Size 5 >>\nstartxref\n" + table + "\n%%EOF\n";
    };
    auto const size = 12 << 20;
    auto const picture =
        "<< /Length " + std::to_string(size) + " >> stream\n" + std::string(size, 'x') + "\nendstream endobj\n";
    CHECK(refusal_of(with_table(head + picture)) == "");
    std::string digits(size, ' ');
    for (std::size_t i = 0; i < digits.size(); i += 2) digits[i] = '0';
    CHECK(mentions(refusal_of(with_table(head + "[" + digits + "] endobj\n")), "more time or memory"));
}

TEST_CASE("circles and deep nests in a PDF end")
{
    auto const circle = sample([](QPDF& pdf, QPDFObjectHandle) {
        auto pages = pdf.getRoot().getKey("/Pages");
        pages.getKey("/Kids").appendItem(pages);
    });
    CHECK_NOTHROW(refusal_of(circle));
    CHECK_NOTHROW(refusal_of(std::string(sample(nothing)).insert(9, std::string(100'000, '[') + "\n")));
    std::string const nest(100'000, '[');
    CHECK_NOTHROW(refusal_of("%PDF-1.4\n1 0 obj " + nest + " endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"));
}

TEST_CASE("tables shortened by prediction are read like any other")
{
    Folder const folder;
    auto const original = sample_pdf(folder.path / "a.pdf", nothing); // qpdf writes its table with prediction
    CHECK(mentions(content_of(original), "/Predictor 12"));
    CHECK(inspect(original).pages == 1);
}
