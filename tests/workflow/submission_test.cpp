#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("a complete draft is submitted: frozen, received, co-authors told")
{
    Case c;
    CHECK(c.open("submit", zostera));
    c.take("submit", zostera);
    CHECK(c.state() == "check");
    CHECK(c.manuscript().received_at == c.now);
    CHECK(c.manuscript().rules == journal().version);
    CHECK(c.facts.version().frozen_at == c.now);
    CHECK(c.manuscript().title == "moss and sedge");
    CHECK(c.manuscript().due == c.now + 5 * day);
    CHECK(c.wrote("submission_received", zostera));
    CHECK(c.wrote("new_manuscript", salix));
    CHECK(c.written("named_as_coauthor") == 1);
    CHECK(c.wrote("named_as_coauthor", ostrea));
    CHECK(c.facts.authors[1].told_at == c.now);
}

TEST_CASE("a submission says what it lacks, in the order of the form")
{
    Case c;
    SUBCASE("a file")
    {
        std::erase_if(c.facts.files, [](File const& f) { return f.kind == "main"; });
        CHECK(c.closed("submit", zostera) == "“Main document, anonymous” is missing.");
    }
    SUBCASE("two files")
    {
        c.facts.files.clear();
        CHECK(c.closed("submit", zostera) == "“Title page” is missing. And 1 point more.");
    }
    SUBCASE("a required field")
    {
        auto fields = Fields::parse(c.facts.version().fields);
        fields.set("title", " ");
        c.facts.version().fields = fields.json();
        CHECK(c.closed("submit", zostera) == "“Title” is missing.");
    }
    SUBCASE("a reason for too many words")
    {
        c.facts.version().words_counted = 7200;
        CHECK(c.closed("submit", zostera).starts_with("7200 words; the limit for this type is 7000."));
        c.facts.version().words_reason = "Two tables cannot be cut.";
        CHECK(c.open("submit", zostera));
    }
    SUBCASE("a reason for a corrected count")
    {
        c.facts.version().words_stated = 1700;
        CHECK(c.closed("submit", zostera) == "Please say why the number of words differs from the one counted.");
    }
    SUBCASE("a corresponding author")
    {
        c.facts.authors[0].corresponding = false;
        CHECK(c.closed("submit", zostera) == "Please mark one author as corresponding author.");
    }
    SUBCASE("answers, where an earlier manuscript was refused with an offer")
    {
        c.manuscript().previous_id = ManuscriptId{3};
        CHECK(c.closed("submit", zostera) == "“Answers to the reviewers” is missing.");
    }
}

TEST_CASE("limits of a field are those of its article type")
{
    auto const& type = journal().type("short-communication");
    auto words = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "reed ";
        return std::vector<std::string>{text};
    };
    CHECK(field_fault(type, *type.field("abstract"), words(200)).empty());
    CHECK(field_fault(type, *type.field("abstract"), words(201)) == "“Abstract” has 201 words; the limit is 200.");
    CHECK(field_fault(type, *type.field("implications"), {"One"}) == "“Implications for Practice” needs at least 2.");
    CHECK(field_fault(type, *type.field("implications"), {"1", "2", "3", "4"}) ==
          "“Implications for Practice” takes at most 3.");
    CHECK(field_fault(type, *type.field("running_head"), {std::string(51, 'x')}) ==
          "“Running head” may have 50 characters; it has 51.");
    CHECK(field_fault(type, *type.field("preprint"), {""}).empty());
}

TEST_CASE("every author needs an address, and stands on the list once")
{
    Case c;
    auto change = [&](auto alter) {
        auto line = Standings::byline(c.facts.authors[1]);
        alter(line);
        c.facts.authors[1].byline = Sealed<Byline>(line);
    };
    SUBCASE("no address")
    {
        change([](Byline& line) { line.email = "nowhere"; });
        auto const found = c.blockers("submit", zostera);
        CHECK(std::ranges::find(found, "coauthors_have_mail", &Blocker::code) != found.end());
    }
    SUBCASE("the same address in other letters")
    {
        change([](Byline& line) { line.email = "Zostera@Marina.example"; });
        CHECK(c.closed("submit", zostera) == "Ostrea Edulis is listed twice.");
    }
    SUBCASE("the same ORCID iD")
    {
        auto first = Standings::byline(c.facts.authors[0]);
        first.orcid = "0000-0002-1825-0097";
        c.facts.authors[0].byline = Sealed<Byline>(first);
        change([](Byline& line) { line.orcid = "0000-0002-1825-0097"; });
        CHECK(c.closed("submit", zostera) == "Ostrea Edulis is listed twice.");
    }
}

TEST_CASE("only the account that submits acts for the authors; a co-author never does")
{
    Case c;
    CHECK(c.closed("submit", ostrea) == "This is for somebody else to do.");
    CHECK(c.closed("submit", quercus) == "This is for somebody else to do.");
    CHECK(c.closed("discard", ostrea) == "This is for somebody else to do.");
}

TEST_CASE("a draft can be deleted while it was never submitted")
{
    Case c;
    SUBCASE("never submitted")
    {
        c.take("discard", zostera);
        CHECK(c.state() == "deleted");
    }
    SUBCASE("submitted before")
    {
        c.manuscript().number = "REC-26-0001";
        CHECK(c.closed("discard", zostera) == "It was submitted before: it can be withdrawn, not deleted.");
    }
}

TEST_CASE("the office returns a manuscript to mend, and the date of receipt stays")
{
    Case c;
    c.submitted();
    auto const received = c.manuscript().received_at;
    c.wait(2);
    CHECK(c.why("return_to_authors", salix) == "Please fill in “What should be mended”.");
    CHECK(c.why("return_to_authors", salix, {{"list", "Line numbers"}, {"due", "soon"}}) ==
          "Please give the date as year-month-day, like 2026-11-30.");
    CHECK(c.why("return_to_authors", salix, {{"list", "Line numbers"}, {"due", "2026-06-02"}}) ==
          "Please choose a date from 3 June 2026 to 3 June 2027.");
    c.take("return_to_authors", salix, {{"list", "Line numbers"}, {"due", c.in_days(10)}});
    CHECK(c.state() == "mending");
    CHECK_FALSE(c.facts.version().frozen_at);
    CHECK(c.wrote("returned_to_mend", zostera));
    CHECK(c.letters.front().list == "Line numbers");
    CHECK(iso_date(*c.manuscript().due) == c.in_days(10));
    CHECK_MESSAGE(*c.manuscript().due > c.now + 10 * day, "a day given is a day kept to its end");

    c.wait(3);
    c.take("resend", zostera);
    CHECK(c.state() == "check");
    CHECK(c.wrote("mended", salix));
    CHECK(c.manuscript().received_at == received);
    CHECK(c.manuscript().due == c.now + 5 * day);
}

TEST_CASE("the decider may return it from scope as well")
{
    Case c;
    c.in_scope();
    c.take("return_to_authors", quercus, {{"list", "Other type"}, {"due", c.in_days(10)}});
    CHECK(c.state() == "mending");
}

TEST_CASE("the technical check passes with every mandatory tick, and not under a hold")
{
    Case c;
    c.submitted();
    CHECK(c.open("pass", salix));
    CHECK(c.why("pass", salix) == "“Names removed” must be ticked first.");
    auto almost = Case::ticks("technical_check");
    almost.pop_back();
    CHECK(c.ask("pass", salix, Form(almost), {}, {}, false).front().field == "ticks");
    CHECK(c.why("pass", quercus) == "This is for somebody else to do.");
    c.take("hold", salix, {{"reason", "Doubts"}});
    CHECK(c.closed("pass", salix) == "The manuscript is on hold.");
    c.take("lift", salix, {{"reason", "Settled"}});
    c.commit("pass", salix, Case::ticked("technical_check"), {}, {});
    CHECK(c.state() == "scope");
    CHECK(c.wrote("passed_check", quercus));
}

TEST_CASE("the office closes what the authors left lying, after the date and the grace")
{
    Case c;
    c.submitted();
    c.take("return_to_authors", salix, {{"list", "Line numbers"}, {"due", c.in_days(10)}});
    CHECK(c.closed("close", salix) == "Opens on 11 July 2026, when the date and the grace after it are past.");
    c.wait(40);
    CHECK_FALSE(c.open("close", salix));
    c.wait(1);
    CHECK(c.open("close", salix));
    CHECK_FALSE(c.open("close", quercus));
    c.take("close", salix);
    CHECK(c.state() == "closed");
    CHECK(c.manuscript().ended_at == c.now);
    CHECK(c.wrote("closed_overdue", zostera));
}

TEST_CASE("the authors get more time, from the office")
{
    Case c;
    c.submitted();
    c.take("return_to_authors", salix, {{"list", "Line numbers"}, {"due", c.in_days(10)}});
    c.wait(12);
    c.take("extend", salix, {{"due", c.in_days(20)}});
    CHECK(c.state() == "mending");
    CHECK(iso_date(*c.manuscript().due) == c.in_days(20));
    CHECK(c.wrote("revision_extended", zostera));
}

TEST_CASE("the office hands the manuscript to another author's account")
{
    Case c;
    c.submitted();
    CHECK(c.why("hand_to_author", salix, {{"person", key(quercus)}}) ==
          "Please choose another author who has an account.");
    CHECK(c.why("hand_to_author", salix, {{"person", key(zostera)}}) ==
          "Please choose another author who has an account.");
    c.take("hand_to_author", salix, {{"person", key(ostrea)}});
    CHECK(c.manuscript().submitter_id == ostrea);
    CHECK_FALSE(c.open("withdraw", zostera));
    CHECK(c.open("withdraw", ostrea));
}

TEST_CASE("what was typed where a list or a number is meant keeps a submission back")
{
    Case c;
    auto type = [&](std::string const& field, std::string value) {
        auto fields = Fields::parse(c.facts.version().fields);
        fields.set(field, std::move(value));
        c.facts.version().fields = fields.json();
    };
    SUBCASE("a country nobody knows")
    {
        type("countries", "Arcadia");
        CHECK(c.closed("submit", zostera) == "“Countries”: our list has no “Arcadia”.");
    }
    SUBCASE("a point beyond the pole")
    {
        type("latitude", "91");
        CHECK(c.closed("submit", zostera) == "“Latitude” is a number between -90 and 90, as in 47.25.");
    }
    SUBCASE("a comma for a point")
    {
        type("longitude", "11,4");
        CHECK(c.closed("submit", zostera).starts_with("“Longitude” is a number"));
    }
    SUBCASE("a digit of an ORCID iD")
    {
        auto line = Standings::byline(c.facts.authors[1]);
        line.orcid = "0000-0002-1825-0098";
        c.facts.authors[1].byline = Sealed<Byline>(line);
        CHECK(c.closed("submit", zostera) == "The ORCID iD of Ostrea Edulis is none: a digit may be wrong.");
    }
    SUBCASE("characters are counted as people count them")
    {
        type("running_head", "Rückkehr der Erlen am Fluß: fünfzig Zeichen, knapp");
        CHECK(c.open("submit", zostera));
    }
}

} // namespace succession
