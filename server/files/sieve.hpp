#pragma once

#include "files/layers.hpp"
#include "files/places.hpp"
#include "files/tags.hpp"

#include <set>
#include <string>
#include <vector>

namespace succession {

class Palette;

/// Lets through what the grammar of a PDF for reviewers names, and takes all else out of the document.
class Sieve {
public:
    explicit Sieve(QPDF& document) : document_(document), places_(document), layers_(document), tags_(document) {}

    /// Goes through all that is reached from the trailer.
    void sift();
    /// What stays of a value where a rule of the grammar holds, changed in place; null where nothing does.
    QPDFObjectHandle kept(QPDFObjectHandle value, std::string const& rule);
    /// The bytes of an image that stands within a drawing, without a camera's notes; its dictionary tells how.
    std::string kept_photograph(QPDFObjectHandle image, std::string const& bytes);

private:
    void sift_waiting();
    QPDFObjectHandle made_plain(QPDFObjectHandle value, std::string const& rule);
    bool is_reached(QPDFObjectHandle value) const { return value.isIndirect() && seen_.contains(value.getObjGen()); }
    void sift(QPDFObjectHandle container, std::string const& rule);
    void sift_dictionary(QPDFObjectHandle dictionary, std::string const& rule);
    void sift_stream(QPDFObjectHandle stream, std::string const& rule);
    void redraw(QPDFObjectHandle form);
    void redraw_parts(QPDFObjectHandle owner, std::string const& rule);
    QPDFObjectHandle redrawn_stream(std::string const& content, Palette&);

    QPDF& document_;
    PdfPlaces places_;
    Layers layers_;
    Tags tags_;
    std::set<QPDFObjGen> seen_;
    std::vector<std::pair<QPDFObjectHandle, std::string>> waiting_; ///< a list, as chains of objects may be long
};

} // namespace succession
