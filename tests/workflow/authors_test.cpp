#include "workflow/author_lists.hpp"
#include "workflow/authors.hpp"

namespace succession {

using namespace cast;

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
    CHECK(c.written("author_change_asked") == 1);
    CHECK(c.wrote("author_change_asked", ostrea));
    CHECK(c.wrote("author_change_wanted", salix));
    CHECK(c.closed("ask_author_change", zostera) == "A change of the authors is waiting for its answers.");
    CHECK(c.closed("approve_author_change", salix) == "Opens when every author has agreed: 1 still to answer.");
    c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
    CHECK_FALSE(c.open("approve_author_change", laminaria));
    c.take("approve_author_change", salix);
    CHECK(c.state() == "inviting");
    REQUIRE(c.facts.authors.size() == 3);
    CHECK(c.facts.author_changes[0].state == "approved");
    CHECK(c.wrote("author_change_answered", zostera));
    CHECK(c.wrote("author_change_answered", ostrea));
    CHECK(c.written("author_change_answered") == 2);
    auto const& told = *std::ranges::find(c.letters, "author_change_answered", &LetterOrder::kind);
    CHECK(told.list == "Ostrea Edulis, ostrea@edulis.example, Institute of Ostrea, NL\n"
                       "Zostera Marina, zostera@marina.example, Institute of Zostera, NL, corresponding author\n"
                       "Larix Decidua, larix@decidua.example, Larchwood, CH");
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
    CHECK(c.wrote("author_change_answered", zostera));
    CHECK(c.wrote("author_change_answered", ostrea));
    CHECK(c.facts.authors.size() == 2);
    CHECK(c.open("ask_author_change", zostera));
}

TEST_CASE("a proposed list is read line by line, and what is wrong in it is said")
{
    Case c;
    c.with_editor();
    auto const why = [&](std::string const& list) {
        return c.why("ask_author_change", zostera, {{"authors", list}, {"reason", "Order"}});
    };
    CHECK(c.why("ask_author_change", zostera, {{"reason", "Order"}}) == "At least one author is needed.");
    CHECK(why("Larix Decidua") == "Please give name, family name and address, parted by semicolons: “Larix Decidua”.");
    CHECK(why("Larix; Decidua; nowhere").starts_with("Please give name"));
    CHECK(why("Larix; ; larix@decidua.example").starts_with("Please give name"));
    CHECK(why("; Decidua; larix@decidua.example").starts_with("Zostera Marina acts for the authors"));
    CHECK(why("Larix; Decidua; larix@decidua.example; " + std::string(501, 'x')) ==
          "“The institution” may have 500 characters; it has 501.");
    CHECK(why("Win now; www.prize.example; larix@decidua.example") ==
          "“www.prize.example”: Please write only the name here: no address and no link.");
    CHECK(why("Larix; Decidua; larix@decidua.example; Larchwood; Nowhere").starts_with("No country is called"));
    CHECK(why(lines({zostera_line, "Z.; M.; Zostera@Marina.example"})) == "Z. M. is listed twice.");
    CHECK(why(lines({zostera_line, ostrea_line})) == "");
    CHECK(why(lines({zostera_line, "Larix; Decidua; larix@decidua.example; Larchwood; switzerland"})) == "");
    std::string many = zostera_line;
    for (std::size_t i = 0; i < author_list::most; ++i) many += fmt::format("\nCarex; Species; carex{}@fen.example", i);
    CHECK(why(many) == "Please write to the office about a list of authors this long.");
}

TEST_CASE("neither the submitting account nor the corresponding author goes off the list in passing")
{
    Case c;
    c.with_editor();
    auto const why = [&](std::string const& list) {
        return c.why("ask_author_change", zostera, {{"authors", list}, {"reason", "Order"}});
    };
    CHECK(why(ostrea_line).starts_with("Zostera Marina acts for the authors"));
    std::swap(c.facts.authors[0].corresponding, c.facts.authors[1].corresponding);
    CHECK(why(zostera_line).starts_with("The corresponding author would no longer be on the list"));
    auto const marked = std::string(zostera_line) + "; Corresponding";
    CHECK(why(lines({marked, std::string(ostrea_line) + "; corresponding"})) ==
          "Please mark one author as corresponding author.");
    agreed(c, marked);
    c.take("hand_to_author", salix, {{"person", key(ostrea)}});
    CHECK(c.closed("approve_author_change", salix).starts_with("Ostrea Edulis acts for the authors"));
    c.take("hand_to_author", salix, {{"person", key(zostera)}});
    c.take("approve_author_change", salix);
    REQUIRE(c.facts.authors.size() == 1);
    CHECK(c.facts.authors[0].corresponding);
    CHECK(Standings::byline(c.facts.authors[0]).country == "NL");
}

TEST_CASE("rules that only ask make no keys: the effect gives them")
{
    Case c;
    c.with_editor();
    agreed(c, lines({zostera_line, "Larix; Decidua; larix@decidua.example"}));
    Form const nothing;
    auto const& act = *journal().manuscript.find("approve_author_change", "");
    Step const step{journal(), c.facts, act, salix, {}, {}, nothing, c.now};
    auto const after = authors_after(step, read_author_list(c.facts.author_changes[0].proposed));
    CHECK(after[0].id == first_author);
    CHECK_FALSE(after[1].id);
    c.take("approve_author_change", salix);
    CHECK(std::ranges::all_of(c.facts.authors, [](Author const& author) { return bool(author.id); }));
}

TEST_CASE("nobody who reviews it becomes an author")
{
    Case c;
    c.with_editor();
    auto const review = c.accepted(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "P.; Oceanica; Posidonia@Oceanica.example"}));
    CHECK(c.closed("approve_author_change", salix) ==
          "One of the proposed authors has agreed to review this manuscript.");
    c.file(review, posidonia);
    CHECK(c.closed("approve_author_change", salix) == "One of the proposed authors has reviewed this manuscript.");
    CHECK(c.open("refuse_author_change", salix));
}

TEST_CASE("a person is the same by every address: the office tells the act whose each is")
{
    Case c;
    c.reviewed();
    auto const belongs_to = [&](PersonId person) { c.holders["second@address.example"] = person; };
    agreed(c, lines({zostera_line, ostrea_line, "Some; Body; Second@Address.example"}));
    belongs_to(posidonia);
    CHECK(reason(c, "approve_author_change", {}) == "One of the proposed authors has reviewed this manuscript.");
    belongs_to(ostrea);
    CHECK(reason(c, "approve_author_change", {}) == "Some Body is listed twice.");
    belongs_to(laminaria);
    CHECK(reason(c, "approve_author_change", {}).find("Laminaria Digitata") != std::string::npos);
    c.commit("approve_author_change", salix, form({{"overruled", "She did it"}}), {}, {});
    CHECK_FALSE(c.manuscript().editor_id);
    CHECK(c.state() == "needs_ce");
    CHECK(Standings::of(c.facts, laminaria, c.now).coauthor);
}

TEST_CASE("an author who changes address stays the same author")
{
    Case c;
    c.with_editor();
    agreed(c, lines({zostera_line, "Ostrea; Edulis; ostrea@elsewhere.example"}));
    c.holders["ostrea@elsewhere.example"] = ostrea;
    c.commit("approve_author_change", salix, {}, {}, {});
    REQUIRE(c.facts.authors.size() == 2);
    CHECK(c.facts.authors[1].id == second_author);
    CHECK(Standings::byline(c.facts.authors[1]).email == "ostrea@elsewhere.example");
    CHECK(c.written("named_as_coauthor") == 0);
    CHECK(c.written("no_longer_author") == 0);
}

TEST_CASE("whoever comes on the list is told with a link to object, whoever goes from it is told, too")
{
    Case c;
    c.with_editor();
    agreed(c, lines({zostera_line, "Larus; Marinus; larus@marinus.example"}));
    c.take("approve_author_change", salix);
    CHECK(c.written("named_as_coauthor") == 1);
    CHECK(c.wrote("named_as_coauthor", larus));
    CHECK(c.written("no_longer_author") == 1);
    CHECK(c.wrote("no_longer_author", ostrea));
    auto const& added = *std::ranges::find_if(c.facts.authors, [](auto const& a) { return a.position == 2; });
    CHECK(added.told_at == c.now);
    CHECK(std::ranges::find(c.letters, "named_as_coauthor", &LetterOrder::kind)->author == added.id);
    c.by_link("object", added.id, {{"reason", "Nobody asked me"}});
    CHECK(c.manuscript().hold);
}

TEST_CASE("the office enters an answer that came some other way, and says where it has it from")
{
    Case c;
    c.with_editor();
    CHECK(c.closed("enter_author_answer", salix) == "Nobody asked to change the authors.");
    c.take("ask_author_change", zostera, {{"authors", zostera_line}, {"reason", "Left the project"}});
    CHECK_FALSE(c.open("enter_author_answer", laminaria));
    auto const said = [](AuthorId author, char const* answer, char const* heard) {
        return form({{"author", std::to_string(author.value)}, {"answer", answer}, {"heard", heard}});
    };
    CHECK(reason(c, "enter_author_answer", said(first_author, "objects", "She rang")) ==
          "Please choose an author who has not answered.");
    CHECK(reason(c, "enter_author_answer", said(second_author, "agrees", "")) ==
          "Please fill in “Where you have it from”.");
    c.commit("enter_author_answer", salix, said(second_author, "agrees", "The institute's letter of 3 May"), {}, {});
    CHECK(c.taken.front().subject == second_author.value);
    CHECK(answer_of(c.facts.author_changes[0], second_author).heard == "The institute's letter of 3 May");
    CHECK(c.open("approve_author_change", salix));
    c.commit("enter_author_answer", salix, said(second_author, "objects", "It was a slip"), {}, {});
    CHECK(c.closed("approve_author_change", salix) == "An author objects.");
    c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
    CHECK(c.open("approve_author_change", salix));
    CHECK(c.closed("enter_author_answer", salix) == "Every author has answered.");
}

TEST_CASE("nobody becomes an author over an open invitation: it is withdrawn first")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    agreed(c, lines({zostera_line, ostrea_line, "P.; Oceanica; posidonia@oceanica.example"}));
    CHECK(c.closed("approve_author_change", salix) ==
          "One of the proposed authors is invited to review this manuscript.");
    c.take("cancel", laminaria, {{"reason", "She wrote it"}}, review);
    c.take("approve_author_change", salix);
    CHECK_FALSE(c.open("accept", posidonia, review));
}

TEST_CASE("nobody decides whether they become an author: the Editor-in-Chief does in their place")
{
    Case c;
    c.with_editor();
    agreed(c, lines({zostera_line, ostrea_line, "Salix; Alba; salix@alba.example"}));
    CHECK(c.closed("approve_author_change", salix) == "You are one of the proposed authors: somebody else decides.");
    c.take("approve_author_change", quercus);
    CHECK(Standings::of(c.facts, salix, c.now).coauthor);
}

TEST_CASE("whoever was an author neither edits nor reviews it, unless as an author again")
{
    Case c;
    c.with_editor();
    agreed(c, lines({zostera_line}));
    c.take("approve_author_change", salix);
    CHECK_FALSE(Standings::may_edit(c.facts, ostrea));
    CHECK(Standings::bar_to_editing(c.facts, ostrea) == former_author);
    auto const concerns = Standings::concerns(c.facts, *c.facts.person(ostrea));
    REQUIRE_FALSE(concerns.empty());
    CHECK(concerns.front().hard);
    CHECK(concerns.front().reason == former_author);
    c.take("ask_author_change", zostera, {{"authors", lines({zostera_line, ostrea_line})}, {"reason", "She is back"}});
    c.take("approve_author_change", salix);
    CHECK(c.facts.conflicts.empty());
    CHECK(Standings::of(c.facts, ostrea, c.now).coauthor);
}

TEST_CASE("a wish to change the authors ends with its manuscript")
{
    Case c;
    c.with_editor();
    c.take("ask_author_change", zostera, {{"authors", lines({zostera_line})}, {"reason", "He left us"}});
    REQUIRE(c.facts.author_change());
    c.take("ask_to_withdraw", zostera, {{"reason", "Other plans"}, {"agreed", "yes"}});
    c.take("confirm_withdrawal", salix);
    CHECK(c.state() == "withdrawn");
    CHECK_FALSE(c.facts.author_change());
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
