#include "base/text.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("marks that turn or part what is read go; joiners, letters and everything else stay")
{
    CHECK(without_unseen_marks("Quercus\u202E robur\u202C") == "Quercus robur");
    for (auto const* mark : {"\u061C", "\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                             "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"})
        CHECK(without_unseen_marks(std::string(mark) + "a" + mark + "b" + mark) == "ab");
    for (auto const* text : {"", "می\u200Cخواهم", "क्\u200Dष", "“so”\u2028and \u2014 Straße", "\u2065\u202F\u206A", "🌱",
                             "\xe2\x80", "\xe2"})
        CHECK(without_unseen_marks(text) == text);
}

TEST_CASE("characters are counted as people count them, and no text is cut within one")
{
    CHECK(count_characters("möß🌱") == 4);
    CHECK(first_characters("möß🌱", 2) == "mö");
    CHECK(first_characters("möß🌱", 3) == "möß");
    CHECK(first_characters("möß", 3) == "möß");
    CHECK(first_characters("moss", 0).empty());
    CHECK(last_bytes("moss🌱", 4) == "🌱");
    CHECK(last_bytes("moss🌱", 3).empty());
    CHECK(last_bytes("moss", 9) == "moss");
}

TEST_CASE("letters are compared in any alphabet without their size and marks")
{
    CHECK(folded("ŽIŽKOVÁ") == "zizkova");
    CHECK(folded("Zˇizˇkova\u0301") == "zˇizˇkova");
    CHECK(folded("Straße ΑΒΓ Émile") == "strasse αβγ emile");
    CHECK(folded("moss 🌱, 1") == "moss 🌱, 1");
    CHECK(folded("") == "");
}

TEST_CASE("a text is taken apart into its characters, and bytes that are none stand alone")
{
    std::string_view text = "aß\xe2\x80🌱\xed\xa0\x80";
    CHECK(take_character(text).code == U'a');
    CHECK(take_character(text).bytes == "ß");
    CHECK(take_character(text).code == not_a_character);
    CHECK(take_character(text).code == U'🌱');
    while (!text.empty()) CHECK(take_character(text).code == not_a_character);
}

TEST_CASE("words hold a letter or a figure of some alphabet; dashes and quotes alone are none")
{
    CHECK(count_words("plots – sites") == 2);
    CHECK(count_words("“so” — … • 12 °C ≥ 3") == 4);
    CHECK(count_words("Ökologie élan лес 森林 \u00bd") == 5);
    CHECK(count_words(" \n\t") == 0);
    CHECK(one_line(" a\u2028b\u0085\u00a0c\x01 ") == "a b c");
}

TEST_CASE("a text is legible when all of it is text")
{
    CHECK(is_legible("möß🌱\n"));
    CHECK_FALSE(is_legible("mo\xdfs"));
    CHECK_FALSE(is_legible(std::string_view("mo\0ss", 5)));
}
