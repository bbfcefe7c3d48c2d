#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>

#include <optional>
#include <set>

namespace succession {

/// The places of a PDF to which links lead. Names of places are whatever a program made of them: a link goes straight
/// to its page instead.
class PdfPlaces {
public:
    /// To be made while the document still has its names.
    explicit PdfPlaces(QPDF&);

    /// Whether this is one of the pages that are shown.
    bool is_shown(QPDFObjectHandle page) const;
    /// The page and the part of it where a place is one or the name of one; null for a place nobody knows.
    QPDFObjectHandle straightened(QPDFObjectHandle place);

private:
    QPDFObjectHandle found(QPDFObjectHandle place);

    std::set<QPDFObjGen> pages_;
    QPDFObjectHandle by_name_;
    std::optional<QPDFNameTreeObjectHelper> by_text_;
};

} // namespace succession
