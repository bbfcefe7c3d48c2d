#pragma once

#include <turbojpeg.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace succession {

/// A segment of a JPEG.
inline std::string segment(unsigned char marker, std::string const& content)
{
    auto const size = content.size() + 2;
    std::string const head{'\xff', static_cast<char>(marker), static_cast<char>(size >> 8),
                           static_cast<char>(size & 255)};
    return head + content;
}

/// A JPEG of 16 by 8 points with notes of the photographer in all places: EXIF, XMP, IPTC, a comment and behind the
/// end. `way` is the EXIF orientation.
inline std::string photograph(std::string const& photographer, char way = 1)
{
    std::vector<unsigned char> const points(16 * 8 * 3, 99);
    auto* const handle = tjInitCompress();
    unsigned char* made = nullptr;
    unsigned long size = 0;
    REQUIRE(tjCompress2(handle, points.data(), 16, 0, 8, TJPF_RGB, &made, &size, TJSAMP_444, 90, 0) == 0);
    std::string jpeg(reinterpret_cast<char*>(made), size);
    tjFree(made);
    tjDestroy(handle);

    auto const name = photographer + '\0';
    auto const exif = std::string("Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0", 24) + way +
                      std::string(3, '\0') + std::string("\x3b\x01\x02\0", 4) + static_cast<char>(name.size()) +
                      std::string(3, '\0') + std::string("\x26\0\0\0\0\0\0\0", 8) + name;
    auto const xmp = std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "<rdf>" + name + "</rdf>";
    auto const iptc = std::string("Photoshop 3.0\0", 14) + "8BIM" + name;
    jpeg.insert(2, segment(0xe1, exif) + segment(0xe1, xmp) + segment(0xed, iptc) + segment(0xfe, name));
    return jpeg + name;
}

} // namespace succession
