#include "office/take.hpp"

#include "base/attempts.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "office/ledger.hpp"
#include "office/publication.hpp"
#include "storage/answered.hpp"
#include "storage/counters.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/drafts.hpp"
#include "storage/people.hpp"
#include "workflow/authors.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession::office {

namespace {

/// How often an act is made again when somebody else was faster with another act on the same manuscript.
constexpr int most_tries = 6;

Facts load(Office const& office, ManuscriptId id, Form const& form, std::string const& once = {})
{
    auto found = office.database.reading([&](Transaction& tx) {
        if (auto const before = once.empty() ? std::nullopt : answered::find(tx, once))
            throw AlreadyAnswered(before->location);
        return dossiers::find(tx, id, also_named(form));
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

bool has_account(Facts const& facts, std::string const& address)
{
    return std::ranges::any_of(facts.authors, [&](Author const& author) {
        return Standings::account(author) && address_key(Standings::byline(author).email) == address_key(address);
    });
}

/// The authors an act writes to whom the journal may not know so far: those it has, or those of a new list.
std::vector<Byline> newly_named(Facts const& facts, std::string_view act)
{
    std::vector<Byline> lines;
    if (is_one_of(act, {"submit", "resend", "revise", "ask_author_change"}))
        for (auto const& author : facts.authors)
            if (!Standings::account(author)) lines.push_back(Standings::byline(author));
    auto const* change = act == "approve_author_change" ? facts.author_change() : nullptr;
    if (change)
        for (auto& author : read_author_list(change->proposed)) lines.push_back(std::move(author.byline));
    std::erase_if(lines, [&](Byline const& line) { return line.email.empty() || has_account(facts, line.email); });
    return lines;
}

/// Makes them people the journal knows, for letters go to persons; whose each address is.
Holders know(Office const& office, std::vector<Byline> const& lines, Moment now)
{
    return office.database.writing([&](Transaction& tx) {
        Holders holders;
        for (auto const& line : lines)
            holders[address_key(line.email)] =
                people::know(tx, line.given, line.family, line.email, line.affiliation, now);
        return holders;
    });
}

void add_people(Office const& office, Facts& facts, Holders const& holders)
{
    std::vector<PersonId> ids;
    for (auto const& [address, person] : holders)
        if (!facts.person(person)) ids.push_back(person);
    auto const people = office.database.reading([&](Transaction& tx) { return people::known(tx, ids); });
    facts.people.insert(facts.people.end(), people.begin(), people.end());
    std::ranges::sort(facts.people, {}, &Known::id);
    auto const [first, last] = std::ranges::unique(facts.people, {}, &Known::id);
    facts.people.erase(first, last);
}

/// Numbers are given out before the act; one that fails leaves a gap, never a twin.
void give_number(Office const& office, Outcome& outcome, Moment now)
{
    auto& manuscript = outcome.manuscript();
    if (manuscript.number || manuscript.state == "draft" || manuscript.state == "deleted") return;
    auto const year = year_of(now) % 100;
    auto const next =
        office.database.writing([&](Transaction& tx) { return counters::next(tx, fmt::format("REC-{:02}", year)); });
    manuscript.number = fmt::format("REC-{:02}-{:04}", year, next);
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
    auto facts = load(office, wish.manuscript, wish.form, act.once);
    if (!in_sight(office, facts, act, wish)) throw no_such_manuscript();
    auto const* transition = find_act(office.rules.of(facts), facts, wish.act, wish.review);
    if (!transition) throw no_such_manuscript();
    if (is_stale(facts, wish)) return {.stale = true};
    auto blockers = Acts::blockers(step_on(office, facts, *transition, act, wish));
    Holders holders;
    if (auto const named = newly_named(facts, wish.act); blockers.empty() && !named.empty()) {
        holders = know(office, named, act.now);
        facts = load(office, wish.manuscript, wish.form);
        add_people(office, facts, holders);
        blockers = Acts::blockers(step_on(office, facts, *transition, act, wish, holders));
    }
    if (!blockers.empty()) return {.blockers = std::move(blockers)};
    auto outcome = Acts::take(step_on(office, facts, *transition, act, wish, holders));
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
    auto facts = load(office, id, nothing);
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

dossiers::Also also_named(Form const& form)
{
    return {PersonId{form.number("person").value_or(0)}, PersonId{form.number("editor").value_or(0)}};
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
    Attempts attempts;
    int moved = 0;
    for (auto const id : due) moved += attempts.make([&] { return settle(office, id, now); });
    attempts.end();
    return moved;
}

ManuscriptId begin_manuscript(Office const& office, Act const& act, std::string const& type)
{
    Facts facts;
    auto& manuscript = facts.manuscript;
    manuscript.id = make_id<ManuscriptId>();
    manuscript.version = 1;
    manuscript.type = office.rules.now().type(type).code;
    manuscript.transparency = "double";
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
