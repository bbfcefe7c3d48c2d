#include "office/take.hpp"

#include "base/errands.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "office/introductions.hpp"
#include "office/ledger.hpp"
#include "office/publication.hpp"
#include "storage/answered.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/drafts.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession::office {

namespace {

/// How often an act is made again when somebody else was faster with another act on the same manuscript.
constexpr int most_tries = 6;

/// The facts, and in the same glance whether the form had its effect by now: what a twin of it changed is no obstacle.
Facts load(Office const& office, ManuscriptId id, dossiers::Also also, std::string const& once = {})
{
    auto found = office.database.reading([&](Transaction& tx) {
        if (auto const before = once.empty() ? std::nullopt : answered::find(tx, once))
            throw AlreadyAnswered(before->location);
        return dossiers::find(tx, id, also);
    });
    if (!found) throw no_such_manuscript();
    return *std::move(found);
}

/// Whether the manuscript, or the review a link opens, exists for whoever wishes.
bool in_sight(Office const& office, Facts const& facts, Act const& act, Wish const& wish)
{
    if (wish.author) return true; // the author's own link was checked by its token
    if (wish.by_link) return facts.review(wish.review) != nullptr;
    Disclosure const sight(facts, act.actor, act.now, office.rules.of(facts).disclosure);
    if (!sight.exists()) return false;
    return !wish.review || (facts.review(wish.review) && sight.sees_reviewer(*facts.review(wish.review)));
}

bool is_stale(Facts const& facts, Wish const& wish)
{
    if (!wish.seen) return false;
    return *wish.seen != (wish.review ? facts.review(wish.review)->version : facts.manuscript.version);
}

Step step_on(Office const& office, Facts const& facts, Transition const& transition, Act const& act, Wish const& wish,
             Holders const& holders = {})
{
    return {office.rules.of(facts),
            facts,
            transition,
            act.actor,
            wish.review,
            wish.author,
            wish.form,
            act.now,
            false,
            holders};
}

/// Numbers are given out before the act; one that fails leaves a gap, never a twin.
void give_number(Office const& office, Outcome& outcome, Moment now)
{
    auto& manuscript = outcome.manuscript();
    if (manuscript.number || manuscript.state == "draft" || manuscript.state == "deleted") return;
    auto const stem = fmt::format("{}-{:02}", office.settings.number_stem, year_of(now) % 100);
    auto const next = office.database.writing([&](Transaction& tx) { return counters::next(tx, stem); });
    manuscript.number = fmt::format("{}-{:04}", stem, next);
}

void number_offspring(Office const& office, Outcome& outcome, Moment now)
{
    if (!outcome.offspring) return;
    Outcome child{std::move(*outcome.offspring)};
    give_number(office, child, now);
    outcome.offspring = std::move(child.facts);
}

/// A draft that begins where the journal has a type no more begins with another, until its authors choose.
void fit_to_present_rules(Office const& office, Outcome& outcome)
{
    if (!outcome.offspring || !outcome.offspring->manuscript.rules.empty()) return;
    auto& type = outcome.offspring->manuscript.type;
    auto const& now = office.rules.now();
    if (!now.find_type(type)) type = std::ranges::find(now.types, true, &ArticleType::submittable)->code;
}

/// Somebody else's act came between reading and writing; the act is made again on what is there now.
struct Overtaken {};

Granted granted(Ledger const& ledger)
{
    Granted done;
    done.taken = true;
    done.number = ledger.outcome.facts.manuscript.number.value_or("");
    if (auto const& offspring = ledger.outcome.offspring) {
        auto const& manuscript = offspring->manuscript;
        done.offspring = manuscript.id;
        done.offspring_name = manuscript.name();
    }
    return done;
}

void write_or_overtaken(Office const& office, Act const* act, Ledger const& ledger, std::string const& draft_key = {})
{
    office.database.write([&](Transaction& tx) {
        if (act) claim(tx, *act);
        if (!write(office, tx, ledger)) throw Overtaken{};
        if (!draft_key.empty()) drafts::erase(tx, draft_key);
    });
}

Granted take_once(Office const& office, Act const& act, Wish const& wish)
{
    auto const also = also_asked(wish.act, wish.review, wish.form);
    auto facts = load(office, wish.manuscript, also, act.once);
    if (!in_sight(office, facts, act, wish)) throw no_such_manuscript();
    auto const* transition = find_act(office.rules.of(facts), facts, wish.act, wish.review);
    if (!transition) throw no_such_manuscript();
    if (is_stale(facts, wish)) return {.stale = true};
    if (auto blockers = Acts::blockers(step_on(office, facts, *transition, act, wish)); !blockers.empty())
        return {.blockers = std::move(blockers)};
    auto outcome = Acts::take(step_on(office, facts, *transition, act, wish));
    if (auto const unknown = unknown_authors(outcome); !unknown.empty()) {
        auto const holders = make_known(office, unknown, act.now);
        facts = load(office, wish.manuscript, also, act.once);
        if (is_stale(facts, wish)) return {.stale = true};
        add_people(office, facts, holders);
        auto const step = step_on(office, facts, *transition, act, wish, holders);
        if (auto blockers = Acts::blockers(step); !blockers.empty()) return {.blockers = std::move(blockers)};
        outcome = Acts::take(step);
    }
    Acts::settle(office.rules.of(facts), outcome, act.now);
    give_number(office, outcome, act.now);
    number_offspring(office, outcome, act.now);
    fit_to_present_rules(office, outcome);
    auto const ledger = make_ledger(office, std::move(facts), std::move(outcome), wish.form, act.now);
    auto const done = granted(ledger);
    auto led = act;
    if (done.offspring) led.location = "/manuscripts/" + done.offspring_name; // a doubled form leads there too
    write_or_overtaken(office, &led, ledger, wish.draft_key);
    return done;
}

bool settle_once(Office const& office, ManuscriptId id, Moment now)
{
    static Form const nothing;
    auto facts = load(office, id, {});
    Outcome outcome{facts};
    Acts::settle(office.rules.of(facts), outcome, now);
    if (outcome.taken.empty()) return false;
    write_or_overtaken(office, nullptr, make_ledger(office, std::move(facts), std::move(outcome), nothing, now));
    return true;
}

template <class Work>
auto until_not_overtaken(Work work)
{
    for (int tries = 1;; ++tries) {
        try {
            return work();
        }
        catch (Overtaken) {
            if (tries == most_tries)
                throw Problem(Problem::Kind::unavailable,
                              "Many people act on this manuscript at once. Nothing was changed; please try again.");
        }
    }
}

} // namespace

Transition const* find_act(Journal const& journal, Facts const& facts, std::string_view name, ReviewId review)
{
    if (review) {
        auto const* found = facts.review(review);
        if (!found) return nullptr;
        if (auto const* act = journal.review.find(name, found->state)) return act;
        return journal.review.find(name, "");
    }
    for (auto const* machine : {&journal.manuscript, &journal.production}) {
        if (machine == &journal.production && !facts.in_production()) continue;
        auto const& state = machine == &journal.manuscript ? facts.manuscript.state : facts.in_production()->state;
        if (auto const* act = machine->find(name, state)) return act;
        if (auto const* act = machine->find(name, "")) return act;
    }
    return nullptr;
}

dossiers::Also also_asked(std::string_view act, ReviewId review, Form const& form)
{
    return {PersonId{form.number("person").value_or(0)}, PersonId{form.number("editor").value_or(0)},
            act == "invite" ? review : ReviewId{}};
}

Granted take(Office const& office, Act const& act, Wish const& wish)
{
    try {
        return until_not_overtaken([&] { return take_once(office, act, wish); });
    }
    catch (Clash const& clash) {
        return {.blockers = {clash.blocker}};
    }
    catch (StorageError const& error) {
        if (error.kind != StorageError::Kind::duplicate || wish.form.text("doi").empty()) throw;
        return {.blockers = {{"doi_sound", "This DOI belongs to another article.", "doi"}}};
    }
}

bool settle(Office const& office, ManuscriptId id, Moment now)
{
    return until_not_overtaken([&] { return settle_once(office, id, now); });
}

int settle_due(Office const& office, Moment now, int most)
{
    std::set<ManuscriptId> due;
    office.database.read([&](Transaction& tx) {
        due.clear();
        for (auto const* journal : office.rules.all()) {
            auto const found =
                dossiers::with_clock_run_out(tx, journal->version, now, journal->days("lapse_grace") * day, most);
            due.insert(found.begin(), found.end());
        }
    });
    Errands errands;
    int moved = 0;
    for (auto const id : due) moved += errands.run([&] { return settle(office, id, now); });
    errands.end();
    return moved;
}

ManuscriptId begin_manuscript(Office const& office, Act const& act, std::string const& type)
{
    Facts facts;
    auto& manuscript = facts.manuscript;
    manuscript.id = make_id<ManuscriptId>();
    manuscript.version = 1;
    manuscript.type = office.rules.now().type(type).code;
    manuscript.transparency = office.rules.now().disclosure.transparency;
    manuscript.state = office.rules.now().manuscript.initial;
    manuscript.since = act.now;
    manuscript.submitter_id = act.actor;
    Version version;
    version.id = make_key();
    version.manuscript_id = manuscript.id;
    version.fields = "{}";
    facts.versions.push_back(version);
    auto led_there = act;
    led_there.location = fmt::format("/manuscripts/{}/submission", manuscript.id.value);
    office.database.write([&](Transaction& tx) {
        claim(tx, led_there);
        dossiers::insert(tx, facts);
        desks::replace(tx, manuscript.id, desk_rows(office.rules.of(facts), facts, act.now));
    });
    return manuscript.id;
}

} // namespace succession::office
