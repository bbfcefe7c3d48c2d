#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/photograph.hpp"
#include "folder.hpp"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

using namespace succession;

namespace {

auto const author = std::string("Quercus robur");

std::string big_endian(std::uint32_t number)
{
    return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8),
            static_cast<char>(number)};
}

/// A chunk of a PNG, with its checksum.
std::string chunk(std::string const& kind, std::string const& content)
{
    std::uint32_t sum = ~0u;
    for (unsigned char const byte : kind + content) {
        sum ^= byte;
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320u : 0);
    }
    return big_endian(static_cast<std::uint32_t>(content.size())) + kind + content + big_endian(~sum);
}

/// A PNG of 16 by 8 points with every kind of note a PNG takes.
std::string png()
{
    Folder const folder;
    std::unique_ptr<GdkPixbuf, decltype(&g_object_unref)> const picture(
        gdk_pixbuf_new(GDK_COLORSPACE_RGB, false, 8, 16, 8), g_object_unref);
    gdk_pixbuf_fill(picture.get(), 0x336699ff);
    auto const path = folder.path / "a.png";
    REQUIRE(gdk_pixbuf_save(picture.get(), path.c_str(), "png", nullptr, "tEXt::Author", author.c_str(), nullptr));
    auto whole = content_of(path);
    auto const text = std::string("Comment\0", 8);
    whole.insert(33, chunk("iTXt", text + std::string(4, '\0') + author) + chunk("eXIf", "II*" + author) +
                         chunk("tEXt", "Raw profile type iptc" + std::string(1, '\0') + author));
    return whole;
}

/// A TIFF of pictures of 16 by 8 points, some of them said to be smaller versions, that says who made it, with what
/// and on which machine.
std::string tiff(std::vector<bool> const& are_smaller = {false})
{
    std::string pictures(16 * 8, '\x55'), entries;
    auto const number = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
        return text;
    };
    auto const texts = static_cast<std::uint32_t>(8 + pictures.size()),
               length = static_cast<std::uint32_t>(author.size()) + 1;
    auto count = 0u;
    auto const entry = [&](std::uint32_t tag, std::uint32_t kind, std::uint32_t values, std::uint32_t value) {
        entries += number(tag, 2) + number(kind, 2) + number(values, 4) + number(value, 4);
        ++count;
    };
    entry(254, 4, 1, 0);
    entry(256, 4, 1, 16);
    entry(257, 4, 1, 8);
    entry(258, 3, 1, 8);
    entry(259, 3, 1, 1);
    entry(262, 3, 1, 1);
    entry(270, 2, length, texts);
    entry(273, 4, 1, 8);
    entry(277, 3, 1, 1);
    entry(278, 4, 1, 8);
    entry(279, 4, 1, 128);
    for (auto const tag : {305u, 315u, 316u}) entry(tag, 2, length, texts);
    entry(700, 1, length, texts);
    auto whole =
        "II*" + std::string(1, '\0') + number(texts + length + 1, 4) + pictures + author + std::string(2, '\0');
    for (std::size_t i = 0; i < are_smaller.size(); ++i) {
        entries[8] = static_cast<char>(are_smaller[i]);
        auto const end = static_cast<std::uint32_t>(whole.size() + 2 + entries.size() + 4);
        whole += number(count, 2) + entries + number(i + 1 < are_smaller.size() ? end : 0, 4);
    }
    return whole;
}

bool tells(std::string const& content) { return content.find("Quercus") != std::string::npos; }

std::pair<int, int> size_of(std::filesystem::path const& path)
{
    int width = 0, height = 0;
    gdk_pixbuf_get_file_info(path.c_str(), &width, &height);
    return {width, height};
}

} // namespace

TEST_CASE("no name survives in the reviewers' copy of a picture, whichever its kind")
{
    Folder const folder;
    for (auto const& [extension, content] :
         std::map<std::string, std::string>{{"jpg", photograph(author)}, {"png", png()}, {"tif", tiff()}}) {
        CAPTURE(extension);
        auto const original = folder.write("original", content);
        auto const facts = inspect(original);
        CHECK(facts.extension == extension);
        CHECK(facts.refusal == "");
        CHECK(tells(content));
        auto const clean = folder.path / ("clean." + extension);
        clean_file(original, facts, clean);
        CHECK_FALSE(tells(content_of(clean)));
        CHECK(inspect(clean).extension == extension);
        CHECK(size_of(clean) == std::pair(16, 8));
    }
}

TEST_CASE("a photograph taken upright stands upright")
{
    Folder const folder;
    clean_picture(folder.write("a.jpg", photograph(author, 6)), "jpg", folder.path / "clean.jpg");
    CHECK(size_of(folder.path / "clean.jpg") == std::pair(8, 16));
}

TEST_CASE("a picture that cannot be opened, or is a trap, has no reviewers' copy")
{
    Folder const folder;
    auto const target = folder.path / "clean";
    auto const refused = [&](std::string const& content, char const* extension) {
        try {
            clean_picture(folder.write("a", content), extension, target);
            return std::string();
        }
        catch (Problem const& problem) {
            return std::string(problem.what());
        }
    };
    CHECK(refused("GIF89a", "png").find("damaged") != std::string::npos);
    CHECK(refused(png().substr(0, 60), "png").find("damaged") != std::string::npos);
    auto const huge = chunk("IHDR", big_endian(60'000) + big_endian(60'000) + std::string("\x08\x02\0\0\0", 5));
    CHECK(refused(png().substr(0, 8) + huge + png().substr(33), "png").find("million points") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(target));
}

TEST_CASE("a TIFF of several pictures is refused, as reviewers would get the first alone; its thumbnail is none")
{
    Folder const folder;
    auto const target = folder.path / "clean.tif";
    CHECK_THROWS_WITH_AS(
        clean_picture(folder.write("a.tif", tiff({false, true, false, false})), "tif", target),
        "This TIFF holds 3 pictures, of which reviewers would get the first alone. Please send each as "
        "a file of its own, or all as one PDF.",
        Problem);
    CHECK_FALSE(std::filesystem::exists(target));
    clean_picture(folder.write("b.tif", tiff({false, true})), "tif", target);
    CHECK(size_of(target) == std::pair(16, 8));
}

TEST_CASE("what can name its writers and cannot be made anew is not for reviewers")
{
    Folder const folder;
    FileFacts const film{.media_type = "video/mp4", .extension = "mp4", .what = "an MP4 film"};
    CHECK_THROWS_WITH_AS(clean_file(folder.write("a", "film"), film, folder.path / "b"),
                         "This is an MP4 film, which can name its writers inside, where we cannot take the names out. "
                         "Send it as PDF, picture, text or CSV, or mark it for the editors alone.",
                         Problem);
    FileFacts const table{.media_type = "text/csv", .extension = "csv", .what = "a CSV table"};
    clean_file(folder.write("c", "plot,cover"), table, folder.path / "d");
    CHECK(content_of(folder.path / "d") == "plot,cover");
}
