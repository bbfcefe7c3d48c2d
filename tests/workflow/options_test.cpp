#include "workflow/options.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

std::vector<Option> const places{{"SH", "Saint Helena, Ascension and Tristan da Cunha"},
                                 {"CD", "Congo, Democratic Republic of the"},
                                 {"CG", "Congo (Republic)"},
                                 {"NO", "Norway"}};

std::string meant(std::string_view typed)
{
    auto const* found = meant_option(places, typed);
    return found ? found->code : "";
}

} // namespace

TEST_CASE("what is typed means the option of that code or name, or the only one whose name begins so")
{
    CHECK(meant("no") == "NO");
    CHECK(meant("NORWAY") == "NO");
    CHECK(meant("saint helena") == "SH");
    CHECK(meant("congo (republic)") == "CG");
    CHECK(meant("Congo") == "");
    CHECK(meant("Nor") == "");
    CHECK(meant("") == "");
}

TEST_CASE("an option is found by its code alone, and a code of no list stands for itself")
{
    CHECK(find_option(places, "NO")->label == "Norway");
    CHECK_FALSE(find_option(places, "no"));
    CHECK(label_in(places, "NO") == "Norway");
    CHECK(label_in(places, "XX") == "XX");
}
