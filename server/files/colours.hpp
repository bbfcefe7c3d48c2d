#pragma once

#include <qpdf/QPDF.hh>

namespace succession {

/// The same colours without what names somebody: a profile of a screen or camera, and the inks' names, which their
/// mixers give. Null where nothing is left.
QPDFObjectHandle plain_colour(QPDFObjectHandle colour);

} // namespace succession
