#pragma once

#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <filesystem>
#include <functional>
#include <string>

namespace succession {

using Plant = std::function<void(QPDF&, QPDFObjectHandle page)>;

/// Writes a PDF of one page with the given words on it, after `plant` has hidden things in it.
inline std::filesystem::path sample_pdf(std::filesystem::path const& path, Plant const& plant,
                                        std::string const& words = "Alder returns")
{
    QPDF pdf;
    pdf.emptyPDF();
    auto page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
        "<< /Type /Page /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
        "/BaseFont /Helvetica >> >> >> >>"));
    auto content = QPDFObjectHandle::newStream(&pdf, "BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET");
    page.replaceKey("/Contents", content);
    QPDFPageDocumentHelper(pdf).addPage(page, false);
    plant(pdf, pdf.getAllPages().front());
    QPDFWriter writer(pdf, path.c_str());
    writer.setStaticID(true);
    writer.setStreamDataMode(qpdf_s_preserve); // what is planted stays packed as it is
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    return path;
}

/// As /FlateDecode reads it.
inline std::string deflated(std::string const& bytes)
{
    std::string packed;
    Pl_String sink("packed", nullptr, packed);
    Pl_Flate flate("flate", &sink, Pl_Flate::a_deflate);
    flate.writeString(bytes);
    flate.finish();
    return packed;
}

inline void nothing(QPDF&, QPDFObjectHandle) {}

} // namespace succession
