#include "workflow/author_lists.hpp"
#include "workflow/authors.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a new author who edits it loses the part, and another editor is wanted")
{
    Case c;
    c.reviewed();
    auto const proposed = lines({zostera_line, ostrea_line, "Laminaria; Digitata; laminaria@digitata.example"});
    std::string leads_to = "needs_ce";
    SUBCASE("with the reports in") { agreed(c, proposed); }
    SUBCASE("with a recommendation")
    {
        c.take("recommend", laminaria, {{"kind", "accept"}});
        agreed(c, proposed);
    }
    SUBCASE("while a decision is held, which stands")
    {
        c.take("recommend", laminaria, {{"kind", "accept"}});
        agreed(c, proposed);
        c.decide("minor-revision");
        leads_to = "held";
    }
    CHECK(c.why("approve_author_change", salix).find("becomes an author: Laminaria Digitata") != std::string::npos);
    c.take("approve_author_change", salix, {{"overruled", "Her plots; the reports are in"}});
    CHECK(c.facts.author_changes[0].overruled == "Her plots; the reports are in");
    CHECK(c.wrote("editor_is_author", laminaria));
    CHECK(c.wrote("editor_lost", quercus));
    CHECK(c.state() == leads_to);
    CHECK_FALSE(c.manuscript().editor_id);
    CHECK_FALSE(Standings::of(c.facts, laminaria, c.now).editorial());
    CHECK(Standings::of(c.facts, laminaria, c.now).coauthor);
}

TEST_CASE("an editor who has seen no reviewer becomes an author without more ado; so does nobody's editor")
{
    Case c;
    c.with_editor();
    SUBCASE("the coordinating editor")
    {
        agreed(c, lines({zostera_line, ostrea_line, "Laminaria; Digitata; laminaria@digitata.example"}));
        c.take("approve_author_change", salix);
        CHECK(c.wrote("editor_is_author", laminaria));
        CHECK(c.wrote("editor_lost", quercus));
    }
    SUBCASE("somebody who edits other manuscripts")
    {
        c.listed(posidonia);
        agreed(c, lines({zostera_line, ostrea_line, "Acer; Saccharum; acer@saccharum.example"}));
        c.take("approve_author_change", salix);
        CHECK(c.manuscript().editor_id == laminaria);
        CHECK(c.written("editor_lost") == 0);
    }
}

TEST_CASE("whoever decides and becomes an author knows the reviewers as well")
{
    Case c;
    c.with_editor();
    c.listed(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "Quercus; Robur; quercus@robur.example"}));
    CHECK(c.why("approve_author_change", salix).find("Quercus Robur") != std::string::npos);
    c.take("approve_author_change", salix, {{"overruled", "His herbarium"}});
    CHECK(c.manuscript().editor_id == laminaria);
    CHECK(c.written("editor_is_author") == 0);
}

TEST_CASE("that a new author is close to who reviews or coordinates it is said, and overruled with a reason")
{
    Case c;
    c.with_editor();
    std::string const larix = "Larix; Decidua; larix@";
    auto const concern = [&] { return c.why("approve_author_change", salix); };
    SUBCASE("the same institute as a reviewer who writes")
    {
        c.accepted(posidonia);
        agreed(c, lines({zostera_line, ostrea_line, larix + "decidua.example; Institute of Posidonia"}));
        CHECK(concern().find(": Posidonia Oceanica (same institution as an author).") != std::string::npos);
    }
    SUBCASE("the mail domain of a reviewer who is asked, and the coordinating editor's")
    {
        c.invited(posidonia);
        agreed(c, lines({zostera_line, ostrea_line, larix + "oceanica.example",
                         "Larus; Marinus; larus@digitata.example"}));
        CHECK(
            concern().find(": Posidonia Oceanica (same mail domain as an author); Laminaria Digitata (same mail domain "
                           "as an author).") != std::string::npos);
    }
    c.take("approve_author_change", salix, {{"overruled", "A large institute"}});
    CHECK(c.facts.author_changes[0].overruled == "A large institute");
    CHECK(c.editor() == laminaria);
}

TEST_CASE("who wrote with a reviewer, as the office finds on record, is close as well")
{
    Case c;
    c.with_editor();
    c.accepted(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "Larus; Marinus; larus@marinus.example"}));
    Form const nothing;
    Step const step{journal(), c.facts, *journal().manuscript.find("approve_author_change", ""), salix, {}, {},
                    nothing,   c.now};
    auto const [people, authors] = encounter_of_change(step);
    CHECK(people == std::vector{posidonia, laminaria});
    CHECK(authors == std::vector{larus});
    CHECK(concern_about_change(step) == "");
    CHECK(
        concern_about_change(step, {{posidonia, larus}}) ==
        "A new author is close to somebody who reviews or coordinates it: Posidonia Oceanica (wrote with Larus Marinus "
        "on record here).");
}

TEST_CASE("who stood close to a reviewer before, or to one who declined, brings nothing new")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("decline", posidonia, {}, review);
    c.facts.people[9].affiliation = "Institute of Ostrea";
    REQUIRE(c.facts.people[9].id == rhizophora);
    c.take("list_reviewer", laminaria, {{"person", key(rhizophora)}});
    c.take("invite", laminaria, {{"due", c.in_days(7)}, {"overruled", "No other"}}, c.facts.reviews.back().id);
    agreed(c, lines({zostera_line, ostrea_line, "Larix; Decidua; larix@oceanica.example; Institute of Posidonia"}));
    CHECK(c.why("approve_author_change", salix) == "");
}

TEST_CASE("a list that nobody else is to answer for is the office's at once, in one letter")
{
    Case c;
    c.facts.authors.pop_back();
    c.with_editor();
    c.take("ask_author_change", zostera, {{"authors", lines({zostera_line, ostrea_line})}, {"reason", "Forgotten"}});
    CHECK(c.written("author_change_asked") == 0);
    CHECK(c.wrote("author_change_ready", salix));
    CHECK(c.written("author_change_wanted") == 0);
    CHECK(c.open("approve_author_change", salix));
}

TEST_CASE("whoever becomes corresponding author is told, also who comes new to the list")
{
    Case c;
    c.with_editor();
    c.holders["larus@marinus.example"] = larus;
    agreed(c, lines({zostera_line, ostrea_line, "Larus; Marinus; larus@marinus.example; Cliff; NL; corresponding"}));
    c.take("approve_author_change", salix);
    CHECK(c.wrote("author_change_answered", larus));
    CHECK(c.wrote("named_as_coauthor", larus));
    CHECK(c.letters.front().list.find("Cliff, NL, corresponding author") != std::string::npos);
}

} // namespace succession
