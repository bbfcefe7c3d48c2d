#pragma once

#include "files/clean.hpp"
#include "files/inspect.hpp"
#include "files/sample_pdf.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <map>
#include <string>
#include <vector>

namespace succession {

/// Whose name is hidden in the files of these tests.
inline auto const author = std::string("Quercus robur");

/// A PDF object from its text, in which $ stands for the author's name.
inline QPDFObjectHandle made(std::string text)
{
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$')) text.replace(at, 1, author);
    return QPDFObjectHandle::parse(text);
}

/// Draws on a page by further operators.
inline void draw(QPDF& pdf, QPDFObjectHandle page, std::string const& operators)
{
    auto contents = page.getKey("/Contents");
    if (contents.isStream()) contents = QPDFObjectHandle::newArray(std::vector{contents});
    contents.appendItem(pdf.newStream(operators));
    page.replaceKey("/Contents", contents);
}

/// All a file holds, with everything unpacked, and its strings in UTF-8.
inline std::string all_in(std::filesystem::path const& path)
{
    QPDF pdf;
    pdf.processFile(path.c_str());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setQDFMode(true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    std::string all(reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize());
    for (auto at = all.find("<feff"); at != std::string::npos; at = all.find("<feff", at + 1)) {
        auto const hex = all.substr(at, all.find('>', at) + 1 - at);
        all += QPDFObjectHandle::parse(hex).getUTF8Value();
    }
    return all;
}

/// Whether the author is named anywhere in it.
inline bool tells(std::filesystem::path const& path)
{
    return all_in(path).find("Quercus") != std::string::npos || content_of(path).find("Quercus") != std::string::npos;
}

/// That the name is gone from each of these places, and the page is drawn as before.
inline void check_gone_from(std::map<std::string, Plant> const& hiding_places)
{
    Folder const folder;
    for (auto const& [place, plant] : hiding_places) {
        CAPTURE(place);
        auto const original = sample_pdf(folder.path / "original.pdf", plant);
        CHECK(tells(original));
        auto const clean = folder.path / "clean.pdf";
        clean_pdf(original, clean);
        CHECK_FALSE(tells(clean));
        CHECK(inspect(clean).refusal == "");
        CHECK(inspect(clean).findings.empty());
        CHECK(all_in(clean).find("(Alder returns) Tj") != std::string::npos);
    }
}

} // namespace succession
