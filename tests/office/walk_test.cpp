#include "office/desks.hpp"
#include "office/fixture.hpp"
#include "office/ledger.hpp"
#include "storage/articles.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/invariants.hpp"
#include "storage/issues.hpp"
#include "workflow/desk.hpp"
#include "workflow/moves.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>

using namespace succession;

namespace {

constexpr Bounds bounds{};

/// How often each act was taken.
using Tally = std::map<Transition const*, int>;

/// A manuscript led by chance, in memory and through the database at once.
class Walk {
public:
    Walk(Situation const& situation, TestDatabase where, std::mt19937& random, Tally& taken)
        : situation_(situation), where_(std::move(where)), database_({.url = where_.url}),
          secrets_(where_.folder->path / "secret.key"), office_{{},
                                                                database_,
                                                                journal_words(),
                                                                secrets_,
                                                                letter_words()},
          random_(random), taken_(taken), memory_(situation.facts)
    {
        for (auto& version : memory_.versions) version.id = make_key();
        for (auto& production : memory_.production) production.id = make_key();
        database_.write([&](Transaction& tx) { furnish(tx); });
    }

    /// Steps until enough, or until the end and a little further; returns where memory and database part, or "".
    std::string go(int steps)
    {
        while (steps-- > 0) {
            auto next = any_move();
            if (!next) break;
            path_ += next->words + "\n";
            for (auto const& taken : next->outcome.taken) ++taken_[taken.act];
            auto const different = follow(*std::move(next));
            if (!different.empty()) return situation_.name + ":\n" + path_ + different;
            if (state_awaited(office_.rules.now(), memory_).end) steps = std::min(steps, 2);
        }
        std::string broken;
        for (auto const& breach : database_.reading([](Transaction& tx) { return breaches(tx); }))
            broken += breach.sentence + "\n";
        return broken.empty() ? "" : situation_.name + ":\n" + path_ + broken;
    }

private:
    void furnish(Transaction& tx)
    {
        for (auto const& known : memory_.people) {
            Person person;
            person.id = known.id;
            person.family = known.family;
            person.email = known.email;
            person.affiliation = known.affiliation;
            people::insert(tx, person);
        }
        for (auto const& role : memory_.roles) people::insert(tx, role);
        Issue issue{IssueId{1}, 1, 34, 1, 2026, "", "open", {}};
        issues::insert(tx, issue);
        if (memory_.manuscript.previous_id) precede(tx, *memory_.manuscript.previous_id);
        dossiers::insert(tx, memory_);
        desks::replace(tx, memory_.manuscript.id, desk_rows(office_.rules.now(), memory_, now_));
    }

    /// What a resubmission or a notice follows.
    void precede(Transaction& tx, ManuscriptId id)
    {
        Facts former;
        former.manuscript.id = id;
        former.manuscript.state = "deleted";
        former.manuscript.type = memory_.manuscript.type;
        former.manuscript.submitter_id = memory_.manuscript.submitter_id;
        dossiers::insert(tx, former);
        Article article;
        article.id = id;
        article.doi = "10.1111/rec.60002";
        articles::insert(tx, article);
    }

    /// One of the moves that are open: those that lead on, and those seldom taken so far, the most often.
    std::optional<Move> any_move()
    {
        std::optional<Move> chosen;
        unsigned weights = 0;
        each_move(office_.rules.now(), situation_, memory_, now_, [&](Move&& move) {
            auto const before = move.act ? taken_[move.act] : 2;
            unsigned const weight = 1 + (move.act && move.act->main ? 60 : 60 / (1 + before * before));
            weights += weight;
            if (random_() % weights < weight) chosen = std::move(move);
        });
        return chosen;
    }

    std::string follow(Move move)
    {
        now_ = move.now;
        auto const& after = move.outcome.facts;
        if (after.roles != memory_.roles || after.people != memory_.people) {
            change_office(after);
            memory_ = after;
            return differences();
        }
        bool const time_passes = !move.act;
        if (time_passes && on_the_clock() == move.outcome.taken.empty())
            return "The clockwork and the rules disagree on what is due.\n";
        if (move.outcome.taken.empty()) return differences();
        return write(std::move(move.outcome)) ? differences() : "Nobody else was there, yet nothing was written.\n";
    }

    bool write(Outcome outcome)
    {
        auto& manuscript = outcome.manuscript();
        if (!manuscript.number && !manuscript.accepted_at && manuscript.state != "draft" &&
            manuscript.state != "deleted")
            manuscript.number = "REC-26-0001";
        auto const ledger = office::make_ledger(office_, memory_, std::move(outcome), {}, now_);
        memory_ = ledger.outcome.facts;
        return database_.writing([&](Transaction& tx) { return office::write(office_, tx, ledger); });
    }

    bool on_the_clock()
    {
        auto const grace = office_.rules.now().days("lapse_grace") * day;
        return !database_
                    .reading([&](Transaction& tx) {
                        return dossiers::with_clock_run_out(tx, memory_.manuscript.rules, now_, grace, 5);
                    })
                    .empty();
    }

    /// What moves change in the office itself.
    void change_office(Facts const& after)
    {
        database_.write([&](Transaction& tx) {
            for (auto const& role : memory_.roles)
                if (std::ranges::find(after.roles, role.id, &Role::id) == after.roles.end()) people::erase(tx, role);
            for (auto const& role : after.roles)
                run(tx, "UPDATE role SET deputy_id = :1 WHERE id = :2", role.deputy_id, role.id);
            for (auto const& person : after.people)
                run(tx, "UPDATE person SET active = :1 WHERE id = :2", person.active, person.id);
            office::desks_are_stale(tx);
        });
        while (office::refresh_desks(office_, now_, 2) > 0) {
        }
    }

    std::string differences()
    {
        auto const id = memory_.manuscript.id;
        auto const stored = database_.reading([&](Transaction& tx) { return dossiers::find(tx, id).value(); });
        auto const on_desks = database_.reading([&](Transaction& tx) { return desks::of_manuscript(tx, id); });
        if (own(stored) != own(memory_)) return "What is stored is not what memory holds.\n";
        if (as_set(on_desks) != as_set(desk_rows(office_.rules.now(), memory_, now_)))
            return "Desks are not as the facts say.\n";
        auto const& somebody = memory_.people[random_() % memory_.people.size()];
        if (answers(stored, somebody.id) != answers(memory_, somebody.id))
            return somebody.name() + " is answered otherwise.\n";
        return {};
    }

    static Facts own(Facts facts)
    {
        facts.people.clear();
        facts.roles.clear();
        std::apply([](auto&... list) { (std::ranges::sort(list, {}, [](auto const& row) { return row.id; }), ...); },
                   std::tie(facts.versions, facts.authors, facts.suggestions, facts.files, facts.conflicts,
                            facts.reviews, facts.reports, facts.recommendations, facts.decisions, facts.author_changes,
                            facts.production));
        return facts;
    }

    static std::multiset<std::string> as_set(std::vector<DeskRow> const& rows)
    {
        std::multiset<std::string> found;
        for (auto const& row : rows) {
            std::string words;
            for (auto const& cell : bound(row)) words += fmt::format("{}{}|", cell.integer, cell.text);
            found.insert(words);
        }
        return found;
    }

    /// What the rules say to one person about every act, by the codes of their reasons.
    std::vector<std::string> answers(Facts const& facts, PersonId person) const
    {
        static Form const nothing;
        std::vector<std::string> codes;
        auto ask = [&](Transition const& act, ReviewId subject) {
            Step const step{office_.rules.now(), facts, act, person, subject, {}, nothing, now_, true};
            for (auto const& blocker : Acts::blockers(step)) codes.push_back(act.name + " " + blocker.code);
        };
        for (auto const& act : office_.rules.now().manuscript.transitions) ask(act, {});
        for (auto const& act : office_.rules.now().production.transitions) ask(act, {});
        for (auto const& act : office_.rules.now().review.transitions)
            for (auto const& review : memory_.reviews) ask(act, review.id);
        return codes;
    }

    Situation const& situation_;
    TestDatabase where_;
    Database database_;
    Secrets secrets_;
    Office office_;
    std::mt19937& random_;
    Tally& taken_;
    Facts memory_;
    Moment now_ = noon;
    std::string path_;
};

/// Walks through every situation, each time on a database of its own, and comes by nearly every act.
void walk_all(TestDatabase (*fresh)(), int times)
{
    auto const& journal = journal_words();
    std::mt19937 random(26);
    Tally taken;
    for (int i = 0; i < times; ++i)
        for (auto const& situation : situations(journal, bounds))
            REQUIRE(Walk(situation, fresh(), random, taken).go(60) == "");
    auto const acts = journal.manuscript.transitions.size() + journal.review.transitions.size() +
                      journal.production.transitions.size();
    CHECK(taken.size() * 10 > acts * 7);
}

} // namespace

TEST_CASE("whatever is done to a manuscript, what is stored is what the rules made of it in memory")
{
    SUBCASE("on SQLite") { walk_all(fresh_sqlite, 2); }
    if (!mariadb_server().empty()) {
        SUBCASE("on MariaDB") { walk_all(fresh_mariadb, 2); }
    }
}
