#include "publishing/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace succession;

namespace {

/// Whether BibTeX would see one entry: braces balance, counted as it counts them.
bool is_one_entry(std::string const& entry)
{
    int depth = 0, entries = 0;
    for (char const c : entry) {
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) ++entries;
        if (depth < 0) return false;
    }
    return depth == 0 && entries == 1;
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a BibTeX entry holds what a reference needs")
{
    CHECK(bibtex(seagrass_in_issue()) == R"(@article{sylvatica2027seagrass,
  author = {Sylvatica, Fagus and Glutinosa, Alnus Jean-Luc},
  title = {{Seagrass recovers beside oyster reefs}},
  journal = {Restoration Ecology},
  year = {2027},
  volume = {35},
  number = {2},
  pages = {101--110},
  issn = {1526-100X},
  doi = {10.1111/rec.70001},
  url = {https://doi.org/10.1111/rec.70001},
  keywords = {oyster reef, seagrass},
  abstract = {Oyster reefs break waves.},
}
)");
    CHECK_FALSE(holds(bibtex(seagrass()), "volume"));
}

TEST_CASE("no title breaks out of its BibTeX entry")
{
    for (std::string const title : {"}, author = {Nobody", "{{{", "}}}", "\\", "\\}", "a\\{b", "@article{x, title={y}}",
                                    "50 % of $5 & #1 a_b ~ ^", "\"quoted\"", "two\nlines\r\n@comment"}) {
        auto citation = seagrass();
        citation.title = citation.abstract = title;
        citation.keywords = {title};
        citation.authors = {author_named(title, title), author_named("", title)};
        CAPTURE(title);
        auto const entry = bibtex(citation);
        CHECK(is_one_entry(entry));
        CHECK(std::ranges::count(entry, '\n') == 11);
    }
}

TEST_CASE("what TeX takes for commands is written so that it prints")
{
    auto citation = seagrass();
    citation.title = "50 % of $5 & #1 in a_b ~ {x}^2 \\";
    CHECK(holds(bibtex(citation), "{{50 \\% of \\$5 \\& \\#1 in a\\_b \\textasciitilde{} "
                                  "\\textbraceleft{}x\\textbraceright{}\\textasciicircum{}2 \\textbackslash{}}}"));
}

TEST_CASE("an author's name that holds \"and\" or a comma stays one name")
{
    auto citation = seagrass();
    citation.authors = {author_named("Salix", "Alba and Sons"), author_named("Acer, Jr.", "Others"),
                        author_named("", "Reef Group")};
    CHECK(holds(bibtex(citation), "author = {{Alba and Sons}, Salix and {Others}, {Acer, Jr.} and {Reef Group}},"));
}

TEST_CASE("keys are plain letters; letters with marks stay as they are in names")
{
    auto citation = seagrass();
    citation.authors = {author_named("Émile", "Černý-Łąk")};
    citation.title = "Über-Wälder";
    auto const entry = bibtex(citation);
    CHECK(entry.starts_with("@article{cernyak2027uberwalder,"));
    CHECK(holds(entry, "author = {Černý-Łąk, Émile},"));
    citation.authors = {author_named("", "森林")};
    citation.title = "植物";
    CHECK(bibtex(citation).starts_with("@article{101111rec70001,"));
}
