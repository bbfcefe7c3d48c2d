#pragma once

#include <qpdf/QPDF.hh>

#include <string>

namespace succession {

/// What a stream holds, unpacked within bounds; a Problem for a packing that we cannot open.
std::string unfolded(QPDFObjectHandle stream);
/// What the streams of a page hold, which may be in several pieces.
std::string joined_contents(QPDFObjectHandle streams);
/// Puts other content into a stream, packed.
void refill(QPDFObjectHandle stream, std::string const& content);

/// Whether a photograph is in a stream that is packed so.
bool holds_photograph(QPDFObjectHandle packing);
/// Photographs stand in a PDF as the camera wrote them, with its notes: those go, whatever the photograph is wrapped
/// in. A Problem where we cannot look into it; other pictures stay as they are.
void bare_photograph(QPDF&, QPDFObjectHandle image);

} // namespace succession
