#include "files/places.hpp"

namespace succession {

PdfPlaces::PdfPlaces(QPDF& document) : by_name_(document.getRoot().getKey("/Dests"))
{
    for (auto const& page : document.getAllPages()) pages_.insert(page.getObjGen());
    auto names = document.getRoot().getKey("/Names");
    auto tree = names.isDictionary() ? names.getKey("/Dests") : QPDFObjectHandle::newNull();
    if (tree.isDictionary()) by_text_.emplace(tree, document, false);
}

bool PdfPlaces::is_shown(QPDFObjectHandle page) const { return page.isIndirect() && pages_.contains(page.getObjGen()); }

QPDFObjectHandle PdfPlaces::straightened(QPDFObjectHandle place)
{
    place = found(place);
    if (place.isDictionary()) place = place.getKey("/D");
    auto page = place.isArray() ? place.getArrayItem(0) : place;
    if (!is_shown(page) && !page.isInteger()) return QPDFObjectHandle::newNull();
    auto plain = QPDFObjectHandle::newArray(std::vector{page});
    for (int i = 1; place.isArray() && i < place.getArrayNItems(); ++i)
        if (auto item = place.getArrayItem(i); item.isScalar() && !item.isString()) plain.appendItem(item);
    return plain;
}

QPDFObjectHandle PdfPlaces::found(QPDFObjectHandle place)
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

} // namespace succession
