#include "domain/person.hpp"

#include <doctest/doctest.h>

namespace succession {

TEST_CASE("two spellings of one address are one")
{
    CHECK(address_key("  Zostera.Marina@Bay.EXAMPLE ") == "zostera.marina@bay.example");
    CHECK(address_key("zostera@bay.example") != address_key("zostera@reef.example"));
}

TEST_CASE("an address is one that a mail can be sent to")
{
    for (auto const* good :
         {"zostera@bay.example", "z.m+rec@sea.bay.example", "zostera@bucht-nord.example", "grün@bay.example"}) {
        CAPTURE(good);
        CHECK(is_address(good));
    }
    for (auto const* bad :
         {"", "zostera", "@bay.example", "zostera@", "zostera@bay", "zostera@.example", "zostera@bay.",
          "a@bay.example, b@bay.example", "a b@bay.example", "a@bay.example\nBcc: x@y.example",
          "Zostera <z@bay.example>", "a@b@bay.example", "a;b@bay.example", "\"a\"@bay.example"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_address(bad));
    }
    CHECK_FALSE(is_address(std::string(250, 'a') + "@bay.example"));
}

TEST_CASE("the domain of an address, folded")
{
    CHECK(address_domain("Zostera@Bay.EXAMPLE") == "bay.example");
    CHECK(address_domain("nobody").empty());
}

TEST_CASE("an ORCID iD has a right check digit")
{
    CHECK(is_orcid("0000-0002-1825-0097"));
    CHECK(is_orcid("0000-0009-3509-623X"));
    CHECK_FALSE(is_orcid("0000-0002-1825-0098"));
    CHECK_FALSE(is_orcid("0000-0002-1825-009"));
    CHECK_FALSE(is_orcid("0000000218250097"));
    CHECK_FALSE(is_orcid("0000-0002-1825-00970"));
    CHECK_FALSE(is_orcid("0000-0009-3509-623x"));
    CHECK_FALSE(is_orcid("OOOO-0002-1825-0097"));
}

TEST_CASE("an ORCID iD may come as an address")
{
    CHECK(normal_orcid(" https://orcid.org/0000-0002-1825-0097 ") == "0000-0002-1825-0097");
    CHECK(normal_orcid("orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097");
    CHECK(normal_orcid("0000-0002-1825-0097") == "0000-0002-1825-0097");
    CHECK(normal_orcid("https://orcid.org/0000-0002-1825-0098").empty());
}

TEST_CASE("a ROR id has right check digits")
{
    CHECK(is_ror("https://ror.org/05gq02987"));
    CHECK(is_ror("05gq02987"));
    CHECK_FALSE(is_ror("05gq02988"));
    CHECK_FALSE(is_ror("https://ror.org/05gq0298"));
    CHECK_FALSE(is_ror("15gq02987"));
    CHECK_FALSE(is_ror("05gl02987"));
    CHECK(full_ror("05gq02987") == "https://ror.org/05gq02987");
    CHECK(full_ror("https://ror.org/05gq02987") == "https://ror.org/05gq02987");
    CHECK(full_ror("05gq02988") == "05gq02988");
    CHECK(full_ror("").empty());
}

TEST_CASE("away is from a day, for ever or until another")
{
    Known person;
    CHECK_FALSE(person.away(10));
    person.away_from = 10;
    CHECK_FALSE(person.away(9));
    CHECK(person.away(10));
    CHECK(person.away(1000));
    person.away_until = 20;
    CHECK(person.away(19));
    CHECK_FALSE(person.away(20));
}

TEST_CASE("a person without a given name is called by the other")
{
    Known person;
    person.family = "Zostera";
    CHECK(person.name() == "Zostera");
    person.given = "Marina";
    CHECK(person.name() == "Marina Zostera");
}

TEST_CASE("a name is a name, and no message that mail carries to strangers")
{
    for (auto const* name : {"Quercus", "J. R.", "St. John", "J.R.", "O’Alnus-Robur", "de la Cañada y Müller", "松",
                             "Salix (alba)", "Larus 3rd", ""}) {
        CAPTURE(name);
        CHECK(name_fault(name).empty());
    }
    for (auto const* message : {"Look at http://prize.example", "WWW.prize", "see prize.example now",
                                "me@prize.example", "Win\nhere", "<b>Win</b>", "prize/now", "a\tb"}) {
        CAPTURE(message);
        CHECK_FALSE(name_fault(message).empty());
    }
    std::string accents;
    for (int i = 0; i < 100; ++i) accents += "é";
    CHECK(name_fault(accents).empty());
    CHECK_FALSE(name_fault(accents + "e").empty());
}

} // namespace succession
