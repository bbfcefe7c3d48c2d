#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

/// A managing editor who returns a manuscript to its authors, and has the letter before them.
struct Returning {
    Journey site;
    Stage stage{site};
    std::string act;
    std::size_t before = 0; ///< events
    Response shown;

    Returning()
    {
        stage.manuscript("check");
        act = stage.address() + "/acts/return_to_authors";
        before = stage.events();
        shown = send("Number the lines", {{"preview", "yes"}});
    }

    Response send(std::string const& list, Typed const& more)
    {
        Typed form{{"list", list}, {"due", stage.in_days(10)}};
        form.insert(form.end(), more.begin(), more.end());
        return site.post(act, form, "salix-alba");
    }
    Typed own_words()
    {
        return {{"letter_composed", hidden(shown, "letter_composed")},
                {"letter_subject", "Own subject"},
                {"letter_body", "Words of the dunlin"}};
    }
    Letter letter() { return site.letters_to(cast_address("zostera-marina")).back(); }
};

} // namespace

TEST_CASE("a letter is seen before it leaves")
{
    Returning at;
    CHECK(says(at.site.get(at.act, "salix-alba"), "The letter that leaves with it"));
    CHECK(at.shown.status == 200);
    CHECK(says(at.shown, "- Number the lines"));
    CHECK(says(at.shown, "name=\"letter_body\""));
    CHECK(at.stage.events() == at.before);
}

TEST_CASE("a letter that nobody changed is composed of what the fields say when it leaves")
{
    Returning at;
    auto body = at.shown.body.substr(at.shown.body.find("rows=\"18\">\n") + 11);
    body = body.substr(0, body.find("</textarea>"));
    for (std::size_t from = 0; (from = body.find("&quot;", from)) != std::string::npos;) body.replace(from, 6, "\"");
    auto const sent = at.send("Number the pages", {{"letter_composed", hidden(at.shown, "letter_composed")},
                                                   {"letter_subject", "REC-26-0001: please mend your manuscript"},
                                                   {"letter_body", body}});
    REQUIRE(sent.status == 303);
    CHECK(at.letter().body.find("- Number the pages") != std::string::npos);
}

TEST_CASE("a letter says what its sender wrote; where the fields changed since, the sender is asked once more")
{
    Returning at;
    SUBCASE("the letter alone is changed")
    {
        REQUIRE(at.send("Number the lines", at.own_words()).status == 303);
        CHECK(at.letter().subject == "Own subject");
        CHECK(at.letter().body.starts_with("Words of the dunlin"));
    }
    SUBCASE("and then the fields")
    {
        auto const asked = at.send("Number the pages", at.own_words());
        CHECK(asked.status == 422);
        CHECK(says(asked, "Words of the dunlin"));
        CHECK(says(asked, "The fields above have changed"));
        CHECK(at.stage.events() == at.before);
    }
}

TEST_CASE("nobody slips words of their own into a letter that is not theirs to change")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    site.post(stage.address() + "/acts/hold",
              {{"reason", "A permit is missing."}, {"letter_body", "Words of the dunlin"}, {"letter_subject", "x"}},
              "salix-alba");
    REQUIRE(stage.facts().manuscript.hold);
    for (auto const& letter : site.letters_to(cast_address("zostera-marina")))
        CHECK(letter.body.find("dunlin") == std::string::npos);
}

TEST_CASE("a letter by hand goes to those one may know of")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("typesetting");
    auto const act = stage.address() + "/acts/write";
    auto const form = site.get(act, "acer-saccharum");
    CHECK(says(form, "Ostrea edulis"));
    CHECK_FALSE(says(form, "Posidonia"));
    auto const to_reviewer = site.post(
        act, {{"person", Stage::key(cast_id("posidonia-oceanica"))}, {"note", "Dear reviewer"}}, "acer-saccharum");
    CHECK(to_reviewer.status == 422);
    CHECK_FALSE(says(site.letters_to(cast_address("posidonia-oceanica")).back(), "Dear reviewer"));
    CHECK(says(site.get(act, "laminaria-digitata"), "Posidonia"));
    REQUIRE(site.post(act, {{"person", Stage::key(cast_id("ostrea-edulis"))}, {"note", "Words of the dunlin"}},
                      "acer-saccharum")
                .status == 303);
    CHECK(says(site.letters_to(cast_address("ostrea-edulis")).back(), "Words of the dunlin"));
}

TEST_CASE("an invitation to a wrong address is corrected and sent again")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const review = stage.invite("posidonia-oceanica");
    auto const act = stage.address() + "/reviews/" + Stage::key(review) + "/acts/correct_address";
    CHECK(site.post(act, {{"email", "nowhere"}}, "laminaria-digitata").status == 422);
    REQUIRE(site.post(act, {{"email", "posidonia@meadow.example"}}, "laminaria-digitata").status == 303);
    CHECK(site.letters_to("posidonia@meadow.example").size() == 1);
    CHECK(says(site.get(stage.address(), "laminaria-digitata"), "Posidonia oceanica"));
}
