#include "files/clean.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/pdf.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <set>

namespace succession {

namespace {

using Keys = std::set<std::string>;

// What stays. All else goes, so that a place nobody thought of tells nothing either.
Keys const of_trailer{"/Root", "/Size"};
Keys const of_catalogue{
    "/Type",           "/Version",  "/Extensions",    "/Pages",       "/PageLabels",        "/Names",
    "/Dests",          "/Outlines", "/PageLayout",    "/PageMode",    "/ViewerPreferences", "/MarkInfo",
    "/StructTreeRoot", "/Lang",     "/OutputIntents", "/OCProperties"};
Keys const of_names{"/Dests"};
Keys const of_page{"/Type",     "/Parent",   "/Kids",          "/Count",  "/Resources", "/MediaBox",
                   "/CropBox",  "/BleedBox", "/TrimBox",       "/ArtBox", "/Rotate",    "/Group",
                   "/Contents", "/Annots",   "/StructParents", "/Tabs",   "/UserUnit"};
Keys const of_link{"/Type", "/Subtype", "/Rect", "/QuadPoints", "/Border", "/C",
                   "/H",    "/BS",      "/F",    "/Dest",       "/A",      "/StructParent"};
Keys const of_action{"/Type", "/S", "/D", "/N", "/URI"};
Keys const of_other_annotation{"/Type", "/Subtype"};
Keys const of_file_reference{"/Type"};

void keep_only(Keys const& kept, QPDFObjectHandle dictionary)
{
    for (auto const& key : dictionary.getKeys())
        if (!kept.contains(key)) dictionary.removeKey(key);
}

/// Moves within the document, and links into the web; not to a mail address, a file of the author's or a script.
bool is_harmless(QPDFObjectHandle action)
{
    auto const kind = action.getKey("/S").getName();
    auto target = action.getKey("/URI");
    if (kind == "/URI") return target.isString() && lower(target.getStringValue()).starts_with("http");
    return kind == "/GoTo" || kind == "/Named";
}

void forget(QPDFObjectHandle dictionary)
{
    for (auto const* const key : {"/Metadata", "/PieceInfo", "/OPI", "/CreatorInfo", "/LastModified"})
        if (!is_drawn_with(dictionary.getKey(key))) dictionary.removeKey(key);
    if (dictionary.isDictionaryOfType("/Filespec") || dictionary.getKey("/EF").isDictionary()) {
        if (!is_drawn_with(dictionary.getKey("/EF"))) keep_only(of_file_reference, dictionary);
    }
    else if (dictionary.isDictionaryOfType("/Page") || dictionary.isDictionaryOfType("/Pages")) {
        keep_only(of_page, dictionary);
    }
    else if (is_annotation(dictionary)) {
        keep_only(is_annotation(dictionary, "/Link") ? of_link : of_other_annotation, dictionary);
    }
    auto action = dictionary.getKey("/A");
    if (!action.isDictionary() || !action.getKey("/S").isName()) return;
    if (is_harmless(action)) keep_only(of_action, action);
    else dictionary.removeKey("/A");
}

bool is_filled_in(QPDFObjectHandle annotation)
{
    auto kind = annotation.getKey("/FT");
    if (auto parent = annotation.getKey("/Parent"); kind.isNull() && parent.isDictionary()) kind = parent.getKey("/FT");
    return is_annotation(annotation, "/Widget") && !(kind.isName() && kind.getName() == "/Sig");
}

/// Draws what was filled in onto the pages, and takes away every annotation but the links.
void flatten(QPDF& document)
{
    QPDFAcroFormDocumentHelper(document).generateAppearancesIfNeeded();
    std::vector<std::pair<QPDFObjectHandle, QPDFObjectHandle>> links_of_pages;
    for (auto page : document.getAllPages()) {
        auto links = QPDFObjectHandle::newArray(), filled_in = QPDFObjectHandle::newArray();
        auto annotations = page.getKey("/Annots");
        if (!annotations.isArray()) continue;
        for (auto& annotation : annotations.getArrayAsVector()) {
            if (is_annotation(annotation, "/Link")) links.appendItem(annotation);
            else if (is_filled_in(annotation)) filled_in.appendItem(annotation);
        }
        page.replaceKey("/Annots", filled_in);
        links_of_pages.emplace_back(page, links);
    }
    QPDFPageDocumentHelper(document).flattenAnnotations();
    for (auto& [page, links] : links_of_pages) page.replaceKey("/Annots", links);
}

void write(QPDF& document, std::filesystem::path const& target)
{
    QPDFWriter writer(document, target.c_str());
    writer.setDeterministicID(true);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
}

/// Returns the number of pages.
int write_clean(std::filesystem::path const& source, std::filesystem::path const& target)
{
    Pdf pdf(source);
    auto& document = pdf.document();
    flatten(document);
    keep_only(of_trailer, document.getTrailer());
    keep_only(of_catalogue, document.getRoot());
    if (auto names = document.getRoot().getKey("/Names"); names.isDictionary()) keep_only(of_names, names);
    pdf.each_dictionary(forget);
    write(document, target);
    pdf.conclude();
    return pdf.page_count();
}

} // namespace

void clean_pdf(std::filesystem::path const& source, std::filesystem::path const& target)
try {
    auto const pages = write_clean(source, target);
    // What could only half be mended is found here, not by a reviewer.
    if (Pdf(target).page_count() != pages) throw Problem(Problem::Kind::bad_request, Pdf::damaged);
}
catch (QPDFExc const&) {
    throw Problem(Problem::Kind::bad_request, Pdf::damaged);
}

} // namespace succession
