#include "office/take.hpp"

#include "base/problem.hpp"
#include "storage/drafts.hpp"
#include "storage/events.hpp"
#include "storage/invariants.hpp"
#include "storage/links.hpp"
#include "web/stage.hpp"

#include <fmt/format.h>

#include <set>
#include <thread>

using namespace succession;

namespace {

/// An office on one of the databases, and a stage in it.
struct Played {
    TestOffice site{each_database()};
    Stage stage{site};

    template <class Work>
    auto ask(Work&& work)
    {
        return site.database.reading(std::forward<Work>(work));
    }
    std::vector<Event> events()
    {
        return ask([&](Transaction& tx) { return events::of_manuscript(tx, stage.id); });
    }
    std::vector<Letter> letters()
    {
        return ask([&](Transaction& tx) { return letters::of_manuscript(tx, stage.id); });
    }
    std::vector<Breach> breached() { return ask(breaches); }

    /// Everything an act may touch, as one text.
    std::string everything()
    {
        std::string text;
        site.database.read([&](Transaction& tx) {
            for (auto const* table : {"manuscript", "review", "event", "letter", "link", "desk", "answered", "report",
                                      "decision", "production"})
                text += fmt::format("{} {}\n", table,
                                    first<std::int64_t>(tx, fmt::format("SELECT count(*) FROM {}", table)).value());
            for (auto const version : all<std::int64_t>(tx, "SELECT version FROM manuscript ORDER BY id"))
                text += fmt::format("{} ", version);
            for (auto const& state : all<std::string>(tx, "SELECT state FROM manuscript ORDER BY id"))
                text += state + " ";
        });
        return text;
    }

    office::Wish wish(std::string act, Stage::Answers answers = {})
    {
        return {stage.id, std::move(act), {}, {}, false, Form(answers), {}, ""};
    }
    Act as(std::string_view who, std::string once = "")
    {
        return {cast_id(who), site.clock.now(), std::move(once), "/there"};
    }
    office::Granted take(Act const& act, office::Wish const& wish) { return office::take(site.office, act, wish); }
};

Stage::Answers assign_to(std::string_view editor) { return {{"editor", Stage::key(cast_id(editor))}}; }

/// Every writing of a row to one table fails while this lives.
class Jammed {
public:
    Jammed(Database& database, std::string const& table) : database_(database)
    {
        database_.write([&](Transaction& tx) {
            auto const* fails = tx.is_sqlite() ? "BEGIN SELECT RAISE(ABORT, 'jammed'); END"
                                               : "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'jammed'";
            run(tx, fmt::format("CREATE TRIGGER jam BEFORE INSERT ON {} {}", table, fails));
        });
    }
    ~Jammed()
    {
        database_.write([](Transaction& tx) { run(tx, "DROP TRIGGER jam"); });
    }
    Jammed(Jammed const&) = delete;

private:
    Database& database_;
};

} // namespace

TEST_CASE("an act leaves its state, event, letter and desks together")
{
    Played play;
    play.stage.manuscript("scope");
    auto const events = play.events().size(), letters = play.letters().size();
    auto const granted = play.take(play.as("quercus-robur"), play.wish("assign", assign_to("laminaria-digitata")));
    CHECK(granted.taken);
    CHECK(granted.number == "REC-26-0001");

    auto const facts = play.stage.facts();
    CHECK(facts.manuscript.state == "inviting");
    CHECK(facts.manuscript.editor_id == cast_id("laminaria-digitata"));
    REQUIRE(play.events().size() == events + 1);
    auto const event = play.events().back();
    CHECK(event.act == "assign");
    CHECK(event.actor_id == cast_id("quercus-robur"));
    CHECK(event.from_state == "scope");
    CHECK(event.to_state == "inviting");
    CHECK(event.at == play.site.clock.now());
    REQUIRE(play.letters().size() == letters + 1);
    auto const letter = play.letters().back();
    CHECK(letter.kind == "assigned");
    CHECK(letter.event_id == event.id.value);
    CHECK(letter.to_address == cast_address("laminaria-digitata"));
    CHECK(letter.state == "waiting");
    auto const awaiting =
        play.ask([](Transaction& tx) { return desks::count(tx, cast_id("laminaria-digitata"), true, 10); });
    CHECK(awaiting == 1);
    CHECK(play.breached().empty());
}

TEST_CASE("an act that is closed changes nothing and says why")
{
    Played play;
    play.stage.manuscript("scope");
    auto const before = play.everything();
    auto refused = [&](char const* who, std::string act, Stage::Answers answers) {
        auto const granted = play.take(play.as(who, "a form's key"), play.wish(std::move(act), std::move(answers)));
        CHECK_FALSE(granted.taken);
        CHECK_FALSE(granted.stale);
        REQUIRE_FALSE(granted.blockers.empty());
        CHECK(play.everything() == before);
        return granted.blockers.front().code;
    };
    CHECK(refused("quercus-robur", "assign", {}) == "editor_able");
    CHECK(refused("zostera-marina", "assign", assign_to("laminaria-digitata")) == "not_yours");
    CHECK(refused("salix-alba", "pass", {}) == "wrong_state");
}

TEST_CASE("what somebody may not know of, or what is no act, is as if it were not there")
{
    Played play;
    play.stage.manuscript("scope");
    auto const before = play.everything();
    CHECK_THROWS_AS(play.take(play.as("posidonia-oceanica"), play.wish("assign")), Problem);
    CHECK_THROWS_AS(play.take(play.as("quercus-robur"), play.wish("crown")), Problem);
    auto elsewhere = play.wish("assign", assign_to("laminaria-digitata"));
    elsewhere.manuscript = make_id<ManuscriptId>();
    CHECK_THROWS_AS(play.take(play.as("quercus-robur"), elsewhere), Problem);
    auto foreign = play.wish("invite");
    foreign.review = make_id<ReviewId>();
    CHECK_THROWS_AS(play.take(play.as("quercus-robur"), foreign), Problem);
    CHECK(play.everything() == before);
}

TEST_CASE("a form made before somebody else acted changes nothing")
{
    Played play;
    play.stage.manuscript("scope");
    auto wish = play.wish("assign", assign_to("laminaria-digitata"));
    wish.seen = play.stage.facts().manuscript.version;
    play.stage.take("write", "salix-alba", {{"person", Stage::key(cast_id("zostera-marina"))}, {"note", "A word."}});
    auto const before = play.everything();
    CHECK(play.take(play.as("quercus-robur"), wish).stale);
    CHECK(play.everything() == before);
    wish.seen = play.stage.facts().manuscript.version;
    CHECK(play.take(play.as("quercus-robur"), wish).taken);
}

TEST_CASE("a form sent twice has one effect, and its sender is led to the same place")
{
    Played play;
    play.stage.manuscript("scope");
    auto const wish = play.wish("assign", assign_to("laminaria-digitata"));
    CHECK(play.take(play.as("quercus-robur", "one key"), wish).taken);
    auto const before = play.everything();
    try {
        play.take(play.as("quercus-robur", "one key"), wish);
        FAIL("the act was taken twice");
    }
    catch (AlreadyAnswered const& answered) {
        CHECK(answered.location == "/there");
    }
    CHECK(play.everything() == before);
}

TEST_CASE("of many who send one form at once, one is heard and the others are led where it went")
{
    Played play;
    play.stage.manuscript("scope");
    std::atomic<int> taken = 0, answered = 0;
    std::vector<std::thread> senders;
    for (int i = 0; i < 4; ++i)
        senders.emplace_back([&] {
            try {
                taken +=
                    play.take(play.as("quercus-robur", "one key"), play.wish("assign", assign_to("laminaria-digitata")))
                        .taken;
            }
            catch (AlreadyAnswered const&) {
                ++answered;
            }
        });
    for (auto& sender : senders) sender.join();
    CHECK(taken == 1);
    CHECK(answered == 3);
    CHECK(play.events().back().act == "assign");
    CHECK(play.breached().empty());
}

TEST_CASE("a form is led where its twin went, also when the twin was done in the midst of it")
{
    Played play;
    play.stage.manuscript("inviting");
    auto const authors = "Zostera; marina; zostera@shore.example\nFucus; serratus; fucus@shore.example";
    play.stage.take("ask_author_change", "zostera-marina", {{"authors", authors}, {"reason", "The fieldwork"}});
    for (auto const& author : play.stage.facts().authors)
        if (Standings::account(author) != cast_id("zostera-marina"))
            play.stage.take("enter_author_answer", "salix-alba",
                            {{"author", Stage::key(author.id)}, {"answer", "agrees"}, {"heard", "By letter"}});
    auto const approve = [&] {
        return play.take(play.as("salix-alba", "one key"), play.wish("approve_author_change"));
    };
    bool answered = false, taken = false;
    std::thread twin;
    play.site.database.together([&] {
        auto const before = Database::all_statements();
        twin = std::thread([&] {
            try {
                approve(); // reads, and then waits to write who Fucus is
            }
            catch (AlreadyAnswered const&) {
                answered = true;
            }
        });
        while (Database::all_statements() < before + 2) std::this_thread::yield();
        taken = approve().taken;
    });
    twin.join();
    CHECK(taken);
    CHECK(answered);
}

TEST_CASE("whoever acts at the same moment either acts in turn or is told that it is too late")
{
    Played play;
    play.stage.manuscript("inviting");
    auto const before = play.events().size();
    auto const wish = play.wish("list_reviewer");
    std::atomic<int> taken = 0, refused = 0;
    std::vector<std::thread> editors;
    for (auto const* reviewer : {"posidonia-oceanica", "rhizophora-mangle", "alnus-glutinosa", "posidonia-oceanica"})
        editors.emplace_back([&, reviewer] {
            auto const granted = play.take(play.as("laminaria-digitata"),
                                           play.wish("list_reviewer", {{"person", Stage::key(cast_id(reviewer))}}));
            ++(granted.taken ? taken : refused);
        });
    for (auto& editor : editors) editor.join();
    CHECK(taken == 3);
    CHECK(refused == 1);
    CHECK(play.stage.facts().reviews.size() == 3);
    CHECK(play.events().size() == before + 3);
    CHECK(play.breached().empty());
}

TEST_CASE("whatever fails in the midst of an act, nothing of the act is left")
{
    Played play;
    for (std::string const table : {"answered", "event", "letter", "desk", "link"}) {
        INFO("a failure at ", table);
        play.stage.manuscript("inviting");
        auto wish = play.wish("invite", {{"due", play.stage.in_days(7)}});
        wish.review = play.stage.list("posidonia-oceanica");
        auto const before = play.everything();
        {
            Jammed const jammed(play.site.database, table);
            CHECK_THROWS(play.take(play.as("laminaria-digitata", "a key for " + table), wish));
            CHECK(play.everything() == before);
        }
        CHECK(play.take(play.as("laminaria-digitata", "a key for " + table), wish).taken);
        CHECK(play.breached().empty());
    }
}

TEST_CASE("the draft that became the act goes with it")
{
    Played play;
    play.stage.manuscript("in_review");
    auto const review = play.stage.review("posidonia-oceanica");
    play.site.database.write([&](Transaction& tx) {
        drafts::save(tx, {"review:1", cast_id("posidonia-oceanica"), 0, "[]", play.site.clock.now()});
    });
    auto drafts_left = [&] {
        return play.ask([](Transaction& tx) { return drafts::find(tx, "review:1").has_value(); });
    };
    auto wish = play.wish("file");
    wish.review = review;
    wish.draft_key = "review:1";
    CHECK_FALSE(play.take(play.as("posidonia-oceanica"), wish).blockers.empty());
    CHECK(drafts_left());
    wish.form = Form(play.stage.report("posidonia-oceanica"));
    CHECK(play.take(play.as("posidonia-oceanica"), wish).taken);
    CHECK_FALSE(drafts_left());
}

TEST_CASE("a DOI that another article has is answered beside its field")
{
    Played play;
    Stage other(play.site);
    other.manuscript("proof_ok");
    other.add_file("article", "production");
    Stage::Answers const schedule{{"doi", "10.1111/rec.70123"}, {"date", other.in_days(1)}};
    other.take("schedule", "acer-saccharum", schedule);
    play.stage.manuscript("proof_ok");
    play.stage.add_file("article", "production");
    auto const before = play.everything();
    auto const granted = play.take(play.as("acer-saccharum"), play.wish("schedule", schedule));
    REQUIRE(granted.blockers.size() == 1);
    CHECK(granted.blockers[0].field == "doi");
    CHECK(play.everything() == before);
}

TEST_CASE("submitting anew begins a draft of its own, linked to the former manuscript")
{
    Played play;
    play.stage.manuscript("resubmit_offered");
    auto const granted = play.take(play.as("zostera-marina"), play.wish("resubmit"));
    REQUIRE(granted.taken);
    REQUIRE(granted.offspring);
    CHECK(play.stage.facts().manuscript.resubmitted_id == granted.offspring);
    auto const former = play.stage.id;
    play.stage.id = *granted.offspring;
    auto const begun = play.stage.facts();
    CHECK(begun.manuscript.state == "draft");
    CHECK(begun.manuscript.previous_id == former);
    CHECK_FALSE(begun.manuscript.number);
    CHECK(begun.authors.size() == 3);
    CHECK(play.breached().empty());
    play.stage.add_file("title_page", "editors");
    play.stage.add_file("main", "reviewers");
    play.stage.add_file("answers", "reviewers");
    play.stage.take("submit", "zostera-marina");
    CHECK(play.stage.facts().manuscript.number == "REC-26-0002");
}

TEST_CASE("a notice is a numbered item of its own beside its article")
{
    Played play;
    play.stage.manuscript("early_view");
    auto const granted =
        play.take(play.as("quercus-robur"),
                  play.wish("notice", {{"kind", "correction"}, {"title", "Correction"}, {"text", "A figure."}}));
    for (auto const& blocker : granted.blockers) FAIL_CHECK(blocker.reason);
    REQUIRE(granted.offspring);
    auto const article = play.stage.id;
    play.stage.id = *granted.offspring;
    auto const notice = play.stage.facts();
    CHECK(notice.manuscript.previous_id == article);
    CHECK(notice.manuscript.number == "REC-26-0002");
    CHECK(notice.in_production());
    CHECK(play.breached().empty());
}

TEST_CASE("numbers are given out once, whoever submits at the same time")
{
    Played play;
    std::vector<Stage> stages(8, Stage(play.site));
    for (auto& stage : stages) stage.manuscript("draft");
    std::vector<std::string> numbers(stages.size());
    std::vector<std::thread> authors;
    for (std::size_t i = 0; i < stages.size(); ++i)
        authors.emplace_back([&, i] {
            office::Wish const wish{stages[i].id, "submit", {}, {}, false, {}, {}, ""};
            numbers[i] = office::take(play.site.office, play.as("zostera-marina"), wish).number;
        });
    for (auto& author : authors) author.join();
    std::set<std::string> const different(numbers.begin(), numbers.end());
    CHECK(different.size() == 8);
    CHECK(*different.begin() == "REC-26-0001");
    CHECK(play.breached().empty());
}

TEST_CASE("an author whom the journal does not know yet is known from the submission on, and told")
{
    Played play;
    play.stage.manuscript("draft");
    auto told = [&] { return play.site.letters_to("halimione@shore.example").size(); };
    CHECK(told() == 0);
    play.stage.take("submit", "zostera-marina");
    CHECK(told() == 1);
    auto const facts = play.stage.facts();
    for (auto const& author : facts.authors) CHECK(Standings::account(author));
    CHECK(play.site.letters_to("halimione@shore.example").front().kind == "named_as_coauthor");
}
