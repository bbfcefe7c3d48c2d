#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/pdf.hpp"
#include "files/sieve.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <utility>
#include <vector>

namespace succession {

namespace {

/// Makes the list of pages anew: what else was reached through it is gone.
void list_pages(QPDF& document)
{
    QPDFPageDocumentHelper(document).pushInheritedAttributesToPage();
    auto const pages = document.getAllPages();
    auto list = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    list.replaceKey("/Type", QPDFObjectHandle::newName("/Pages"));
    list.replaceKey("/Kids", QPDFObjectHandle::newArray(pages));
    list.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(pages.size())));
    for (auto page : pages) page.replaceKey("/Parent", list);
    document.getRoot().replaceKey("/Pages", list);
    document.updateAllPagesCache();
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
    Layers const layers(document);
    std::vector<std::pair<QPDFObjectHandle, QPDFObjectHandle>> links_of_pages;
    for (auto page : document.getAllPages()) {
        auto links = QPDFObjectHandle::newArray(), filled_in = QPDFObjectHandle::newArray();
        auto annotations = page.getKey("/Annots");
        if (!annotations.isArray()) continue;
        for (auto& annotation : annotations.getArrayAsVector()) {
            if (is_annotation(annotation, "/Link")) links.appendItem(annotation);
            else if (is_filled_in(annotation) && layers.shows(annotation.getKey("/OC")))
                filled_in.appendItem(annotation);
        }
        page.replaceKey("/Annots", filled_in);
        links_of_pages.emplace_back(page, links);
    }
    QPDFPageDocumentHelper(document).flattenAnnotations(0, an_invisible | an_hidden | an_no_view);
    for (auto& [page, links] : links_of_pages) page.replaceKey("/Annots", links);
}

void write(QPDF& document, std::filesystem::path const& target)
{
    QPDFWriter writer(document, target.c_str());
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
}

/// Returns the number of pages.
int write_clean(std::filesystem::path const& source, std::filesystem::path const& target)
{
    Pdf pdf(source);
    try {
        list_pages(pdf.document());
        flatten(pdf.document());
        Sieve(pdf.document()).sift();
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
