#include "files/clean.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/pdf.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace succession {

namespace {

using Keys = std::set<std::string>;

// What stays. All else goes, so that a place nobody thought of tells nothing either. Bookmarks go too: what joins PDFs
// names them after the files, and the headings stand on the pages.
Keys const of_trailer{"/Root", "/Size"};
Keys const of_catalogue{"/Type",     "/Version",        "/Pages", "/PageLayout",  "/ViewerPreferences",
                        "/MarkInfo", "/StructTreeRoot", "/Lang",  "/OCProperties"};
Keys const of_page{"/Type",     "/Parent",   "/Kids",          "/Count",  "/Resources", "/MediaBox",
                   "/CropBox",  "/BleedBox", "/TrimBox",       "/ArtBox", "/Rotate",    "/Group",
                   "/Contents", "/Annots",   "/StructParents", "/Tabs",   "/UserUnit"};
Keys const of_link{"/Type", "/Subtype", "/Rect", "/QuadPoints", "/Border", "/C",
                   "/H",    "/BS",      "/F",    "/Dest",       "/A",      "/StructParent"};
Keys const of_action{"/Type", "/S", "/D", "/N", "/URI"};
Keys const of_other_annotation{"/Type", "/Subtype"};
Keys const of_file_reference{"/Type"};
Keys const of_layers{"/OCGs", "/D"};
Keys const of_shown_layers{"/BaseState", "/ON", "/OFF"};
Keys const of_layer{"/Type", "/Name"};
Keys const of_marked_content{"/MCID", "/Lang"};
Keys const of_tags{"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap"};
Keys const of_tag{"/Type", "/S", "/P", "/K", "/Pg", "/A", "/Alt", "/ActualText", "/E", "/Lang"};

void keep_only(Keys const& kept, QPDFObjectHandle dictionary)
{
    for (auto const& key : dictionary.getKeys())
        if (!kept.contains(key)) dictionary.removeKey(key);
}

/// Moves within the document, and links to DOIs, which reference lists are made of; any other address may be the
/// writer's own: a mailbox, an ORCID iD, a laboratory's page, a file, a script.
bool is_harmless(QPDFObjectHandle action)
{
    auto const kind = action.getKey("/S").getName();
    if (kind != "/URI") return kind == "/GoTo" || kind == "/Named";
    auto target = action.getKey("/URI");
    auto const address = target.isString() ? lower(target.getStringValue()) : "";
    static constexpr std::array registries{"https://doi.org/10.", "http://doi.org/10.", "https://dx.doi.org/10.",
                                           "http://dx.doi.org/10."};
    return std::ranges::any_of(registries, [&](auto start) { return address.starts_with(start); });
}

/// Where links lead. Names of places are whatever a program made of them: a link goes straight to its page instead.
class Places {
public:
    explicit Places(QPDF& document) : by_name_(document.getRoot().getKey("/Dests"))
    {
        auto names = document.getRoot().getKey("/Names");
        auto tree = names.isDictionary() ? names.getKey("/Dests") : QPDFObjectHandle::newNull();
        if (tree.isDictionary()) by_text_.emplace(tree, document, false);
    }

    /// Puts the page itself where a dictionary names one; a place nobody knows goes.
    void straighten(QPDFObjectHandle dictionary, std::string const& key)
    {
        auto place = found(dictionary.getKey(key));
        if (place.isDictionary()) place = place.getKey("/D");
        auto page = place.isArray() ? place.getArrayItem(0) : place;
        if (!page.isPageObject() && !page.isInteger()) return dictionary.removeKey(key);
        auto plain = QPDFObjectHandle::newArray();
        for (auto& item : place.getArrayAsVector())
            if (!item.isString()) plain.appendItem(item);
        dictionary.replaceKey(key, plain);
    }

private:
    QPDFObjectHandle found(QPDFObjectHandle place)
    {
        if (place.isName() && by_name_.isDictionary()) return by_name_.getKey(place.getName());
        auto target = QPDFObjectHandle::newNull();
        if (!place.isString()) return place;
        try {
            if (by_text_) by_text_->findObject(place.getUTF8Value(), target);
        }
        catch (std::exception const&) { // a damaged list of places costs its links, no more
        }
        return target;
    }

    QPDFObjectHandle by_name_;
    std::optional<QPDFNameTreeObjectHelper> by_text_;
};

bool is_tag(QPDFObjectHandle dictionary)
{
    return dictionary.isDictionaryOfType("/StructElem") ||
           (dictionary.getKey("/S").isName() && dictionary.getKey("/P").isDictionary());
}

/// What is read out stays, but for a picture's description that is the path of its file, or an address.
void forget_tag(QPDFObjectHandle tag)
{
    keep_only(of_tag, tag);
    auto description = tag.getKey("/Alt");
    if (description.isString() && description.getUTF8Value().find_first_of("\\/@") != std::string::npos)
        tag.removeKey("/Alt");
}

void forget_layer(QPDFObjectHandle layer)
{
    keep_only(of_layer, layer);
    layer.replaceKey("/Name", QPDFObjectHandle::newString("Layer"));
}

/// What stands beside marked parts of a page, but for layers, which are looked at by themselves.
void forget_marks(QPDFObjectHandle marks)
{
    if (!marks.isDictionary() || is_drawn_with(marks)) return;
    for (auto& [name, mark] : marks.ditems())
        if (mark.isDictionary() && !mark.isDictionaryOfType("/OCG") && !mark.isDictionaryOfType("/OCMD"))
            keep_only(of_marked_content, mark);
}

void forget(QPDFObjectHandle dictionary, Places& places)
{
    for (auto const* const key : {"/Metadata", "/PieceInfo", "/OPI", "/CreatorInfo", "/LastModified", "/Ref"})
        if (!is_drawn_with(dictionary.getKey(key))) dictionary.removeKey(key);
    forget_marks(dictionary.getKey("/Properties"));
    if (dictionary.getKey("/O").isNameAndEquals("/UserProperties")) keep_only({"/O"}, dictionary);
    if (dictionary.isDictionaryOfType("/Filespec") || dictionary.getKey("/EF").isDictionary()) {
        if (!is_drawn_with(dictionary.getKey("/EF"))) keep_only(of_file_reference, dictionary);
    }
    else if (dictionary.isDictionaryOfType("/Page") || dictionary.isDictionaryOfType("/Pages")) {
        keep_only(of_page, dictionary);
    }
    else if (dictionary.isDictionaryOfType("/OCG")) forget_layer(dictionary);
    else if (dictionary.isDictionaryOfType("/StructTreeRoot")) keep_only(of_tags, dictionary);
    else if (is_tag(dictionary)) forget_tag(dictionary);
    else if (is_annotation(dictionary)) {
        keep_only(is_annotation(dictionary, "/Link") ? of_link : of_other_annotation, dictionary);
        if (dictionary.hasKey("/Dest")) places.straighten(dictionary, "/Dest");
    }
    auto action = dictionary.getKey("/A");
    if (!action.isDictionary() || !action.getKey("/S").isName()) return;
    if (!is_harmless(action)) return dictionary.removeKey("/A");
    keep_only(of_action, action);
    if (action.hasKey("/D")) places.straighten(action, "/D");
}

void forget_layers(QPDFObjectHandle layers)
{
    if (!layers.isDictionary()) return;
    keep_only(of_layers, layers);
    if (auto shown = layers.getKey("/D"); shown.isDictionary()) keep_only(of_shown_layers, shown);
}

/// Photographs stand in a PDF as the camera wrote them, with its notes.
void bare_photographs(QPDF& document)
{
    for (auto& object : document.getAllObjects()) {
        if (!object.isStream()) continue;
        auto packing = object.getDict().getKey("/Filter"), how = object.getDict().getKey("/DecodeParms");
        auto last = packing.isArray() && packing.getArrayNItems() == 1 ? packing.getArrayItem(0) : packing;
        if (!last.isNameAndEquals("/DCTDecode")) continue;
        auto const raw = object.getRawStreamData();
        auto const bare = bare_jpeg({reinterpret_cast<char const*>(raw->getBuffer()), raw->getSize()});
        object.replaceStreamData(bare, packing, how);
    }
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

void strip(Pdf& pdf)
{
    auto& document = pdf.document();
    flatten(document);
    Places places(document);
    keep_only(of_trailer, document.getTrailer());
    keep_only(of_catalogue, document.getRoot());
    forget_layers(document.getRoot().getKey("/OCProperties"));
    pdf.each_dictionary([&](QPDFObjectHandle dictionary) { forget(dictionary, places); });
    bare_photographs(document);
}

/// Returns the number of pages.
int write_clean(std::filesystem::path const& source, std::filesystem::path const& target)
{
    Pdf pdf(source);
    try {
        strip(pdf);
        write(pdf.document(), target);
    }
    catch (std::exception const&) {
        pdf.conclude();
        throw;
    }
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
