#include "journeys/snapshot.hpp"

#include "base/text.hpp"
#include "domain/standing.hpp"
#include "storage/dossiers.hpp"

#include <algorithm>

namespace succession {

namespace {

std::string reviewer_of(Facts const& facts, Review const& review)
{
    auto const* person = facts.person(Standings::reviewer(review));
    return person ? code_of(person->name()) : "nobody";
}

Manuscript without_version(Manuscript manuscript)
{
    manuscript.version = manuscript.edits = 0;
    return manuscript;
}

Review without_version(Review review)
{
    review.version = 0;
    return review;
}

/// Without what it only reads of others.
Facts of_its_own(Facts facts)
{
    facts.people.clear();
    facts.roles.clear();
    facts.later.clear();
    return facts;
}

void add_reviews(Facts const& before, Facts const& after, std::set<std::string>& found)
{
    for (auto const& review : after.reviews) {
        auto const* old = before.review(review.id);
        if (old && without_version(*old) == without_version(review)) continue;
        found.insert("review of " + reviewer_of(after, review));
    }
}

Holding const& holding(Snapshot const& all, ManuscriptId id)
{
    static Holding const nothing;
    auto const found = all.find(id);
    return found == all.end() ? nothing : found->second;
}

/// The machine that has an act of that name.
Machine const* machine_of(Journal const& journal, std::string const& act)
{
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production})
        if (std::ranges::count(machine->transitions, act, &Transition::name)) return machine;
    return nullptr;
}

/// What happened to a review within another act has no event of its own: it is told by the state it led to.
void note_consequences(Journal const& journal, Holding const& before, Holding const& after, Seen& seen)
{
    for (auto const& review : after.facts.reviews) {
        auto const* old = before.facts.review(review.id);
        bool const acted = std::any_of(after.events.begin() + std::ssize(before.events), after.events.end(),
                                       [&](Happened const& e) { return e.subject == review.id.value; });
        if (!old || old->state == review.state || acted) continue;
        for (auto const& act : journal.review.transitions)
            if (act.by("consequence") && act.leaves(old->state) && act.to == review.state)
                seen.acts.insert("review." + act.name);
    }
}

} // namespace

std::string code_of(std::string const& name)
{
    auto code = lower(name);
    std::ranges::replace(code, ' ', '-');
    return code;
}

Snapshot snapshot_of(Database& database)
{
    return database.reading([](Transaction& tx) {
        Snapshot taken;
        for (auto const id : all<ManuscriptId>(tx, "SELECT id FROM manuscript"))
            taken[id] = {
                *dossiers::find(tx, id),
                all<Happened>(tx, "SELECT act, subject FROM event WHERE manuscript_id = :1 ORDER BY sequence", id),
                all<Written>(tx, "SELECT id, kind, to_name FROM letter WHERE manuscript_id = :1 ORDER BY id", id)};
        return taken;
    });
}

std::set<std::string> changes(Facts const& before, Facts const& after)
{
    std::set<std::string> found;
    auto note = [&](bool same, char const* part) {
        if (!same) found.insert(part);
    };
    note(without_version(before.manuscript) == without_version(after.manuscript), "manuscript");
    note(before.versions == after.versions, "text");
    note(before.authors == after.authors, "authors");
    note(before.suggestions == after.suggestions, "suggestions");
    note(before.files == after.files, "files");
    note(before.conflicts == after.conflicts, "interests");
    note(before.reports == after.reports, "reports");
    note(before.recommendations == after.recommendations, "recommendation");
    note(before.decisions == after.decisions, "decision");
    note(before.author_changes == after.author_changes, "author change");
    note(before.production == after.production, "production");
    add_reviews(before, after, found);
    return found;
}

bool is_same(Holding const& before, Holding const& after)
{
    return of_its_own(before.facts) == of_its_own(after.facts) && before.events.size() == after.events.size() &&
           before.letters.size() == after.letters.size();
}

std::multiset<std::string> letters_between(Snapshot const& before, Snapshot const& after)
{
    std::multiset<std::string> found;
    for (auto const& [id, now] : after) {
        auto const& old = holding(before, id).letters;
        for (auto const& letter : now.letters)
            if (!std::ranges::count(old, letter.id, &Written::id))
                found.insert(letter.kind + " to " + code_of(letter.to_name));
    }
    return found;
}

void Seen::note(Journal const& journal, Snapshot const& before, Snapshot const& after)
{
    for (auto const& [id, now] : after) {
        auto const& old = holding(before, id);
        for (auto const& event : now.events)
            if (auto const* machine = machine_of(journal, event.act)) acts.insert(machine->name + "." + event.act);
        note_consequences(journal, old, now, *this);
        for (auto const& letter : now.letters) letters.insert(letter.kind);
    }
}

} // namespace succession
