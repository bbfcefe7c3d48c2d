#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/inspect.hpp"
#include "files/photograph.hpp"
#include "files/planted.hpp"
#include "folder.hpp"

#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include <doctest/doctest.h>

#include <map>

using namespace succession;

namespace {

QPDFObjectHandle stream(QPDF& pdf, std::string const& dictionary)
{
    auto result = pdf.newStream("<rdf>" + author + "</rdf>");
    result.replaceDict(made(dictionary));
    return result;
}

QPDFObjectHandle metadata(QPDF& pdf) { return stream(pdf, "<< /Type /Metadata /Subtype /XML >>"); }

void annotate(QPDF& pdf, QPDFObjectHandle page, std::string const& dictionary)
{
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", QPDFObjectHandle::newArray());
    page.getKey("/Annots").appendItem(pdf.makeIndirectObject(made(dictionary)));
}

void add_picture(QPDF& pdf, QPDFObjectHandle page)
{
    auto picture = pdf.newStream("x");
    picture.replaceDict(made("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                             "/BitsPerComponent 8 /PieceInfo << /Draw << /Private ($) >> >> /OPI << /F ($) >> >>"));
    picture.getDict().replaceKey("/Metadata", metadata(pdf));
    page.getKey("/Resources").replaceKey("/XObject", made("<< >>"));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Metadata", picture);
    draw(pdf, page, "/Metadata Do");
}

void attach(QPDF& pdf)
{
    auto const file = QPDFEFStreamObjectHelper::createEFStream(pdf, author);
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(
        author, QPDFFileSpecObjectHelper::createFileSpec(pdf, author + ".docx", file));
}

void sign(QPDF& pdf, QPDFObjectHandle page)
{
    annotate(pdf, page,
             "<< /Type /Annot /Subtype /Widget /FT /Sig /T ($) /Rect [0 0 9 9] /AP << >> "
             "/V << /Type /Sig /Name ($) /ContactInfo ($) >> >>");
    auto widget = page.getKey("/Annots").getArrayItem(0);
    widget.getKey("/AP").replaceKey("/N", stream(pdf, "<< /Subtype /Form /BBox [0 0 9 9] >>"));
    auto form = made("<< /Fields [] /SigFlags 3 /DA ($) >>");
    form.getKey("/Fields").appendItem(widget);
    pdf.getRoot().replaceKey("/AcroForm", form);
}

/// A comment that is reached through the tags of an accessible document as well.
void tag(QPDF& pdf, QPDFObjectHandle page)
{
    annotate(pdf, page, "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ($) /Contents (by $) >>");
    pdf.getRoot().replaceKey("/StructTreeRoot",
                             made("<< /Type /StructTreeRoot /K << /S /P /K << /Type /OBJR >> >> >>"));
    pdf.getRoot()
        .getKey("/StructTreeRoot")
        .getKey("/K")
        .getKey("/K")
        .replaceKey("/Obj", page.getKey("/Annots").getArrayItem(0));
}

/// Layers with a name, a maker, a person they are for and a list to choose from.
void plant_layers(QPDF& pdf, QPDFObjectHandle page)
{
    auto layer = pdf.makeIndirectObject(made("<< /Type /OCG /Name ($) /Usage << /CreatorInfo << /Creator ($) >> "
                                             "/User << /Type /Ind /Name ($) >> >> >>"));
    page.getKey("/Resources").replaceKey("/Properties", made("<< >>"));
    page.getKey("/Resources").getKey("/Properties").replaceKey("/L", layer);
    auto all =
        made("<< /OCGs [] /D << /Name ($) /Creator ($) /OFF [] /Order [ ($) ] >> /Configs [ << /Name ($) >> ] >>");
    all.getKey("/OCGs").appendItem(layer);
    all.getKey("/D").getKey("/OFF").appendItem(layer);
    pdf.getRoot().replaceKey("/OCProperties", all);
}

void plant_photograph(QPDF& pdf, QPDFObjectHandle page)
{
    auto picture = pdf.newStream(photograph(author));
    picture.replaceDict(made("<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB "
                             "/BitsPerComponent 8 /Filter /DCTDecode >>"));
    page.getKey("/Resources").replaceKey("/XObject", made("<< >>"));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/P", picture);
    draw(pdf, page, "/P Do");
}

QPDFObjectHandle place_on(QPDFObjectHandle page)
{
    auto place = made("[ /XYZ 7 7 null ]");
    place.insertItem(0, page);
    return place;
}

/// A link to a place that has a name.
void plant_place(QPDF& pdf, QPDFObjectHandle page, std::string const& name)
{
    annotate(pdf, page, "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D " + name + " >> >>");
}

Plant in_root(std::string const& key, std::string const& value)
{
    return [=](QPDF& pdf, QPDFObjectHandle) { pdf.getRoot().replaceKey(key, made(value)); };
}

Plant in_page(std::string const& key, std::string const& value)
{
    return [=](QPDF&, QPDFObjectHandle page) { page.replaceKey(key, made(value)); };
}

Plant on_page(std::string const& annotation)
{
    return [=](QPDF& pdf, QPDFObjectHandle page) { annotate(pdf, page, annotation); };
}

/// Every place of a PDF, and what hides the author's name there.
std::map<std::string, Plant> const hiding_places{
    {"properties",
     [](QPDF& pdf, auto) { pdf.getTrailer().replaceKey("/Info", made("<< /Author ($) /Company ($) >>")); }},
    {"properties in UTF-16",
     [](QPDF& pdf, auto) {
         pdf.getTrailer().replaceKey("/Info", made("<< >>"));
         pdf.getTrailer().getKey("/Info").replaceKey("/Author", QPDFObjectHandle::newUnicodeString(author + " ß"));
     }},
    {"trailer", [](QPDF& pdf, auto) { pdf.getTrailer().replaceKey("/DocChecksum", made("($)")); }},
    {"metadata of the document", [](QPDF& pdf, auto) { pdf.getRoot().replaceKey("/Metadata", metadata(pdf)); }},
    {"metadata of a page", [](QPDF& pdf, auto page) { page.replaceKey("/Metadata", metadata(pdf)); }},
    {"a picture", add_picture},
    {"metadata of a font",
     [](QPDF& pdf, auto page) {
         page.getKey("/Resources").getKey("/Font").getKey("/F1").replaceKey("/Metadata", metadata(pdf));
     }},
    {"private data of the document", in_root("/PieceInfo", "<< /Word << /Private << /User ($) >> >> >>")},
    {"private data of a page", in_page("/PieceInfo", "<< /Word << /Private ($) >> >>")},
    {"attached file", [](QPDF& pdf, auto) { attach(pdf); }},
    {"associated file", in_page("/AF", "[ << /Type /Filespec /F ($) /Desc ($) /EF << /F << /Params ($) >> >> >> ]")},
    {"file of a tag",
     in_root("/StructTreeRoot", "<< /Type /StructTreeRoot /AF << /UF ($) /EF << /F << /Params ($) >> >> >> >>")},
    {"portfolio", in_root("/Collection", "<< /D ($) >>")},
    {"script by name",
     in_root("/Names", "<< /JavaScript << /Names [ (a) << /S /JavaScript /JS (app.alert\\('$'\\)) >> ] >> >>")},
    {"script on opening", in_root("/OpenAction", "<< /S /JavaScript /JS ($) >>")},
    {"act of the document", in_root("/AA", "<< /WC << /S /JavaScript /JS ($) >> >>")},
    {"act of a page", in_page("/AA", "<< /O << /S /Launch /F ($) >> >>")},
    {"bookmark", in_root("/Outlines", "<< /First << /Title ($, all together) /Dest [0 /Fit] >> >>")},
    {"labels of pages", in_root("/PageLabels", "<< /Nums [ 0 << /P ($) /S /D >> ] >>")},
    {"thumbnail", [](QPDF& pdf, auto page) { page.replaceKey("/Thumb", stream(pdf, "<< /Width 1 /Height 1 >>")); }},
    {"output intent", in_root("/OutputIntents", "[ << /S /GTS_PDFX /OutputCondition ($) >> ]")},
    {"layers", plant_layers},
    {"layer of a drawing program",
     [](QPDF&, auto page) {
         page.getKey("/Resources").replaceKey("/Properties", made("<< /MC0 << /Title ($) /Color [0 0 0] >> >>"));
     }},
    {"photograph", plant_photograph},
    {"place by text",
     [](QPDF& pdf, auto page) {
         plant_place(pdf, page, "($)");
         pdf.getRoot().replaceKey("/Names", made("<< /Dests << /Names [ ($) << >> ] >> >>"));
         pdf.getRoot().getKey("/Names").getKey("/Dests").getKey("/Names").getArrayItem(1).replaceKey("/D",
                                                                                                     place_on(page));
     }},
    {"place by name",
     [](QPDF& pdf, auto page) {
         plant_place(pdf, page, "/Quercus");
         pdf.getRoot().replaceKey("/Dests", made("<< >>"));
         pdf.getRoot().getKey("/Dests").replaceKey("/Quercus", place_on(page));
     }},
    {"title of a tag",
     in_root("/StructTreeRoot", "<< /Type /StructTreeRoot /K << /Type /StructElem /S /P /T ($) /ID ($) >> >>")},
    {"description of a picture", in_root("/StructTreeRoot", "<< /Type /StructTreeRoot /K << /S /Figure /P << >> "
                                                            "/Alt (C:\\\\Users\\\\$\\\\fig1.png) >> >>")},
    {"property of a tag", in_root("/StructTreeRoot", "<< /Type /StructTreeRoot /K << /Type /StructElem /S /P /A "
                                                     "<< /O /UserProperties /P [ << /N (by) /V ($) >> ] >> >> >>")},
    {"comment", on_page("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ($) /Contents ($) >>")},
    {"text typed over the page", on_page("<< /Subtype /FreeText /Rect [0 0 9 9] /T ($) /RC ($) /DA (/Helv 9 Tf) >>")},
    {"comment reached by a tag", tag},
    {"attached to the page", on_page("<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F ($) /EF << >> >> >>")},
    {"link to a mail address", on_page("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:$) >> >>")},
    {"link to an ORCID iD",
     on_page("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://orcid.org/$) >> >>")},
    {"link to a page of one's own",
     on_page("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://$.example/doi.org/10.1) >> >>")},
    {"link to a file",
     on_page("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (/home/$/a.pdf) /D [0 /Fit] >> >>")},
    {"link's chain",
     on_page("<< /Subtype /Link /Rect [0 0 9 9] /NM ($) /A << /S /GoTo /D (a) /Next << /S /JavaScript /JS "
             "($) >> >> >>")},
    {"signature", sign},
    {"form's name",
     [](QPDF& pdf, auto page) {
         annotate(pdf, page, "<< /Subtype /Widget /FT /Tx /T ($) /TU ($) /Rect [0 0 9 9] >>");
         pdf.getRoot().replaceKey("/AcroForm", made("<< /Fields [] /XFA ($) >>"));
         pdf.getRoot().getKey("/AcroForm").getKey("/Fields").appendItem(page.getKey("/Annots").getArrayItem(0));
     }},
    {"threads", in_root("/Threads", "[ << /I << /Author ($) >> >> ]")},
    {"permissions", in_root("/Perms", "<< /DocMDP << /Name ($) >> >>")},
    {"a key nobody knows", in_root("/Secret", "($)")},
};

} // namespace

TEST_CASE("no name survives in the reviewers' copy, wherever it was hidden")
{
    check_gone_from(hiding_places);
}

TEST_CASE("the same original gives the same copy, which says nothing about the original's identity")
{
    Folder const folder;
    auto const original = sample_pdf(folder.path / "original.pdf", nothing);
    clean_pdf(original, folder.path / "one.pdf");
    clean_pdf(original, folder.path / "two.pdf");
    CHECK(content_of(folder.path / "one.pdf") == content_of(folder.path / "two.pdf"));

    auto const identity = [](std::filesystem::path const& path) {
        QPDF pdf;
        pdf.processFile(path.c_str());
        return pdf.getTrailer().getKey("/ID").getArrayItem(0).getStringValue();
    };
    CHECK(identity(original) != identity(folder.path / "one.pdf"));
}

TEST_CASE("a link to a place with a name leads straight to it")
{
    Folder const folder;
    for (auto const* const named : {"place by text", "place by name"}) {
        CAPTURE(named);
        clean_pdf(sample_pdf(folder.path / "original.pdf", hiding_places.at(named)), folder.path / "clean.pdf");
        QPDF pdf;
        pdf.processFile((folder.path / "clean.pdf").c_str());
        auto page = pdf.getAllPages().front();
        auto place = page.getKey("/Annots").getArrayItem(0).getKey("/A").getKey("/D");
        REQUIRE(place.isArray());
        CHECK(place.getArrayItem(0).isPageObject());
        CHECK(place.getArrayItem(2).getIntValue() == 7);
    }
}

TEST_CASE("links to DOIs and within the document stay")
{
    Folder const folder;
    auto const original = sample_pdf(folder.path / "original.pdf", [](QPDF& pdf, QPDFObjectHandle page) {
        annotate(pdf, page,
                 "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://doi.org/10.1111/rec.1) >> >>");
        annotate(pdf, page, "<< /Subtype /Link /Rect [0 0 9 9] /Dest [0 /Fit] >>");
    });
    clean_pdf(original, folder.path / "clean.pdf");
    auto const all = all_in(folder.path / "clean.pdf");
    for (auto const* const kept : {"https://doi.org/10.1111/rec.1", "/Dest"}) {
        CAPTURE(kept);
        CHECK(all.find(kept) != std::string::npos);
    }
}

TEST_CASE("what was filled into a form is part of the page afterwards")
{
    Folder const folder;
    auto const original = sample_pdf(folder.path / "original.pdf", [](QPDF& pdf, QPDFObjectHandle page) {
        auto appearance = pdf.newStream("BT /F1 9 Tf 72 72 Td (Twelve plots) Tj ET");
        appearance.replaceDict(made("<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] >>"));
        annotate(pdf, page, "<< /Subtype /Widget /FT /Tx /T (a) /V (Twelve plots) /Rect [0 0 99 99] /AP << >> >>");
        auto widget = page.getKey("/Annots").getArrayItem(0);
        widget.getKey("/AP").replaceKey("/N", appearance);
        pdf.getRoot().replaceKey("/AcroForm", made("<< /Fields [] >>"));
        pdf.getRoot().getKey("/AcroForm").getKey("/Fields").appendItem(widget);
    });
    CHECK(inspect(original).findings == std::vector<Finding>{{"Form", "1 field"}});
    clean_pdf(original, folder.path / "clean.pdf");
    CHECK(all_in(folder.path / "clean.pdf").find("(Twelve plots) Tj") != std::string::npos);
    CHECK(inspect(folder.path / "clean.pdf").findings.empty());
}

TEST_CASE("what cannot be read cannot be cleaned")
{
    Folder const folder;
    CHECK_THROWS_AS(clean_pdf(folder.write("a.pdf", "%PDF-1.4\nnothing\n%%EOF"), folder.path / "b.pdf"), Problem);
}
