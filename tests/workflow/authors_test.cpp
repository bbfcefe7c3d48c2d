#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

constexpr auto zostera_line = "Zostera; Marina; zostera@marina.example; Institute of Zostera; NL";
constexpr auto ostrea_line = "Ostrea; Edulis; ostrea@edulis.example";

std::string lines(std::initializer_list<std::string> all) { return joined(std::vector<std::string>(all), "\n"); }

/// A change asked and agreed to by both authors.
void agreed(Case& c, std::string const& proposed)
{
    c.take("ask_author_change", zostera, {{"authors", proposed}, {"reason", "Did the fieldwork"}});
    c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
}

} // namespace

TEST_CASE("the list of authors is changed by request, everybody's answer and the office's approval")
{
    Case c;
    c.with_editor();
    CHECK(c.closed("approve_author_change", salix) == "Nobody asked to change the authors.");
    CHECK_FALSE(c.open("ask_author_change", ostrea));
    c.take("ask_author_change", zostera,
           {{"authors", lines({ostrea_line, zostera_line, "Larix; Decidua; larix@decidua.example; Larchwood; CH"})},
            {"reason", "Did the fieldwork"}});
    REQUIRE(c.facts.author_changes.size() == 1);
    CHECK(c.facts.author_changes[0].state == "asked");
    CHECK(c.written("author_change_asked") == 2);
    CHECK(c.closed("ask_author_change", zostera) == "A change of the authors is waiting for its answers.");
    CHECK(c.closed("approve_author_change", salix) == "Opens when every author has agreed: 1 still to answer.");
    c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
    CHECK_FALSE(c.open("approve_author_change", quercus));
    c.take("approve_author_change", salix);
    CHECK(c.state() == "inviting");
    REQUIRE(c.facts.authors.size() == 3);
    CHECK(c.facts.author_changes[0].state == "approved");
    CHECK(c.wrote("author_change_answered", zostera));
    auto const find = [&](std::string_view family) {
        return *std::ranges::find_if(c.facts.authors,
                                     [&](Author const& author) { return Standings::byline(author).family == family; });
    };
    CHECK(find("Edulis").position == 1);
    CHECK(find("Edulis").id == second_author);
    CHECK(Standings::byline(find("Edulis")).affiliation == "Institute of Ostrea");
    CHECK(find("Marina").corresponding);
    CHECK(find("Decidua").position == 3);
    CHECK(Standings::byline(find("Decidua")).country == "CH");
}

TEST_CASE("an author who objects keeps the list as it is")
{
    Case c;
    c.with_editor();
    c.take("ask_author_change", zostera, {{"authors", zostera_line}, {"reason", "Left the project"}});
    CHECK(
        c.ask("answer_author_change", nobody, form({{"answer", "perhaps"}}), {}, second_author, false).front().reason ==
        "Please choose one of the answers to “Your answer”.");
    c.by_link("answer_author_change", second_author, {{"answer", "objects"}});
    CHECK(c.closed("approve_author_change", salix) == "An author objects.");
    c.take("refuse_author_change", salix, {{"note", "Not without agreement"}});
    CHECK(c.facts.author_changes[0].state == "refused");
    CHECK(c.facts.authors.size() == 2);
    CHECK(c.open("ask_author_change", zostera));
}

TEST_CASE("a proposed list is read line by line")
{
    Case c;
    c.with_editor();
    CHECK(c.why("ask_author_change", zostera, {{"reason", "Order"}}) == "At least one author is needed.");
    CHECK(c.why("ask_author_change", zostera, {{"authors", "Larix Decidua"}, {"reason", "Order"}}) ==
          "Please give name, family name and address, parted by semicolons: “Larix Decidua”.");
    CHECK(c.why("ask_author_change", zostera, {{"authors", "Larix; Decidua; nowhere"}, {"reason", "Order"}})
              .starts_with("Please give name"));
}

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
    c.take("approve_author_change", salix);
    CHECK(c.state() == (before.empty() ? "needs_ce" : before));
    CHECK_FALSE(c.manuscript().editor_id);
    CHECK_FALSE(Standings::of(c.facts, laminaria, c.now).editorial());
    CHECK(Standings::of(c.facts, laminaria, c.now).coauthor);
}

TEST_CASE("nobody who has reviewed it becomes an author")
{
    Case c;
    c.with_editor();
    c.accepted(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "P.; Oceanica; Posidonia@Oceanica.example"}));
    CHECK(c.closed("approve_author_change", salix) == "One of the proposed authors has reviewed this manuscript.");
    CHECK(c.open("refuse_author_change", salix));
}

TEST_CASE("an invitee who becomes an author cannot accept any more")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "P.; Oceanica; posidonia@oceanica.example"}));
    c.take("approve_author_change", salix);
    CHECK(c.closed("accept", posidonia, review) == "You have another part in this manuscript and cannot review it.");
}

TEST_CASE("a revision waits until a change of the authors is settled")
{
    Case c;
    c.released("minor-revision");
    c.take("ask_author_change", zostera, {{"authors", zostera_line}, {"reason", "Left the project"}});
    c.facts.files.push_back(file_of("answers", 1));
    CHECK(c.closed("revise", zostera) == "The change of the authors must be settled first.");
    c.take("refuse_author_change", salix, {{"note", "Not now"}});
    CHECK(c.open("revise", zostera));
}

TEST_CASE("an author without an account is asked and told by mail like the others")
{
    Case c;
    c.facts.authors[1].person_id = {};
    c.take("submit", zostera);
    REQUIRE(c.written("named_as_coauthor") == 1);
    auto const& letter = *std::ranges::find(c.letters, "named_as_coauthor", &LetterOrder::kind);
    CHECK(letter.to == nobody);
    CHECK(letter.author == second_author);
}

} // namespace succession
