#include "files/pdf_streams.hpp"

#include "base/problem.hpp"
#include "files/budget.hpp"
#include "files/clean.hpp"
#include "files/pdf.hpp"

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool is_jpeg(QPDFObjectHandle packing)
{
    return packing.isNameAndEquals("/DCTDecode") || packing.isNameAndEquals("/DCT");
}

bool is_photograph(QPDFObjectHandle packing) { return is_jpeg(packing) || packing.isNameAndEquals("/JPXDecode"); }

[[noreturn]] void refuse_packing(QPDFObjectHandle packing)
{
    throw Problem(Problem::Kind::bad_request,
                  fmt::format("Part of the PDF is packed in a way we cannot look into ({}), and may name somebody. "
                              "Please print it into a new PDF.",
                              packing.unparse()));
}

std::string bytes_of(QPDFObjectHandle stream)
{
    auto const raw = stream.getRawStreamData();
    return {reinterpret_cast<char const*>(raw->getBuffer()), raw->getSize()};
}

} // namespace

std::string unfolded(QPDFObjectHandle stream)
{
    std::string content;
    Pl_String sink("content", nullptr, content);
    auto was_opened = false;
    Budget::OfDrawing const room;
    try {
        stream.pipeStreamData(&sink, &was_opened, 0, qpdf_dl_specialized, true);
    }
    catch (std::exception const&) { // what is damaged is shown as far as it goes
    }
    Budget::current()->check();
    if (!was_opened) refuse_packing(stream.getDict().getKey("/Filter"));
    return content;
}

std::string joined_contents(QPDFObjectHandle streams)
{
    std::string content;
    for (auto& stream : listed(streams))
        if (stream.isStream()) content += unfolded(stream) + "\n";
    return content;
}

void refill(QPDFObjectHandle stream, std::string const& content)
{
    Pl_Buffer packed("packed");
    Pl_Flate flate("flate", &packed, Pl_Flate::a_deflate);
    flate.writeString(content);
    flate.finish();
    stream.replaceStreamData(packed.getBufferSharedPointer(), QPDFObjectHandle::newName("/FlateDecode"),
                             QPDFObjectHandle::newNull());
}

bool holds_photograph(QPDFObjectHandle packing) { return std::ranges::any_of(listed(packing), is_photograph); }

void bare_photograph(QPDF& document, QPDFObjectHandle image)
{
    if (!holds_photograph(image.getDict().getKey("/Filter"))) return;
    auto packings = listed(image.getDict().getKey("/Filter")), ways = listed(image.getDict().getKey("/DecodeParms"));
    ways.resize(packings.size(), QPDFObjectHandle::newNull());
    auto const last = packings.back(), way = ways.back();
    packings.pop_back();
    ways.pop_back();
    if (!is_photograph(last) || std::ranges::any_of(packings, is_photograph))
        refuse_packing(image.getDict().getKey("/Filter"));
    auto bytes = bytes_of(image);
    if (!packings.empty()) {
        auto wrapped = document.newStream();
        wrapped.replaceStreamData(bytes, QPDFObjectHandle::newArray(packings), QPDFObjectHandle::newArray(ways));
        bytes = unfolded(wrapped);
    }
    image.replaceStreamData(is_jpeg(last) ? bare_jpeg(bytes) : bare_jpx(bytes), last, way);
}

} // namespace succession
