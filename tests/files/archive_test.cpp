#include "files/archive.hpp"

#include "folder.hpp"

#include <doctest/doctest.h>
#include <zip.h>

using namespace succession;

namespace {

/// The content of a file of an archive; "absent" where there is none of that name.
std::string unpacked(std::filesystem::path const& path, std::string const& name)
{
    int error = 0;
    auto* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(archive);
    auto* file = zip_fopen(archive, name.c_str(), 0);
    std::string text = file ? std::string(1000, '\0') : "absent";
    if (file) text.resize(static_cast<std::size_t>(zip_fread(file, text.data(), text.size())));
    if (file) zip_fclose(file);
    zip_discard(archive);
    return text;
}

} // namespace

TEST_CASE("an archive holds files and texts under their names")
{
    Folder folder;
    auto const figure = folder.write("stored", "pixels");
    write_archive(folder.path / "a.zip", {{"final/01-Fig.tif", figure, ""}, {"metadata.json", {}, "{}"}},
                  1'792'584'000'000);
    CHECK(unpacked(folder.path / "a.zip", "final/01-Fig.tif") == "pixels");
    CHECK(unpacked(folder.path / "a.zip", "metadata.json") == "{}");
    CHECK(unpacked(folder.path / "a.zip", "other") == "absent");
}

TEST_CASE("the same files make the same archive")
{
    Folder folder;
    for (auto const* name : {"a.zip", "b.zip"})
        write_archive(folder.path / name, {{"x", {}, "text"}}, 1'792'584'000'000);
    CHECK(content_of(folder.path / "a.zip") == content_of(folder.path / "b.zip"));
}

TEST_CASE("a file that is not there makes no archive")
{
    Folder folder;
    CHECK_THROWS(write_archive(folder.path / "a.zip", {{"x", folder.path / "absent", ""}}, 0));
    CHECK_FALSE(std::filesystem::exists(folder.path / "a.zip"));
}

TEST_CASE("no name leaves the folder it is unpacked into, or hides there")
{
    CHECK(archive_name("Figure 1.tif") == "Figure 1.tif");
    CHECK(archive_name("../../etc/passwd") == "passwd");
    CHECK(archive_name("C:\\files\\Fig:1.tif") == "Fig_1.tif");
    CHECK(archive_name(".htaccess") == "htaccess");
    CHECK(archive_name("..") == "file");
    CHECK(archive_name("") == "file");
    CHECK(archive_name("a\nb\0c") == "a_b");
    CHECK(archive_name("été.pdf") == "__t__.pdf");
    CHECK(archive_name(std::string(500, 'x') + ".pdf").size() == 120);
    CHECK(archive_name(std::string(500, 'x') + ".pdf").ends_with(".pdf"));
}
