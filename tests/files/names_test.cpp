#include "files/names.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("a download is named after its manuscript, round and class")
{
    CHECK(download_name("REC-26-0001", 1, "main", 0, "pdf") == "REC-26-0001-R1-main.pdf");
    CHECK(download_name("REC-26-0001", 0, "title_page", 0, "pdf") == "REC-26-0001-R0-title-page.pdf");
    CHECK(download_name("REC-26-0001", 2, "figure", 3, "tif") == "REC-26-0001-R2-figure-3.tif");
    CHECK(download_name("REC/26\r\n", 0, "a\"b", 0, "p/f") == "REC-26---R0-a-b.p-f");
}

TEST_CASE("a plain name needs no second form")
{
    CHECK(content_disposition(Disposition::saved, "REC-26-0001-R1-main.pdf") ==
          "attachment; filename=\"REC-26-0001-R1-main.pdf\"");
    CHECK(content_disposition(Disposition::shown, "a.pdf") == "inline; filename=\"a.pdf\"");
}

TEST_CASE("a name in any alphabet is sent as UTF-8, with a plain one for old readers")
{
    CHECK(content_disposition(Disposition::saved, "Bäume.pdf") ==
          "attachment; filename=\"B_ume.pdf\"; filename*=UTF-8''B%C3%A4ume.pdf");
    CHECK(content_disposition(Disposition::saved, "森.csv") ==
          "attachment; filename=\"_.csv\"; filename*=UTF-8''%E6%A3%AE.csv");
    CHECK(content_disposition(Disposition::saved, "two words.pdf") ==
          "attachment; filename=\"two words.pdf\"; filename*=UTF-8''two%20words.pdf");
    CHECK(content_disposition(Disposition::saved, "🌱.txt") ==
          "attachment; filename=\"_.txt\"; filename*=UTF-8''%F0%9F%8C%B1.txt");
}

TEST_CASE("no name breaks out of the header or climbs out of a folder")
{
    for (std::string const name : {"a\r\nSet-Cookie: b=c", "a\"; filename=\"b.exe", "../../a", "a\\..\\b", "a%22b",
                                   "a\x7f\x01", "\xff\xfe\xc0\xaf",
                                   "\xe2\x80\xae"
                                   "fdp.exe",
                                   "a;b", "'", ""}) {
        CAPTURE(name);
        auto const header = content_disposition(Disposition::saved, name);
        auto const quoted = header.find('"'), closed = header.find('"', quoted + 1);
        auto const fallback = header.substr(quoted + 1, closed - quoted - 1);
        CHECK_FALSE(fallback.empty());
        CHECK(fallback.find_first_of("\r\n\"\\/%") == std::string::npos);
        auto const rest = header.substr(closed + 1);
        CHECK((rest.empty() || rest.starts_with("; filename*=UTF-8''")));
        CHECK(rest.find_first_of("\r\n\"\\/,", 2) == std::string::npos);
        for (unsigned char const c : header) CHECK((c >= 0x20 && c < 0x7F));
    }
    CHECK(content_disposition(Disposition::saved, "") == "attachment; filename=\"file\"");
    CHECK(content_disposition(Disposition::saved, "a\xe2\x80\xae"
                                                  "fdp.exe")
              .find("%E2") == std::string::npos);
}
