#include "office/versions.hpp"

#include "base/problem.hpp"
#include "office/desks.hpp"
#include "storage/events.hpp"
#include "storage/invariants.hpp"
#include "storage/kept_rules.hpp"
#include "web/stage.hpp"

using namespace succession;

namespace {

RuleTexts changed(RuleTexts texts, std::string const& file, std::string const& from, std::string const& to)
{
    auto& text = texts.at(file);
    auto const at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    text.replace(at, from.size(), to);
    return texts;
}

RuleTexts const& first_rules()
{
    static auto const texts = read_rules(SOURCE_DIR "/workflows");
    return texts;
}

/// Another clock, one point more to check, other words for a state.
RuleTexts const& second_rules()
{
    static auto const texts = [] {
        auto made = changed(first_rules(), "clocks.yaml", "scope: 7", "scope: 9");
        made = changed(made, "clocks.yaml", "lapse_grace: 7", "lapse_grace: 2");
        made = changed(made, "checklists.yaml", "technical_check:\n",
                       "technical_check:\n  - {code: seeds_counted, label: \"Seeds counted\", mandatory: true}\n");
        return changed(made, "manuscript.yaml", "editors: \"Scope\"", "editors: \"Fit for the journal\"");
    }();
    return texts;
}

/// A journal whose rules change.
struct Changing {
    TestOffice site{each_database()};

    Changing() { open(first_rules()); }

    void open(RuleTexts const& texts)
    {
        site.office.rules = office::open_rules(site.database, texts, site.clock.now());
    }
    std::string refusal(RuleTexts const& texts)
    {
        try {
            open(texts);
        }
        catch (Mistake const& mistake) {
            return mistake.what();
        }
        return "";
    }
    void sql(std::string const& text)
    {
        site.database.write([&](Transaction& tx) { run(tx, text); });
    }
    std::vector<Event> events(ManuscriptId id)
    {
        return site.database.reading([&](Transaction& tx) { return events::of_manuscript(tx, id); });
    }
    std::string label_on_desk(ManuscriptId id)
    {
        return *site.database.reading([&](Transaction& tx) {
            return first<std::string>(tx, "SELECT label FROM desk WHERE manuscript_id = :1 AND part = 'decider'", id);
        });
    }
};

Stage::Answers ticks(Journal const& rules, bool with_new)
{
    Stage::Answers answers;
    for (auto const& point : rules.list("technical_check"))
        if (point.mandatory && (with_new || point.code != "seeds_counted")) answers.emplace_back("ticks", point.code);
    return answers;
}

bool names(std::string const& text, std::string const& words) { return text.find(words) != std::string::npos; }

} // namespace

TEST_CASE("a manuscript goes on under the rules it was submitted under, beside one under the present rules")
{
    Changing journal;
    Stage old(journal.site), fresh(journal.site);
    old.manuscript("check");
    journal.site.clock.advance(day);
    journal.open(second_rules());
    fresh.manuscript("check");
    auto const& rules = journal.site.office.rules;
    CHECK(old.facts().manuscript.rules != fresh.facts().manuscript.rules);
    CHECK(fresh.facts().manuscript.rules == rules.now().version);

    auto const few = ticks(rules.now(), false);
    CHECK_FALSE(fresh.wish("pass", "salix-alba", few).taken);
    old.take("pass", "salix-alba", few);
    fresh.take("pass", "salix-alba", ticks(rules.now(), true));
    CHECK(old.facts().manuscript.due == journal.site.clock.now() + 7 * day);
    CHECK(fresh.facts().manuscript.due == journal.site.clock.now() + 9 * day);
    CHECK(journal.label_on_desk(old.id) == "Scope");
    CHECK(journal.label_on_desk(fresh.id) == "Fit for the journal");

    // Written anew by the clockwork they still read as each one's own rules have it.
    journal.site.database.write([](Transaction& tx) { office::desks_are_stale(tx); });
    while (office::refresh_desks(journal.site.office, journal.site.clock.now(), 10) > 0) {
    }
    CHECK(journal.label_on_desk(old.id) == "Scope");
    CHECK(journal.label_on_desk(fresh.id) == "Fit for the journal");
    CHECK(journal.site.database.reading(breaches).empty());
}

TEST_CASE("the clockwork waits as long as each manuscript's own rules say")
{
    Changing journal;
    Stage old(journal.site), fresh(journal.site);
    old.manuscript("inviting");
    journal.open(second_rules());
    fresh.manuscript("check");
    fresh.take("pass", "salix-alba", ticks(journal.site.office.rules.now(), true));
    fresh.take("assign", "quercus-robur", {{"editor", Stage::key(cast_id(fresh.editor))}});
    auto const invited = old.invite("posidonia-oceanica"), invited_too = fresh.invite("posidonia-oceanica");
    auto const due = *old.facts().review(invited)->due;
    REQUIRE(due == *fresh.facts().review(invited_too)->due);
    CHECK(office::settle_due(journal.site.office, due + 3 * day, 50) == 1);
    CHECK(old.facts().review(invited)->state == "invited");
    CHECK(fresh.facts().review(invited_too)->state == "lapsed");
    CHECK(office::settle_due(journal.site.office, due + 7 * day, 50) == 1);
    CHECK(old.facts().review(invited)->state == "lapsed");
}

TEST_CASE("a draft takes the rules of the day it is submitted")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("draft");
    CHECK(stage.facts().manuscript.rules.empty());
    journal.open(second_rules());
    stage.take("submit", "zostera-marina");
    CHECK(stage.facts().manuscript.rules == journal.site.office.rules.now().version);
}

TEST_CASE("a manuscript moves on to the present rules as an event of its own")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("scope");
    auto const due = stage.facts().manuscript.due;
    journal.open(second_rules());
    auto const& office = journal.site.office;
    CHECK(office::under_former_rules(office) == 1);
    auto const before = journal.events(stage.id).size();

    auto const adopted = office::adopt_rules(office, stage.id, journal.site.clock.now());
    CHECK(adopted.moved);
    CHECK(adopted.name == stage.name());
    CHECK(stage.facts().manuscript.rules == office.rules.now().version);
    CHECK(stage.facts().manuscript.due == due); // dates given are kept
    CHECK(journal.label_on_desk(stage.id) == "Fit for the journal");
    auto const events = journal.events(stage.id);
    REQUIRE(events.size() == before + 1);
    CHECK(events.back().act == "adopt_rules");
    CHECK(journal.site.database.reading(breaches).empty());

    CHECK_FALSE(office::adopt_rules(office, stage.id, journal.site.clock.now()).moved); // it is there already
    CHECK(journal.events(stage.id).size() == before + 1);
    CHECK(office::under_former_rules(office) == 0);
}

TEST_CASE("a manuscript stays where the present rules lack what it is")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("scope");
    auto texts = first_rules();
    auto& machine = texts["manuscript.yaml"];
    for (auto at = std::string::npos; (at = machine.find("scope")) != std::string::npos;) machine.replace(at, 5, "fit");
    machine.replace(machine.find("clock: fit"), 10, "clock: scope");
    CHECK(journal.refusal(texts).empty()); // it keeps its former rules
    auto const adopted = office::adopt_rules(journal.site.office, stage.id, journal.site.clock.now());
    CHECK_FALSE(adopted.moved);
    CHECK(adopted.reason == "the state “scope” is not among the present rules.");
    stage.take("write", "salix-alba", {{"person", Stage::key(cast_id("zostera-marina"))}, {"note", "A word."}});
    CHECK(stage.state() == "scope");
}

TEST_CASE("former rules that name what the program no longer has stop the start, with the manuscripts that follow them")
{
    Changing journal;
    Stage stage(journal.site), other(journal.site);
    stage.manuscript("check");
    other.manuscript("scope");
    auto const version = stage.facts().manuscript.rules;
    journal.sql(
        "UPDATE rules SET texts = REPLACE(texts, '[window_over, no_hold]', '[window_over, no_storm]') WHERE version = '" +
        version + "'");
    auto const said = journal.refusal(second_rules());
    CHECK(names(said, stage.name() + ", " + other.name() + " follow"));
    CHECK_MESSAGE(names(said, "manuscript.yaml:"), said);
    CHECK(names(said, "“no_storm” is no guard"));
    CHECK(names(said, "“succession workflow adopt”"));

    journal.site.office.rules = office::present_rules(journal.site.database, second_rules(), noon);
    for (auto const id : office::all_under_former_rules(journal.site.office))
        CHECK(office::adopt_rules(journal.site.office, id, noon).moved);
    CHECK(journal.refusal(second_rules()).empty());
    CHECK(journal.site.database.reading(breaches).empty());
}

TEST_CASE("rules of which nothing was kept stop the start, with the manuscripts that follow them")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("check");
    journal.sql("DELETE FROM rules");
    auto const said = journal.refusal(second_rules());
    CHECK(names(said, "Of the rules that " + stage.name() + " follow"));
    CHECK(journal.refusal(first_rules()).empty()); // while they are the present ones they are kept again
    CHECK(journal.refusal(second_rules()).empty());
}

TEST_CASE("what was submitted before versions were kept follows the rules of the first start, if they know its state")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("scope");
    journal.sql("UPDATE manuscript SET rules = ''");
    journal.sql("UPDATE manuscript SET state = 'mulching'");
    CHECK(journal.refusal(second_rules()) ==
          "manuscript.yaml: " + stage.name() + " stands in the state “mulching”, which is gone. Put it back.");
    CHECK(stage.facts().manuscript.rules.empty());
    journal.sql("UPDATE manuscript SET state = 'scope'");
    CHECK(journal.refusal(second_rules()).empty());
    CHECK(stage.facts().manuscript.rules == journal.site.office.rules.now().version);
}

TEST_CASE("the type of a draft cannot be taken out of the rules")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("draft");
    auto const said =
        journal.refusal(changed(first_rules(), "article-types.yaml", "code: research-article", "code: field-study"));
    CHECK(said == "article-types.yaml: there are drafts of the type “research-article”, which is gone. Put it back.");
}

TEST_CASE("a manuscript submitted anew under former rules begins as a draft under the present ones")
{
    Changing journal;
    Stage stage(journal.site);
    stage.manuscript("resubmit_offered");
    journal.open(changed(first_rules(), "article-types.yaml", "code: research-article", "code: field-study"));
    stage.take("resubmit", "zostera-marina");
    auto const draft =
        *journal.site.database.reading([&](Transaction& tx) { return dossiers::find(tx, stage.offspring); });
    CHECK(draft.manuscript.rules.empty());
    CHECK(draft.manuscript.type == "field-study");
}

TEST_CASE("two starts at the same moment keep the rules once")
{
    Changing journal;
    journal.open(second_rules());
    journal.open(second_rules());
    auto const kept = journal.site.database.reading(
        [](Transaction& tx) { return *first<std::int64_t>(tx, "SELECT count(*) FROM rules"); });
    CHECK(kept == 2);
}
