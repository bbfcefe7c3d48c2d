#include "workflow/author_lists.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a new author who edits it loses the part, and another editor is wanted")
{
    Case c;
    c.reviewed();
    auto const proposed = lines({zostera_line, ostrea_line, "Laminaria; Digitata; laminaria@digitata.example"});
    std::string before;
    SUBCASE("with the reports in") {}
    SUBCASE("with a recommendation") { c.take("recommend", laminaria, {{"kind", "accept"}}); }
    SUBCASE("while a decision is held")
    {
        c.take("recommend", laminaria, {{"kind", "accept"}});
        c.take("ask_author_change", zostera, {{"authors", proposed}, {"reason", "Did the fieldwork"}});
        c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
        c.decide("minor-revision");
        before = "held";
    }
    if (before.empty()) agreed(c, proposed);
    CHECK(c.why("approve_author_change", salix).find("becomes an author: Laminaria Digitata") != std::string::npos);
    c.take("approve_author_change", salix, {{"overruled", "Her plots; the reports are in"}});
    CHECK(c.facts.author_changes[0].overruled == "Her plots; the reports are in");
    CHECK(c.wrote("editor_is_author", laminaria));
    CHECK(c.wrote("editor_lost", quercus));
    CHECK(c.state() == (before.empty() ? "needs_ce" : before));
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
        c.take("approve_author_change", salix, {{"overruled", "Nothing to overrule"}});
        CHECK(c.facts.author_changes[0].overruled.empty());
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
