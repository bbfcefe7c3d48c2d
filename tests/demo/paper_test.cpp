#include "demo/paper.hpp"

#include "files/clean.hpp"
#include "files/digest.hpp"
#include "files/inspect.hpp"
#include "files/words.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace succession;
using namespace succession::demo;

namespace {

Paper paper()
{
    return {.title = "Live stakes of *Salix alba* on eroding banks",
            .authors = {"Alnus glutinosa", "Carex acuta"},
            .affiliations = {"Carrlands Wetland Trust, Vaartdorp"},
            .abstract = "Stakes hold banks & let < 60% of the plants return.",
            .key_words = {"banks", "willow"},
            .implications = {"Thin the willow in year seven.", "Sow where seed is far."},
            .sections = {{"Results", "Banks held.\n\nPlants *did not* return.", false}},
            .chart = {},
            .running_head = "Live stakes",
            .property_author = "",
            .made_at = 1'770'000'000'000,
            .imprint = {}};
}

Imprint imprint()
{
    return {.journal = "Restoration Ecology",
            .type = "Research Article",
            .issue = "Early View",
            .doi = "10.1111/rec.14205",
            .licence = "Open access under CC BY 4.0.",
            .copyright = "© 2026 The Authors",
            .facts = {{"Received", "4 March 2025"}, {"Coordinating Editor", "Fagus sylvatica"}}};
}

/// The text of the paper as typeset, on one line.
std::string typeset(Paper const& paper)
{
    Folder const folder;
    make_pdf(paper, folder.path / "paper.pdf");
    auto const text = text_of(folder.path / "paper.pdf");
    REQUIRE(text);
    auto line = text->text;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a manuscript says what its paper says, with signs as they are and asterisks as italics")
{
    auto const text = typeset(paper());
    for (auto const* const part : {"Live stakes of Salix alba on eroding banks", "Alnus glutinosa, Carex acuta",
                                   "Vaartdorp", "Stakes hold banks & let < 60% of the plants return.", "banks, willow",
                                   "Thin the willow in year seven.", "Plants did not return."}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    CHECK_FALSE(has(text, "*"));
}

TEST_CASE("an article adds the journal, its dates, the DOI and the licence")
{
    auto article = paper();
    article.imprint = imprint();
    auto const text = typeset(article);
    for (auto const* const part : {"Restoration Ecology", "Early View", "Research Article", "4 March 2025",
                                   "Fagus sylvatica", "© 2026 The Authors. https://doi.org/10.1111/rec.14205",
                                   "CC BY 4.0", "Implications for Practice", "Plants did not return."}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    CHECK(text.find("Live stakes of") < text.find("Alnus glutinosa"));
}

TEST_CASE("no word of a long paper is lost where the pages turn")
{
    auto const long_paper = [](bool published) {
        auto result = paper();
        if (published) result.imprint = imprint();
        for (int section = 0; section < 4; ++section) {
            std::string text;
            for (int word = 0; word < 1500; ++word)
                text += fmt::format("w{}{}", section * 1500 + word, word % 90 == 89 ? "\n\n" : " ");
            result.sections.push_back({fmt::format("Part {}", section), text, section == 3});
        }
        return typeset(result) + ' ';
    };
    for (bool const published : {false, true}) {
        auto const text = long_paper(published);
        for (int word = 0; word < 6000; ++word) REQUIRE(has(text, fmt::format("w{} ", word)));
    }
}

TEST_CASE("line numbers run through the manuscript and are not counted as words")
{
    Folder const folder;
    auto numbered = paper();
    for (int i = 0; i < 12; ++i) numbered.sections.front().text += "\n\nBanks held, and the willow grew well.";
    make_pdf(numbered, folder.path / "plain.pdf");
    numbered.line_numbers = true;
    make_pdf(numbered, folder.path / "numbered.pdf");
    auto const plain = text_of(folder.path / "plain.pdf"), with_numbers = text_of(folder.path / "numbered.pdf");
    REQUIRE(plain);
    REQUIRE(with_numbers);
    CHECK(sha256_of_file(folder.path / "plain.pdf") != sha256_of_file(folder.path / "numbered.pdf"));
    auto const page_numbers = inspect(folder.path / "plain.pdf").pages; // they stand alone on a line as well
    CHECK(with_numbers->words == plain->words - page_numbers);
}

TEST_CASE("a planted author is found in the properties, and gone from the reviewers' copy")
{
    Folder const folder;
    auto planted = paper();
    planted.authors.clear();
    planted.property_author = "Alnus glutinosa";
    make_pdf(planted, folder.path / "paper.pdf");
    auto const facts = inspect(folder.path / "paper.pdf");
    CHECK(facts.refusal == "");
    CHECK(facts.pages == 2);
    CHECK(std::ranges::count(facts.findings, Finding{"Author", "Alnus glutinosa"}) == 1);
    CHECK(std::ranges::count(facts.findings, Finding{"Title", "Live stakes of Salix alba on eroding banks"}) == 1);
    CHECK_FALSE(has(typeset(planted), "Alnus"));

    clean_pdf(folder.path / "paper.pdf", folder.path / "clean.pdf");
    CHECK(inspect(folder.path / "clean.pdf").findings.empty());
}

TEST_CASE("a figure that does not fit stands on the next page, also after the end of the text")
{
    auto drawn = paper();
    drawn.chart = Chart{"Means of 16 banks.", "Species", {"2020", "2024"}, {{"thinned", {6, 27}}, {"none", {}}}};
    for (int i = 0; i < 25; ++i) {
        drawn.sections.front().text += "\n\nBanks held.";
        CHECK(has(typeset(drawn), "Figure 1. Means of 16 banks."));
    }
    drawn.chart = Chart{};
    CHECK(has(typeset(drawn), "Figure 1."));
}

TEST_CASE("the same paper gives the same bytes")
{
    Folder const folder;
    make_pdf(paper(), folder.path / "one.pdf");
    make_pdf(paper(), folder.path / "two.pdf");
    CHECK(sha256_of_file(folder.path / "one.pdf") == sha256_of_file(folder.path / "two.pdf"));
}

TEST_CASE("a paper that cannot be written is not passed over")
{
    CHECK_THROWS(make_pdf(paper(), "/no-such-folder/paper.pdf"));
}
