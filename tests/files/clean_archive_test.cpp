#include "files/clean.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/archive.hpp"
#include "files/photograph.hpp"
#include "files/sample_pdf.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>

using namespace succession;

namespace {

using Contents = std::map<std::string, std::string>;

std::string packed(Contents const& contents)
{
    Folder const folder;
    std::vector<ArchiveEntry> entries;
    for (auto const& [name, content] : contents) entries.push_back({name, {}, content});
    write_archive(folder.path / "a.zip", entries, 1'792'584'000'000);
    return content_of(folder.path / "a.zip");
}

Contents unpacked(std::filesystem::path const& path)
{
    Contents contents;
    auto* const archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    REQUIRE(archive);
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
        zip_stat_t about;
        zip_stat_index(archive, i, 0, &about);
        std::string content(about.size, '\0');
        auto* const entry = zip_fopen_index(archive, i, 0);
        zip_fread(entry, content.data(), content.size());
        zip_fclose(entry);
        contents[about.name] = content;
    }
    zip_discard(archive);
    return contents;
}

std::string names_in(Contents const& contents)
{
    std::vector<std::string> names;
    for (auto const& [name, content] : contents) names.push_back(name);
    return joined(names, " ");
}

/// The smallest thing that libmagic takes for a Word document.
std::string word_document()
{
    Folder const folder;
    std::vector<ArchiveEntry> const entries{{"[Content_Types].xml", {}, "<Types/>"},
                                            {"_rels/.rels", {}, "<r/>"},
                                            {"word/document.xml", {}, "Quercus robur"}};
    write_archive(folder.path / "a.docx", entries, 1'792'584'000'000);
    return content_of(folder.path / "a.docx");
}

std::string refusal_of(std::string const& archive)
{
    Folder const folder;
    try {
        clean_archive(folder.write("a.zip", archive), folder.path / "clean.zip");
    }
    catch (Problem const& problem) {
        CHECK_FALSE(std::filesystem::exists(folder.path / "clean.zip"));
        CHECK_FALSE(std::filesystem::exists(folder.path / "clean.zip.parts"));
        return problem.what();
    }
    return {};
}

std::string pdf_by(std::string const& author)
{
    Folder const folder;
    return content_of(sample_pdf(folder.path / "a.pdf", [&](QPDF& pdf, auto) {
        pdf.getTrailer().replaceKey("/Info", QPDFObjectHandle::parse("<< /Author (" + author + ") >>"));
    }));
}

} // namespace

TEST_CASE("the reviewers' copy of an archive holds the reviewers' copies of its files, and nothing beside them")
{
    Folder const folder;
    auto const original = folder.write("a.zip", packed({{"data/plots.csv", "plot,cover\n1,40\n2,50\n"},
                                                        {"code/read me.R", "x <- read.csv('plots.csv')\n"},
                                                        {"code/__init__.py", ""},
                                                        {"figures/Fig 1.jpg", photograph("Quercus robur")},
                                                        {"text.pdf", pdf_by("Quercus robur")},
                                                        {"__MACOSX/data/._plots.csv", "Quercus robur"},
                                                        {"data/.DS_Store", "Quercus robur"},
                                                        {"../../outside.txt", "words enough to be a text\n"}}));
    CHECK(inspect(original).refusal == "");
    auto const clean = folder.path / "clean.zip";
    clean_file(original, inspect(original), clean);
    auto const contents = unpacked(clean);
    CHECK(names_in(contents) == "01.txt 02.py 03.r 04.csv 05.jpg 06.pdf");
    CHECK(contents.at("04.csv") == "plot,cover\n1,40\n2,50\n");
    CHECK(contents.at("03.r") == "x <- read.csv('plots.csv')\n");
    for (auto const& [name, content] : contents) {
        CAPTURE(name);
        CHECK(content.find("Quercus") == std::string::npos);
        CHECK((content.empty() || inspect(folder.write("entry", content)).findings.empty()));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path / "clean.zip.parts"));
    clean_archive(original, folder.path / "again.zip");
    CHECK(content_of(clean) == content_of(folder.path / "again.zip"));
}

TEST_CASE("reviewers see no name under which a file of an archive was uploaded, but what kind of file it is")
{
    Folder const folder;
    auto const original = folder.write("a.zip", packed({{"Quercus robur lab/IMG_1.jpg", photograph("Quercus robur")},
                                                        {"Quercus robur lab/data/a.CSV", "plot,cover\n1,40\n"},
                                                        {"Quercus robur lab/data/b.quercus", "words enough\n"},
                                                        {"QUERCUS robur lab/data/B.quercus", "words of another\n"},
                                                        {"empty.Quercus", ""}}));
    auto const clean = folder.path / "clean.zip";
    CHECK(inspect(original).findings.front().label == "Names of the files in it");
    clean_archive(original, clean);
    CHECK(content_of(original).find("Quercus") != std::string::npos);
    CHECK(content_of(clean).find("uercus") == std::string::npos);
    CHECK(names_in(unpacked(clean)) == "01.txt 02.jpg 03.csv 04.txt 05.txt");
}

TEST_CASE("what cannot be looked through has no reviewers' copy, and the entry is named")
{
    CHECK(refusal_of(packed({{"notes/cover.docx", word_document()}})) ==
          "In the archive, “notes/cover.docx”: This is a Word document, which can name its writers inside, where we "
          "cannot take the names out. Send it as PDF, picture, text or CSV, or mark it for the editors alone.");
    CHECK(
        refusal_of(packed({{"more.zip", packed({{"a.txt", "words\n"}})}})) ==
        "In the archive, “more.zip”: This is an archive within the archive. Please put its files into the outer one.");
    auto const begins = [](std::string const& text, std::string const& start) { return text.starts_with(start); };
    CHECK(begins(refusal_of(packed({{"shape.shp", std::string("\0\0\x27\x0a\0\0", 6) + std::string(200, '\1')}})),
                 "In the archive, “shape.shp”: We do not know this kind of file"));
    CHECK(begins(refusal_of(packed({{"page.html", "<!doctype html><p>Quercus robur"}})),
                 "In the archive, “page.html”: "));
    CHECK(begins(refusal_of("PK\3\4 and no more"), "The archive is damaged"));
    CHECK(refusal_of(packed({{".hidden", "words"}})) == "There is nothing in the archive.");
}

TEST_CASE("an archive of very many files is given up")
{
    Contents contents;
    for (int i = 0; i <= 1000; ++i) contents[std::to_string(i)] = "";
    CHECK(refusal_of(packed(contents)).find("more than we can look through") != std::string::npos);
}
