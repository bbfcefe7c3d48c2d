#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/tiff.hpp"

#include <fmt/format.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <turbojpeg.h>

#include <cstdint>
#include <map>
#include <memory>

namespace succession {

namespace {

constexpr std::int64_t most_points = 60'000'000; ///< a page at 600 dpi has 35 million

[[noreturn]] void refuse(std::string const& sentence) { throw Problem(Problem::Kind::bad_request, sentence); }

constexpr auto damaged = "A picture is damaged, or of a kind we cannot open. Please export it again.";

void check_size(std::int64_t width, std::int64_t height)
{
    if (width * height > most_points) refuse("A picture has more than 60 million points. Please send it smaller.");
}

struct Release {
    void operator()(GdkPixbuf* picture) const { g_object_unref(picture); }
    void operator()(void* transformer) const { tjDestroy(transformer); }
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};
using Picture = std::unique_ptr<GdkPixbuf, Release>;

/// The right way up, whichever way the camera was held.
Picture painted(std::filesystem::path const& path)
{
    int width = 0, height = 0;
    if (!gdk_pixbuf_get_file_info(path.c_str(), &width, &height)) refuse(damaged);
    check_size(width, height);
    Picture const read(gdk_pixbuf_new_from_file(path.c_str(), nullptr));
    if (!read) refuse(damaged);
    return Picture(gdk_pixbuf_apply_embedded_orientation(read.get()));
}

struct Way {
    char const *format, *key, *value;
};

/// How a picture is packed; JPEG so that nobody sees the difference.
Way const& way_of(std::string_view extension)
{
    static std::map<std::string_view, Way> const ways{{"png", {"png", "compression", "6"}},
                                                      {"jpg", {"jpeg", "quality", "95"}},
                                                      {"tif", {"tiff", "compression", "5"}}}; // LZW
    return ways.at(extension);
}

} // namespace

void clean_picture(std::filesystem::path const& source, std::string_view extension, std::filesystem::path const& target)
{
    if (auto const count = extension == "tif" ? pictures_in_tiff(source) : 1; count > 1)
        refuse(
            fmt::format("This TIFF holds {} pictures, of which reviewers would get the first alone. Please send each "
                        "as a file of its own, or all as one PDF.",
                        count));
    auto const picture = painted(source);
    auto const& [format, key, value] = way_of(extension);
    if (!picture || !gdk_pixbuf_save(picture.get(), target.c_str(), format, nullptr, key, value, nullptr))
        refuse(damaged);
}

std::string bare_jpeg(std::string_view jpeg)
{
    std::unique_ptr<void, Release> const transformer(tjInitTransform());
    auto const* const bytes = reinterpret_cast<unsigned char const*>(jpeg.data());
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (tjDecompressHeader3(transformer.get(), bytes, jpeg.size(), &width, &height, &sampling, &colours) != 0)
        refuse(damaged);
    check_size(width, height);
    tjtransform copy{};
    copy.options = TJXOPT_COPYNONE;
    unsigned char* made = nullptr;
    unsigned long size = 0;
    auto const failed = tjTransform(transformer.get(), bytes, jpeg.size(), 1, &made, &size, &copy, TJFLAG_LIMITSCANS);
    std::unique_ptr<unsigned char, Release> const kept(made);
    // a picture that is cut off is shown as far as it goes
    if (failed && tjGetErrorCode(transformer.get()) != TJERR_WARNING) refuse(damaged);
    return {reinterpret_cast<char const*>(made), size};
}

} // namespace succession
