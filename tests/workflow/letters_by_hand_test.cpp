#include "workflow/altered.hpp"
#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

TEST_CASE("the office writes a free letter to somebody with a part in the manuscript")
{
    Case c;
    c.with_editor();
    CHECK(c.why("write", laminaria, {{"person", "4711"}, {"note", "Good morning"}}) ==
          "Please choose somebody who has a part in this manuscript.");
    c.take("write", laminaria, {{"person", key(zostera)}, {"note", "Good morning"}});
    CHECK(c.wrote("free_letter", zostera));
    CHECK(c.letters.front().note == "Good morning");
    CHECK_FALSE(c.open("write", zostera));
    CHECK_FALSE(c.open("write", posidonia));
}

TEST_CASE("every overdue clock has a reminder to whose turn it is")
{
    Case c;
    c.in_scope();
    CHECK(c.closed("remind", salix) == "Opens when the clock has run out.");
    c.wait(8);
    c.take("remind", salix, {{"note", "Today?"}});
    CHECK(c.wrote("reminder_turn", quercus));
    CHECK(c.letters.front().note == "Today?");
}

TEST_CASE("in production it is the production clock that is reminded of")
{
    Case c;
    c.released("accept");
    c.wait(15);
    c.take("remind", acer);
    CHECK(c.wrote("reminder_turn", zostera));
}

TEST_CASE("a letter the journal leaves to the desk is not written")
{
    Case c;
    c.submitted();
    auto const passing = [&](Journal const& rules) {
        auto const ticked = Case::ticked("technical_check");
        return Acts::take({rules, c.facts, *rules.manuscript.find("pass", ""), salix, {}, {}, ticked, c.now});
    };
    CHECK(passing(journal()).letters.size() == 1);
    auto const quiet =
        Altered().replace("letters.yaml", "kind: passed_check,", "kind: passed_check, desk_only: true,").load();
    CHECK(passing(*quiet).letters.empty());
    CHECK(passing(*quiet).facts.manuscript.state == "scope");
}

} // namespace succession
