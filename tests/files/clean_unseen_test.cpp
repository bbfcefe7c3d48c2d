#include "files/clean.hpp"

#include "files/inspect.hpp"
#include "files/planted.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace succession;

namespace {

constexpr auto form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>";
constexpr auto shows_author = "BT (Quercus robur) Tj ET";

QPDFObjectHandle stream(QPDF& pdf, std::string const& dictionary, std::string const& content)
{
    auto made_stream = pdf.newStream(content);
    made_stream.replaceDict(made(dictionary));
    return made_stream;
}

QPDFObjectHandle resources(QPDFObjectHandle page, std::string const& kind)
{
    auto all = page.getKey("/Resources");
    if (!all.hasKey(kind)) all.replaceKey(kind, QPDFObjectHandle::newDictionary());
    return all.getKey(kind);
}

/// A layer of the document; the page names it "/L".
QPDFObjectHandle layer(QPDF& pdf, QPDFObjectHandle page, std::string const& shown)
{
    auto made_layer = pdf.makeIndirectObject(made("<< /Type /OCG /Name (notes) >>"));
    auto all = made("<< /OCGs [] /D " + shown + " >>");
    all.getKey("/OCGs").appendItem(made_layer);
    if (all.getKey("/D").hasKey("/OFF")) all.getKey("/D").getKey("/OFF").appendItem(made_layer);
    pdf.getRoot().replaceKey("/OCProperties", all);
    resources(page, "/Properties").replaceKey("/L", made_layer);
    return made_layer;
}

QPDFObjectHandle hidden_layer(QPDF& pdf, QPDFObjectHandle page) { return layer(pdf, page, "<< /OFF [] >>"); }

/// An element of the document's tags, which stands for a mark on the page.
void tag(QPDF& pdf, QPDFObjectHandle page, std::string const& element)
{
    auto tags = made("<< /Type /StructTreeRoot /K " + element + " >>");
    tags.getKey("/K").replaceKey("/Pg", page);
    pdf.getRoot().replaceKey("/StructTreeRoot", tags);
}

Plant drawn(std::string const& operators)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) { draw(pdf, page, operators); };
}

/// Where nobody sees what names the author.
std::map<std::string, Plant> const hiding_places{
    {"form that nothing draws",
     [](QPDF& pdf, auto page) { resources(page, "/XObject").replaceKey("/N", stream(pdf, form, shows_author)); }},
    {"pattern that nothing draws",
     [](QPDF& pdf, auto page) {
         resources(page, "/Pattern")
             .replaceKey("/F1", stream(pdf, "<< /PatternType 1 /PaintType 1 /BBox [0 0 9 9] >>", shows_author));
     }},
    {"font that nothing is written in",
     [](QPDF&, auto page) {
         resources(page, "/Font").replaceKey("/N", made("<< /Type /Font /Subtype /Type1 /BaseFont /Quercus >>"));
     }},
    {"form that only tags lead to",
     [](QPDF& pdf, auto page) {
         tag(pdf, page, "<< /S /P /K << /Type /MCR /MCID 0 >> >>");
         auto mark = pdf.getRoot().getKey("/StructTreeRoot").getKey("/K").getKey("/K");
         mark.replaceKey("/Stm", stream(pdf, form, shows_author));
     }},
    {"form among a form's resources that is none",
     [](QPDF& pdf, auto page) {
         auto no_stream = made("<< /Subtype /Form /Resources << /XObject << >> >> >>");
         no_stream.getKey("/Resources").getKey("/XObject").replaceKey("/N", stream(pdf, form, shows_author));
         resources(page, "/XObject").replaceKey("/F", no_stream);
         draw(pdf, page, "/F Do");
     }},
    {"page beside the others",
     [](QPDF& pdf, auto page) {
         auto hidden = pdf.makeIndirectObject(made("<< /Type /Page >>"));
         QPDFObjectHandle(hidden).replaceKey("/Contents", pdf.newStream(shows_author));
         auto other = made("<< /Type /Pages /Count 1 /Kids [ ] >>");
         other.getKey("/Kids").appendItem(hidden);
         page.replaceKey("/Parent", other);
     }},

    {"text of a hidden layer",
     [](QPDF& pdf, auto page) {
         hidden_layer(pdf, page);
         draw(pdf, page, "/OC /L BDC /P << /MCID 1 >> BDC BT (Quercus) Tj (robur) ' [(Quercus)] TJ ET EMC EMC");
     }},
    {"picture of a hidden layer",
     [](QPDF& pdf, auto page) {
         hidden_layer(pdf, page);
         draw(pdf, page, "/OC /L BDC BI /W 13 /H 1 /BPC 8 /CS /G ID Quercus robur EI EMC");
     }},
    {"form of a hidden layer",
     [](QPDF& pdf, auto page) {
         auto hidden = stream(pdf, form, shows_author);
         hidden.getDict().replaceKey("/OC", hidden_layer(pdf, page));
         resources(page, "/XObject").replaceKey("/N", hidden);
         draw(pdf, page, "/N Do");
     }},
    {"layers of which none are shown at first",
     [](QPDF& pdf, auto page) {
         layer(pdf, page, "<< /BaseState /OFF >>");
         draw(pdf, page, std::string("/OC /L BDC ") + shows_author + " EMC");
     }},
    {"layer that hides itself",
     [](QPDF& pdf, auto page) {
         layer(pdf, page, "<< >>").replaceKey("/Usage", made("<< /View << /ViewState /OFF >> >>"));
         draw(pdf, page, std::string("/OC /L BDC ") + shows_author + " EMC");
     }},
    {"what is shown where a layer is not",
     [](QPDF& pdf, auto page) {
         auto membership = made("<< /Type /OCMD /VE [ /Not [ /Or ] ] >>");
         membership.getKey("/VE").getArrayItem(1).appendItem(layer(pdf, page, "<< >>"));
         resources(page, "/Properties").replaceKey("/M", membership);
         draw(pdf, page, std::string("/OC /M BDC ") + shows_author + " EMC");
     }},
    {"field of a hidden layer",
     [](QPDF& pdf, auto page) {
         auto widget = made("<< /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] /AP << >> >>");
         widget.getKey("/AP").replaceKey("/N", stream(pdf, form, shows_author));
         widget.replaceKey("/OC", hidden_layer(pdf, page));
         page.replaceKey("/Annots", QPDFObjectHandle::newArray(std::vector{widget}));
     }},

    {"description of what is on no page",
     [](QPDF& pdf, auto page) { tag(pdf, page, "<< /S /Figure /K 7 /Alt ($) /ActualText ($) >>"); }},
    {"description of what is not on this page any more",
     [](QPDF& pdf, auto page) {
         tag(pdf, page, "<< /S /Figure /K [ 7 8 ] /Alt ($) >>");
         draw(pdf, page, "/Figure << /MCID 7 >> BDC (a) Tj EMC");
     }},
    {"description of what is not seen",
     [](QPDF& pdf, auto page) {
         tag(pdf, page, "<< /S /Figure /K 7 /Alt ($) >>");
         draw(pdf, page, "/Figure << /MCID 7 >> BDC q Q EMC");
     }},
    {"abbreviation", [](QPDF& pdf, auto page) { tag(pdf, page, "<< /S /P /E ($) >>"); }},
    {"summary of a table",
     [](QPDF& pdf, auto page) { tag(pdf, page, "<< /S /Table /A << /O /Table /Summary ($) >> >>"); }},
    {"text read out where nothing is seen", drawn("/Span << /ActualText (Quercus) >> BDC q Q EMC")},
    {"text read out at the very end", drawn("/Span << /ActualText (Quercus) >> BDC")},

    {"name of a tag",
     [](QPDF& pdf, auto page) {
         tag(pdf, page, "<< /S /Quercus >>");
         pdf.getRoot().getKey("/StructTreeRoot").replaceKey("/RoleMap", made("<< /Quercus /P /Quercus#20robur /P >>"));
     }},
    {"name of a mark", drawn("/Quercus BMC (a) Tj EMC")},
    {"name of a resource",
     [](QPDF&, auto page) {
         auto fonts = resources(page, "/Font");
         fonts.replaceKey("/Quercus", fonts.getKey("/F1"));
     }},
    {"name of a font in use",
     [](QPDF& pdf, auto page) {
         auto fonts = resources(page, "/Font");
         fonts.replaceKey("/Quercus", fonts.getKey("/F1"));
         draw(pdf, page, "BT /Quercus 9 Tf ET");
     }},
    {"name where none belongs", drawn("/Quercus 0 0 m /Quercus ri")},
    {"names of inks",
     [](QPDF& pdf, auto page) {
         auto mix = pdf.newStream("{ pop 0 }");
         mix.replaceDict(made("<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>"));
         auto colours = resources(page, "/ColorSpace");
         colours.replaceKey("/S", made("[ /Separation /Quercus /DeviceGray ]"));
         colours.replaceKey("/D", made("[ /DeviceN [ /Black /Quercus ] /DeviceGray ]"));
         for (auto const* const name : {"/S", "/D"}) colours.getKey(name).appendItem(mix);
         draw(pdf, page, "/S cs /D CS");
     }},
    {"calculation",
     [](QPDF& pdf, auto page) {
         auto mix = pdf.newStream("{ (Quercus) pop /Quercus pop 0 }");
         mix.replaceDict(made("<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>"));
         auto colours = resources(page, "/ColorSpace");
         colours.replaceKey("/S", made("[ /Separation /A /DeviceGray ]"));
         colours.getKey("/S").appendItem(mix);
         draw(pdf, page, "/S cs");
     }},
    {"map of characters",
     [](QPDF& pdf, auto page) {
         auto map = pdf.newStream("/CMapName /Quercus def /Registry (Quercus robur) def begincmap 1 beginbfchar <01> "
                                  "<0041> /Quercus endbfchar");
         map.replaceDict(made("<< /CMapName /Quercus /CIDSystemInfo << /Registry ($) /Ordering ($) >> >>"));
         resources(page, "/Font").getKey("/F1").replaceKey("/ToUnicode", map);
     }},
    {"family of a font",
     [](QPDF&, auto page) {
         resources(page, "/Font").getKey("/F1").replaceKey("/FontDescriptor", made("<< /FontFamily ($) >>"));
     }},
};

/// All in the reviewers' copy of a page where that is planted.
std::string cleaned(Plant const& plant)
{
    Folder const folder;
    clean_pdf(sample_pdf(folder.path / "original.pdf", plant), folder.path / "clean.pdf");
    return all_in(folder.path / "clean.pdf");
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("what nobody sees on the pages is not in the reviewers' copy, nor are words that stand for names")
{
    check_gone_from(hiding_places);
}

TEST_CASE("layers that are shown stay, as part of the page")
{
    auto const all = cleaned([](QPDF& pdf, QPDFObjectHandle page) {
        auto const shown = layer(pdf, page, "<< >>");
        auto part = stream(pdf, form, "BT (Birch follows) Tj ET");
        part.getDict().replaceKey("/OC", shown);
        resources(page, "/XObject").replaceKey("/N", part);
        draw(pdf, page, "/OC /L BDC BT (Oak last) Tj ET EMC /N Do");
    });
    for (auto const* const kept : {"(Birch follows) Tj", "(Oak last) Tj", "/X1 Do"}) CHECK(holds(all, kept));
    for (auto const* const gone : {"/OC", "/OCG", "notes"}) CHECK_FALSE(holds(all, gone));
}

TEST_CASE("after a hidden layer the page goes on as before")
{
    auto const all = cleaned([](QPDF& pdf, QPDFObjectHandle page) {
        hidden_layer(pdf, page);
        draw(pdf, page, "/OC /L BDC q 2 0 0 2 0 0 cm 0 0 m 9 9 l S Q EMC 1 1 m 8 8 l S");
    });
    CHECK(holds(all, "/Span BMC\nq\n2 0 0 2 0 0 cm\nQ\nEMC\n1 1 m\n8 8 l\nS\n"));
}

TEST_CASE("a picture that is seen is described to those who hear the page, in words every reader knows")
{
    auto const all = cleaned([](QPDF& pdf, QPDFObjectHandle page) {
        tag(pdf, page, "<< /S /Illustration /K [ 3 4 ] /Alt (Alder cover rises) >>");
        pdf.getRoot().getKey("/StructTreeRoot").replaceKey("/RoleMap", made("<< /Illustration /Bild /Bild /Figure >>"));
        resources(page, "/Properties").replaceKey("/M", made("<< /MCID 4 >>"));
        draw(pdf, page, "/Illustration << /MCID 3 >> BDC 0 0 9 9 re f EMC /Figure /M BDC 0 0 9 9 re f EMC");
    });
    CHECK(holds(all, "(Alder cover rises)"));
    CHECK(holds(all, "/S /Figure"));
    CHECK(holds(all, "/Span << /MCID 3 >> BDC\n"));
    CHECK(holds(all, "/Figure << /MCID 4 >> BDC\n"));
}

TEST_CASE("a form or letter of an old program is drawn with what its page has")
{
    auto const all = cleaned([](QPDF& pdf, QPDFObjectHandle page) {
        auto letters = made("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs "
                            "<< >> /Encoding << /Differences [ 97 /a ] >> /FirstChar 97 /LastChar 97 /Widths [9] >>");
        letters.getKey("/CharProcs").replaceKey("/a", pdf.newStream("9 0 d0 /G gs"));
        resources(page, "/Font").replaceKey("/T", letters);
        resources(page, "/ExtGState").replaceKey("/G", made("<< /CA 0.25 /LJ 1 >>"));
        resources(page, "/XObject").replaceKey("/N", stream(pdf, form, "/F1 9 Tf /G gs"));
        draw(pdf, page, "/N Do /T 9 Tf");
    });
    CHECK(holds(all, "9 0 d0\n/E1 gs\n"));
    CHECK(holds(all, "/F1 9 Tf\n/E1 gs\n"));
    for (auto const* const kept : {"/CA 0.25", "/LJ 1"}) CHECK(holds(all, kept));
    CHECK(holds(all, "/BaseFont /Helvetica"));
}

TEST_CASE("codes still lead to their letters")
{
    auto const all = cleaned([](QPDF& pdf, QPDFObjectHandle page) {
        auto const map = pdf.newStream("/CMapName /A def /WMode 1 def\n1 begincodespacerange <00> <ff> "
                                       "endcodespacerange 1 beginbfrange <01><02>[<0041> <0042>] endbfrange\n"
                                       "1 begincidrange <03> <04> 17 endcidrange /H usecmap");
        resources(page, "/Font").getKey("/F1").replaceKey("/ToUnicode", map);
    });
    for (auto const* const kept : {"/WMode 1 def\n", "1 begincodespacerange\n<00> <ff> endcodespacerange\n",
                                   "1 beginbfrange\n<01> <02> [ <0041> <0042> ] endbfrange\n",
                                   "1 begincidrange\n<03> <04> 17 endcidrange\n", "/H usecmap\n"}) {
        CAPTURE(kept);
        CHECK(holds(all, kept));
    }
}
