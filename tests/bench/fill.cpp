#include "bench/fill.hpp"

#include "domain/fields.hpp"
#include "office/publication.hpp"
#include "office/secrets.hpp"
#include "storage/articles.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"
#include "storage/letters.hpp"
#include "storage/people.hpp"
#include "storage/sessions.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <random>

namespace succession::bench {

namespace {

constexpr int most_people = 5000;
constexpr int open_reviews = 2000;
constexpr int at_a_time = 200;

constexpr std::array words{"seagrass", "meadow",    "topsoil", "recovery", "seed",   "rain", "grassland",
                           "peat",     "rewetting", "forest",  "passive",  "oyster", "reef", "mangrove",
                           "dune",     "heath",     "fire",    "grazing",  "river",  "soil"};

constexpr int vocabulary = 4000;
constexpr int rank_of_first_word = 60; ///< each of `words` stands in about every third abstract

/// Everything that is made at random, always the same.
class Filler {
public:
    Filler(Database& database, Journal const& journal, int manuscripts, Moment now)
        : database_(database), journal_(journal), manuscripts_(manuscripts), now_(now)
    {
    }

    Filled fill()
    {
        add_people();
        for (int from = 0; from < manuscripts_; from += at_a_time)
            database_.write([&](Transaction& tx) {
                for (int i = from; i < std::min(from + at_a_time, manuscripts_); ++i) add_manuscript(tx, i);
            });
        add_sessions();
        return filled_;
    }

private:
    std::string text(int count)
    {
        std::string found;
        for (int i = 0; i < count; ++i) found += (i ? " " : "") + word();
        return found;
    }
    /// As in any language, the word of rank r is met 1/r as often as the first.
    std::string word()
    {
        auto const rank = static_cast<std::size_t>(std::pow(vocabulary, std::uniform_real_distribution()(random_)));
        if (rank >= rank_of_first_word && rank < rank_of_first_word + words.size())
            return words[rank - rank_of_first_word];
        return fmt::format("species{}", rank);
    }

    Person person(int i, std::string family)
    {
        Person made;
        made.id = PersonId{i + 1};
        made.given = "Planta";
        made.family = std::move(family);
        made.email = fmt::format("planta.{}@garden{}.example", i, i % 400);
        made.affiliation = fmt::format("Garden {}", i % 400);
        made.country = "SE";
        made.expertise = text(6);
        made.confirmed_at = made.created_at = now_;
        return made;
    }

    void add_people()
    {
        constexpr std::array roles{"editor_in_chief", "managing_editor", "production_editor", "administrator"};
        for (int from = 0; from < most_people; from += 1000)
            database_.write([&](Transaction& tx) {
                for (int i = from; i < from + 1000; ++i) people::insert(tx, person(i, fmt::format("numerata{:05}", i)));
            });
        database_.write([&](Transaction& tx) {
            for (int i = 0; i < 30; ++i)
                people::insert(tx, Role{i + 1, PersonId{i + 1}, i < 4 ? roles[i] : "coordinating_editor", {}});
        });
    }

    PersonId anybody() { return PersonId{1 + 40 + static_cast<std::int64_t>(random_() % (most_people - 40))}; }

    std::string state_of(int i)
    {
        constexpr std::array running{"check",     "scope",          "inviting",   "in_review",
                                     "in_review", "in_review",      "reports_in", "recommended",
                                     "revising",  "revision_check", "mending"};
        if (i % 10 < 4) return "accepted";
        if (i % 10 < 8) return "rejected";
        return running[random_() % running.size()];
    }

    Author author(ManuscriptId id, int position)
    {
        auto const who = anybody();
        auto const known = person(static_cast<int>(who.value - 1), fmt::format("numerata{:05}", who.value - 1));
        Author made;
        made.id = make_id<AuthorId>();
        made.manuscript_id = id;
        made.position = position;
        made.person_id = Sealed<std::optional<PersonId>>(who);
        made.byline = Sealed<Byline>(Byline{known.given, known.family, known.email, known.affiliation, "", "SE", ""});
        made.corresponding = position == 1;
        return made;
    }

    Version version(ManuscriptId id)
    {
        Fields fields;
        fields.set("title", text(9));
        fields.set("abstract", text(200));
        fields.set("keywords", std::vector<std::string>{"seagrass", "seed", "soil"});
        fields.set("implications", std::vector<std::string>{text(25), text(25), text(25)});
        fields.set("data_availability", text(25));
        fields.set("countries", std::vector<std::string>{"SE"});
        return {make_key(), id, 0, fields.json(), 6400, 0, "", now_};
    }

    void add_reviews(Facts& facts, bool open)
    {
        for (int i = 0; i < 2; ++i) {
            Review review;
            review.id = make_id<ReviewId>();
            review.version = 1;
            review.manuscript_id = facts.manuscript.id;
            review.state = open ? "accepted" : "released";
            review.reviewer_id =
                Sealed<PersonId>(open && i == 0 && filled_.reviews.size() < open_reviews ? reviewer_ : anybody());
            review.number = open ? 0 : i + 1;
            review.since = now_ - 10 * day;
            review.invited_at = review.answered_at = now_ - 12 * day;
            if (open) review.due = now_ + 9 * day;
            facts.reviews.push_back(review);
            if (open && i == 0 && filled_.reviews.size() < open_reviews)
                filled_.reviews.push_back(
                    fmt::format("/manuscripts/{}/reviews/{}", *facts.manuscript.number, review.id.value));
            if (open) continue;
            facts.reviews.back().filed_at = now_ - 30 * day;
            Fields form;
            form.set("comments_to_authors", text(250));
            form.set("comments_to_editors", text(20));
            form.set("recommendation", "minor-revision");
            facts.reports.push_back(
                {make_key(), facts.manuscript.id, review.id, 1, form.json(), "", "", now_ - 30 * day, now_ - 20 * day});
        }
    }

    void add_decision(Facts& facts, std::string kind)
    {
        Decision made;
        made.id = make_id<DecisionId>();
        made.manuscript_id = facts.manuscript.id;
        made.by_id = Sealed<PersonId>(PersonId{1});
        made.kind = std::move(kind);
        made.letter = text(80);
        made.decided_at = now_ - 21 * day;
        made.release_at = made.decided_at + day;
        made.released_at = made.release_at;
        facts.decisions.push_back(made);
    }

    void add_production(Facts& facts, int i)
    {
        Production made;
        made.id = make_key();
        made.manuscript_id = facts.manuscript.id;
        made.state = "early_view";
        made.since = now_ - 5 * day;
        made.licence = "CC-BY-4.0";
        made.licensed_by_id = facts.manuscript.submitter_id;
        made.licensed_at = now_ - 20 * day;
        made.doi = fmt::format("10.1111/rec.{}", 70001 + i);
        made.published_at = now_ - (i % 900) * day;
        facts.production.push_back(made);
        filled_.article = *made.doi;
    }

    Facts facts_of(int i)
    {
        Facts facts;
        auto& manuscript = facts.manuscript;
        manuscript.id = make_id<ManuscriptId>();
        manuscript.version = 9;
        manuscript.number = fmt::format("REC-26-{:04}", i + 1);
        manuscript.type = "research-article";
        manuscript.rules = journal_.version;
        manuscript.transparency = "double";
        manuscript.state = state_of(i);
        manuscript.since = now_ - (i % 60) * day;
        manuscript.due = now_ + (i % 40 - 20) * day;
        manuscript.submitter_id = anybody();
        manuscript.received_at = now_ - (i % 700) * day;
        if (manuscript.state != "check" && manuscript.state != "scope")
            manuscript.editor_id = PersonId{5 + static_cast<std::int64_t>(random_() % 25)};
        facts.versions.push_back(version(manuscript.id));
        manuscript.title = Fields::parse(facts.version().fields).text("title");
        for (int position = 1; position <= 3; ++position) facts.authors.push_back(author(manuscript.id, position));
        for (auto const* kind : {"title_page", "main", "supplement"})
            facts.files.push_back(
                {make_id<FileId>(), manuscript.id, 0, kind, kind == std::string("title_page") ? "editors" : "reviewers",
                 1, "file.pdf", "application/pdf", 900'000, std::string(64, 'a'), std::string(64, 'b'), 31, "", now_});
        bool const ended = manuscript.state == "accepted" || manuscript.state == "rejected";
        if (ended || manuscript.state == "in_review") add_reviews(facts, !ended);
        if (ended) {
            manuscript.ended_at = manuscript.first_decision_at = now_ - 20 * day;
            add_decision(facts, manuscript.state == "accepted" ? "accept" : "reject");
        }
        if (manuscript.state == "accepted") {
            manuscript.accepted_at = now_ - 20 * day;
            add_production(facts, i);
        }
        return facts;
    }

    void add_history(Transaction& tx, Facts const& facts)
    {
        for (auto const* act : {"submit", "pass", "assign", "list_reviewer", "invite", "accept", "file", "release"}) {
            Event event;
            event.id = make_id<EventId>();
            event.manuscript_id = facts.manuscript.id;
            event.at = now_ - 30 * day;
            event.actor_id = PersonId{2};
            event.act = act;
            events::append(tx, event);
        }
        for (auto const* kind : {"submission_received", "passed_check", "assigned", "decision_accept"}) {
            Letter letter;
            letter.id = make_id<LetterId>();
            letter.event_id = make_key();
            letter.manuscript_id = facts.manuscript.id;
            letter.kind = kind;
            letter.to_id = facts.manuscript.submitter_id;
            letter.to_address = "planta@garden.example";
            letter.to_name = "Planta numerata";
            letter.subject = text(8);
            letter.body = text(120);
            letter.state = "sent";
            letter.written_at = letter.next_try = now_ - 30 * day;
            letter.sent_at = letter.written_at;
            letters::queue(tx, letter);
        }
    }

    void add_manuscript(Transaction& tx, int i)
    {
        auto facts = facts_of(i);
        if (i == manuscripts_ / 2) filled_.manuscript = *facts.manuscript.number;
        dossiers::insert(tx, facts);
        add_history(tx, facts);
        auto const loaded = dossiers::find(tx, facts.manuscript.id);
        desks::replace(tx, facts.manuscript.id, desk_rows(journal_, *loaded, now_));
        if (facts.in_production()) articles::insert(tx, office::article_of(journal_, *loaded));
    }

    void add_sessions()
    {
        filled_.csrf = random_token();
        filled_.editor_session = random_token();
        filled_.reviewer_session = random_token();
        database_.write([&](Transaction& tx) {
            sessions::insert(tx, {digest(filled_.editor_session), PersonId{1}, filled_.csrf, now_, now_ + 30 * day});
            sessions::insert(tx, {digest(filled_.reviewer_session), reviewer_, filled_.csrf, now_, now_ + 30 * day});
        });
    }

    Database& database_;
    Journal const& journal_;
    int manuscripts_;
    Moment now_;
    PersonId reviewer_{40};
    std::mt19937 random_{2026};
    Filled filled_;
};

} // namespace

Filled fill(Database& database, Journal const& journal, int manuscripts, Moment now)
{
    return Filler(database, journal, manuscripts, now).fill();
}

} // namespace succession::bench
