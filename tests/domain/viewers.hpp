#pragma once

#include "domain/scene.hpp"

#include <functional>
#include <map>

/// Who looks, and what must be so in the facts that they are who they are.
namespace succession::scene {

/// Makes the facts so that somebody has that part in them, and says who it is.
using Casting = std::function<PersonId(Facts&)>;

/// A review of the viewer's in the round that runs; with a report where its state means that there is one.
inline PersonId reviewing(Facts& facts, PersonId person, std::string const& state, bool left_open = false)
{
    auto own = review(viewers, person, state, facts.manuscript.round);
    own.may_be_late = left_open || state == "late";
    own.number = state == "released" ? 2 : 0;
    facts.reviews.push_back(own);
    for (auto const with_report : {"filed", "returned", "set_aside", "released", "kept", "late"})
        if (state == with_report) file_report(facts, viewers);
    return person;
}

/// A reviewer of the first round, in the second one in that state or, with "", not asked again.
inline PersonId reviewed_before(Facts& facts, std::string const& again)
{
    facts.reviews.push_back(review(viewers, mytilus, "released", 0));
    file_report(facts, viewers);
    if (again.empty()) return mytilus;
    auto own = review(viewers_second, mytilus, again, 1);
    own.previous_id = viewers;
    own.sees_answers = true;
    facts.reviews.push_back(own);
    return mytilus;
}

inline PersonId sent_away(Facts& facts, PersonId person)
{
    for (auto& known : facts.people)
        if (known.id == person) known.away_from = submitted;
    return person;
}

inline PersonId left_the_journal(Facts& facts, PersonId person)
{
    for (auto& known : facts.people)
        if (known.id == person) known.active = false;
    return person;
}

inline PersonId interested(Facts& facts, PersonId person)
{
    facts.conflicts.push_back({2, the_manuscript, Sealed<PersonId>(person), "a cousin", submitted});
    return person;
}

inline PersonId coauthor(Facts& facts, PersonId person)
{
    facts.authors.push_back(author(5, person, {"", "", "", "", "", "", ""}));
    return person;
}

inline PersonId submitter(Facts& facts, PersonId person)
{
    facts.manuscript.submitter_id = person;
    return coauthor(facts, person);
}

inline Casting is(PersonId person)
{
    return [person](Facts&) { return person; };
}
inline Casting reviewer(std::string const& state)
{
    return [state](Facts& facts) { return reviewing(facts, mytilus, state); };
}

inline std::map<std::string, Casting> const& viewers_by_name()
{
    static std::map<std::string, Casting> const all{
        {"the corresponding author", is(zostera)},
        {"a co-author", is(ostrea)},
        {"a co-author known by the address alone", is(halimione)},
        {"a co-author known by the ORCID iD alone", is(spartina)},
        {"a reviewer on the list", reviewer("listed")},
        {"a reviewer who is invited", reviewer("invited")},
        {"a reviewer who declared an interest", reviewer("interest_declared")},
        {"a reviewer who accepted", reviewer("accepted")},
        {"a reviewer who filed", reviewer("filed")},
        {"a reviewer whose report was returned", reviewer("returned")},
        {"a reviewer whose report was set aside", reviewer("set_aside")},
        {"a reviewer who declined", reviewer("declined")},
        {"a reviewer whose invitation lapsed", reviewer("lapsed")},
        {"a reviewer who was released", reviewer("cancelled")},
        {"a reviewer who gave up", reviewer("gave_up")},
        {"a reviewer whose report was released", reviewer("released")},
        {"a reviewer whose report was kept", reviewer("kept")},
        {"a reviewer whose report came late", reviewer("late")},
        {"a reviewer left open", [](Facts& f) { return reviewing(f, mytilus, "cancelled", true); }},
        {"a new reviewer who may read the answers",
         [](Facts& f) {
             reviewing(f, mytilus, "accepted");
             f.review(viewers)->sees_answers = true;
             return mytilus;
         }},
        {"a first-round reviewer not asked again", [](Facts& f) { return reviewed_before(f, ""); }},
        {"a first-round reviewer asked again", [](Facts& f) { return reviewed_before(f, "invited"); }},
        {"a first-round reviewer who accepted again", [](Facts& f) { return reviewed_before(f, "accepted"); }},
        {"the coordinating editor", is(laminaria)},
        {"the former coordinating editor", is(fulica)},
        {"the editor who handed it back with an interest", is(mergus)},
        {"an editor of other manuscripts", is(pinus)},
        {"the Editor-in-Chief", is(quercus)},
        {"the Editor-in-Chief who submitted it", [](Facts& f) { return submitter(f, quercus); }},
        {"the Editor-in-Chief as a co-author", [](Facts& f) { return coauthor(f, quercus); }},
        {"the Editor-in-Chief who reviews it", [](Facts& f) { return reviewing(f, quercus, "accepted"); }},
        {"the Editor-in-Chief who gave the review up", [](Facts& f) { return reviewing(f, quercus, "gave_up"); }},
        {"the Editor-in-Chief who declared an interest", [](Facts& f) { return interested(f, quercus); }},
        {"the Editor-in-Chief whose account is closed", [](Facts& f) { return left_the_journal(f, quercus); }},
        {"the deputy", is(fagus)},
        {"the deputy while the Editor-in-Chief is away", [](Facts& f) { return sent_away(f, quercus), fagus; }},
        {"the deputy while the Editor-in-Chief is an author", [](Facts& f) { return coauthor(f, quercus), fagus; }},
        {"the deputy while the Editor-in-Chief reviews it",
         [](Facts& f) { return reviewing(f, quercus, "accepted"), fagus; }},
        {"the managing editor", is(salix)},
        {"the managing editor as a co-author", [](Facts& f) { return coauthor(f, salix); }},
        {"the deputy of the managing editor", is(alnus)},
        {"the deputy while the managing editor is an author", [](Facts& f) { return coauthor(f, salix), alnus; }},
        {"the production editor", is(acer)},
        {"the administrator", is(apis)},
        {"a stranger", is(bufo)},
        {"somebody not signed in", is(nobody)},
    };
    return all;
}

/// The journal's usual policy.
inline DisclosurePolicy const usual;

/// What somebody signed in may see.
inline Disclosure sight(Facts const& facts, PersonId viewer, Moment now, DisclosurePolicy const& policy = usual)
{
    return {facts, viewer, now, policy};
}

} // namespace succession::scene
