#pragma once

#include <qpdf/QPDF.hh>

#include <set>

namespace succession {

/// The layers of a PDF, of which some are not seen when it is opened.
class Layers {
public:
    /// To be made while the document still has its layers.
    explicit Layers(QPDF&);

    /// Whether what belongs to a layer, to several or to none (null) is seen.
    bool shows(QPDFObjectHandle membership) const { return shows(membership, 0); }

private:
    bool shows(QPDFObjectHandle membership, int depth) const;
    bool shows_by_policy(QPDFObjectHandle membership) const;
    bool shows_by_formula(QPDFObjectHandle formula, int depth) const;

    std::set<QPDFObjGen> hidden_;
};

} // namespace succession
