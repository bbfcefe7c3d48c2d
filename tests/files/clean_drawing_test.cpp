#include "files/clean.hpp"

#include "files/inspect.hpp"
#include "files/planted.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace succession;

namespace {

/// A text in which $ stands for the author's name.
std::string named(std::string text)
{
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$')) text.replace(at, 1, author);
    return text;
}

/// Draws with the resource N of a kind.
void draw_with(QPDF& pdf, QPDFObjectHandle page, std::string const& kind)
{
    static std::map<std::string, std::string> const operators{{"/XObject", "/N Do"},
                                                              {"/ExtGState", "/N gs"},
                                                              {"/Pattern", "/Pattern cs /N scn"},
                                                              {"/Shading", "/N sh"},
                                                              {"/ColorSpace", "/N cs"}};
    if (auto const operation = operators.find(kind); operation != operators.end()) draw(pdf, page, operation->second);
}

/// Something that pages are drawn with, under a name among the resources of the page.
Plant with(std::string const& kind, std::string const& dictionary)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) {
        page.getKey("/Resources").replaceKey(kind, made("<< /N " + dictionary + " >>"));
        draw_with(pdf, page, kind);
    };
}

Plant with_stream(std::string const& kind, std::string const& dictionary, std::string const& content)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) {
        auto stream = pdf.newStream(named(content));
        stream.replaceDict(made(dictionary));
        page.getKey("/Resources").replaceKey(kind, made("<< >>"));
        page.getKey("/Resources").getKey(kind).replaceKey("/N", stream);
        draw_with(pdf, page, kind);
    };
}

/// Something in the font of the page.
Plant in_font(std::string const& key, std::string const& value)
{
    return [=](QPDF&, QPDFObjectHandle page) {
        page.getKey("/Resources").getKey("/Font").getKey("/F1").replaceKey(key, made(value));
    };
}

Plant in_root(std::string const& key, std::string const& value)
{
    return [=](QPDF& pdf, QPDFObjectHandle) { pdf.getRoot().replaceKey(key, made(value)); };
}

/// A page that is drawn by these pieces.
Plant drawn(std::vector<std::string> const& pieces)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) {
        for (auto const& piece : pieces) draw(pdf, page, named(piece));
    };
}

constexpr auto form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
constexpr auto image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";

std::string dictionary(std::string const& inner, std::string const& more) { return "<< " + inner + " " + more + " >>"; }

std::map<std::string, Plant> const hiding_places{
    {"form", with_stream("/XObject", dictionary(form, "/Author ($) /Name ($) /LastModified ($)"), "0 0 m")},
    {"image", with_stream("/XObject", dictionary(image, "/Author ($) /Name ($) /ID ($) /Alternates [ ($) ]"), "x")},
    {"graphics state", with("/ExtGState", "<< /CA 1 /Author ($) /HT << /HalftoneName ($) >> >>")},
    {"pattern", with("/Pattern", "<< /PatternType 2 /Author ($) /Shading << /ShadingType 2 /Author ($) >> >>")},
    {"shading", with("/Shading", "<< /ShadingType 2 /ColorSpace /DeviceRGB /Author ($) >>")},
    {"inks", with("/ColorSpace", "[ /DeviceN [/A] /DeviceRGB << /FunctionType 2 /N 1 /By ($) >> << /By ($) >> ]")},
    {"profile of a screen",
     [](QPDF& pdf, auto page) {
         auto profile = pdf.newStream("desc " + author);
         profile.replaceDict(made("<< /N 3 >>"));
         auto spaces = made("<< /N [ /ICCBased ] >>");
         spaces.getKey("/N").appendItem(profile);
         page.getKey("/Resources").replaceKey("/ColorSpace", spaces);
         draw(pdf, page, "/N cs");
     }},
    {"unknown resources", with("/Author", "($)")},
    {"font", in_font("/Author", "($)")},
    {"its name", in_font("/Name", "($)")},
    {"its description", in_font("/FontDescriptor", "<< /Type /FontDescriptor /FontName /A /Author ($) /Style << /By "
                                                   "($) >> /FD << /By ($) >> >>")},
    {"ways to view", in_root("/ViewerPreferences", "<< /Direction /L2R /Author ($) /Enforce [ ($) ] >>")},
    {"ways to mark", in_root("/MarkInfo", "<< /Marked true /Author ($) >>")},
    {"language", in_root("/Lang", "($)")},
    {"texts where numbers belong", in_root("/PageLayout", "[ ($) << /By ($) >> ]")},
    {"class of a tag", in_root("/StructTreeRoot", "<< /Type /StructTreeRoot /ClassMap << /A << /By ($) >> >> /K << /S "
                                                  "/P /C /A /A << /O /Layout /By ($) >> >> >>")},
    {"page nobody sees",
     [](QPDF& pdf, auto) {
         auto page = pdf.makeIndirectObject(made("<< /Type /Page >>"));
         page.replaceKey("/Contents", pdf.newStream("(" + author + ") Tj"));
         auto tags = made("<< /Type /StructTreeRoot /K << /S /P >> >>");
         tags.getKey("/K").replaceKey("/Pg", page);
         pdf.getRoot().replaceKey("/StructTreeRoot", tags);
     }},
    {"properties by name", with("/Properties", "<< /MCID 1 /Title ($) /Lang ($) >>")},

    {"comment", drawn({"% by $\n0 0 m % $"})},
    {"comment between pieces", drawn({"q %", "Q % $"})},
    {"properties", drawn({"/Artifact << /Author ($) /Type /Pagination >> BDC EMC"})},
    {"properties within each other", drawn({"/P << /MCID 0 /A << /B [ ($) << /C ($) >> ] >> >> BDC EMC"})},
    {"properties in pieces", drawn({"/P << /MCID 0 /A ($)", ">> BDC EMC"})},
    {"properties that break off", drawn({"/P << /MCID 0 /A ($) BDC EMC"})},
    {"properties in hexadecimal", drawn({"/P << /Quercus#20robur (a) >> BDC EMC"})},
    {"mark", drawn({"/P << /MCID 0 /A ($) >> DP /Quercus MP"})},
    {"texts nobody shows", drawn({"($) 0 0 0 rg ($) q Q ($)"})},
    {"operators nobody knows", drawn({"BX ($) Author /Quercus by EX"})},
    {"image in the drawing", drawn({"BI /W 1 /H 1 /BPC 8 /CS /G /Author ($) /DP << /By ($) >> ID x EI"})},
    {"drawing of a form", with_stream("/XObject", dictionary(form, ""), "0 0 m % $")},
    {"drawing of a pattern",
     with_stream("/Pattern", "<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 >>",
                 "0 0 m % $")},
    {"drawing of a letter",
     [](QPDF& pdf, auto page) {
         auto letters = made("<< >>");
         letters.replaceKey("/a", pdf.newStream("9 0 d0 % " + author));
         page.getKey("/Resources").getKey("/Font").getKey("/F1").replaceKey("/CharProcs", letters);
     }},
    {"letters of a font",
     [](QPDF& pdf, auto page) {
         page.getKey("/Resources")
             .getKey("/Font")
             .getKey("/F1")
             .replaceKey("/ToUnicode", pdf.newStream("%%Title: " + author));
     }},
    {"calculation", with("/ColorSpace", "[ /Separation /A /DeviceGray << /FunctionType 2 /N 1 /By ($) >> ]")},
};

} // namespace

TEST_CASE("no name survives in what a page is drawn with")
{
    check_gone_from(hiding_places);
}

TEST_CASE("what is drawn, shown and read out stays as it was")
{
    Folder const folder;
    auto const original = sample_pdf(
        folder.path / "original.pdf",
        drawn(
            {"q 1 0 0 -1 .5 --5 cm % aside\n/Span<</MCID 3/ActualText(ff)/Lang(pt-BR)/Author($)>>BDC BT[(a\\)b)-20<6362>]TJ "
             "(c) ' 1 2 (d) \" ET EMC Q",
             "BI /W 3 /H 1 /BPC 8 /CS [/I /RGB 1 <000000ffffff>] /I true ID a%(b EI Q\n/N sh f* /F1 9 Tf"}));
    clean_pdf(original, folder.path / "clean.pdf");
    QPDF pdf;
    pdf.processFile((folder.path / "clean.pdf").c_str());
    auto page = pdf.getAllPages().front();
    auto const bytes = page.getKey("/Contents").getStreamData();
    std::string const all(reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize());
    CAPTURE(all);
    for (std::string const kept :
         {"q\n1 0 0 -1 .5 --5 cm\n", "/ActualText (ff)", "/Lang (pt-BR)", "/MCID 3", "BT\n[(a\\)b)-20<6362>] TJ\n",
          "(c) '\n1 2 (d) \"\nET\nEMC\nQ\n", "/I true\n", "ID a%(b \nEI\nQ\n/S1 sh\nf*\n", "/F1 9 Tf\n"}) {
        CAPTURE(kept);
        CHECK(all.find(kept) != std::string::npos);
    }
}

TEST_CASE("a language stays where it is one")
{
    Folder const folder;
    std::map<std::string, bool> const languages{{"en", true},       {"pt-BR", true},        {"zh-Hant-TW", true},
                                                {"EN-us", true},    {"sr-Latn", true},      {"", false},
                                                {"Quercus", false}, {"en-Quercus", false},  {"x-quercus", false},
                                                {"en-G1", false},   {"en-GB-robur", false}, {"e", false}};
    for (auto const& [language, stays] : languages) {
        CAPTURE(language);
        clean_pdf(sample_pdf(folder.path / "original.pdf", in_root("/Lang", "(" + language + ")")),
                  folder.path / "clean.pdf");
        QPDF pdf;
        pdf.processFile((folder.path / "clean.pdf").c_str());
        CHECK(pdf.getRoot().hasKey("/Lang") == stays);
    }
}

TEST_CASE("chains of objects without end, and such as lead back, are followed to their end")
{
    Folder const folder;
    auto const original = sample_pdf(folder.path / "original.pdf", [](QPDF& pdf, auto) {
        auto inner = pdf.makeIndirectObject(made("<< /S /P /T ($) >>"));
        auto const innermost = inner;
        for (int i = 0; i < 20'000; ++i) {
            auto const outer = pdf.makeIndirectObject(made("<< /S /P /K [ ] >>"));
            QPDFObjectHandle(outer).getKey("/K").appendItem(inner);
            inner = outer;
        }
        QPDFObjectHandle(innermost).replaceKey("/K", inner);
        auto tags = made("<< /Type /StructTreeRoot >>");
        tags.replaceKey("/K", inner);
        pdf.getRoot().replaceKey("/StructTreeRoot", tags);
    });
    clean_pdf(original, folder.path / "clean.pdf");
    CHECK_FALSE(tells(folder.path / "clean.pdf"));
}
