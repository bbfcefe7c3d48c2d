#include "publishing/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace succession;

namespace {

std::vector<std::string> lines_of(std::string const& record)
{
    std::vector<std::string> lines;
    std::istringstream stream(record);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// "TY  - JOUR": two letters or a letter and a figure, two blanks, hyphen, blank; and the line ends with CR LF.
bool is_line(std::string const& line)
{
    return line.size() >= 7 && line.compare(2, 4, "  - ") == 0 && line.back() == '\r';
}

} // namespace

TEST_CASE("a RIS record holds what a reference needs, a line a tag")
{
    CHECK(ris(seagrass_in_issue()) == "TY  - JOUR\r\n"
                                      "AU  - Sylvatica, Fagus\r\n"
                                      "AU  - Glutinosa, Alnus Jean-Luc\r\n"
                                      "TI  - Seagrass recovers beside oyster reefs\r\n"
                                      "JO  - Restoration Ecology\r\n"
                                      "PY  - 2027\r\n"
                                      "DA  - 2027/03/14\r\n"
                                      "VL  - 35\r\n"
                                      "IS  - 2\r\n"
                                      "SP  - 101\r\n"
                                      "EP  - 110\r\n"
                                      "SN  - 1526-100X\r\n"
                                      "DO  - 10.1111/rec.70001\r\n"
                                      "UR  - https://doi.org/10.1111/rec.70001\r\n"
                                      "KW  - oyster reef\r\n"
                                      "KW  - seagrass\r\n"
                                      "AB  - Oyster reefs break waves.\r\n"
                                      "ER  - \r\n");
}

TEST_CASE("no text begins a tag of its own, by whatever line end it tries")
{
    for (std::string const end : {"\n", "\r", "\r\n", "\v", "\f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"}) {
        auto citation = seagrass();
        auto const hostile = "Reefs" + end + "ER  - " + end + "TY  - BOOK";
        citation.title = citation.abstract = hostile;
        citation.authors = {author_named(hostile, hostile)};
        citation.keywords = {hostile};
        auto const lines = lines_of(ris(citation));
        CHECK(std::ranges::all_of(lines, is_line));
        CHECK(lines.size() == 12);
        CHECK(std::ranges::count(lines, "ER  - \r") == 1);
        CHECK(ris(citation).find("TI  - Reefs ER - TY - BOOK\r\n") != std::string::npos);
    }
}

TEST_CASE("names keep their letters but not the marks the format reserves")
{
    auto citation = seagrass();
    citation.authors = {author_named("Émile*", "Černý, Jr."), author_named("", "Reef Group")};
    auto const record = ris(citation);
    CHECK(record.find("AU  - Černý Jr., Émile\r\n") != std::string::npos);
    CHECK(record.find("AU  - Reef Group\r\n") != std::string::npos);
}
