#include "storage/invariants.hpp"

#include "domain/manuscript.hpp"
#include "domain/review.hpp"
#include "storage/events.hpp"
#include "storage/patterns.hpp"

namespace succession {

namespace {

struct Invariant {
    std::string sentence;
    std::string counterexamples;
};

Invariant const invariants[] = {
    {"A manuscript that was submitted has a number.",
     "SELECT id FROM manuscript WHERE number IS NULL AND state NOT IN ('draft', 'deleted', 'accepted')"},
    {"An accepted manuscript has a date of acceptance and is in production.",
     "SELECT m.id FROM manuscript m LEFT JOIN production p ON p.manuscript_id = m.id"
     " WHERE m.state = 'accepted' AND (m.accepted_at IS NULL OR p.id IS NULL)"},
    {"What is published was accepted and is licensed.",
     "SELECT a.id FROM article a JOIN manuscript m ON m.id = a.id JOIN production p ON p.manuscript_id = m.id"
     " WHERE m.accepted_at IS NULL OR p.licence = '' OR p.licensed_at IS NULL"},
    {"A published item has its article.", "SELECT p.id FROM production p LEFT JOIN article a ON a.id = p.manuscript_id"
                                          " WHERE p.state IN ('early_view', 'in_issue') AND a.id IS NULL"},
    {"A held decision has a moment of release.",
     "SELECT m.id FROM manuscript m WHERE m.state = 'held' AND m.due IS NULL AND m.hold = 0"},
    {"A hold has a beginning.", "SELECT id FROM manuscript WHERE hold = 1 AND held_at IS NULL"},
    {"A filed review has a report.", "SELECT r.id FROM review r LEFT JOIN report p ON p.review_id = r.id"
                                     " WHERE r.state IN ('filed', 'released', 'kept', 'late') AND p.id IS NULL"},
    {"A released report belongs to a released review with a number.",
     "SELECT p.id FROM report p JOIN review r ON r.id = p.review_id"
     " WHERE p.released_at IS NOT NULL AND (r.state <> 'released' OR r.number = 0)"},
    {"A manuscript in review has a coordinating editor.",
     "SELECT id FROM manuscript WHERE editor_id IS NULL AND state IN " + patterns::any_of(states_in_review)},
    {"Every manuscript that is not deleted is on somebody's desk.",
     "SELECT m.id FROM manuscript m LEFT JOIN desk d ON d.manuscript_id = m.id"
     " WHERE m.state <> 'deleted' AND d.person_id IS NULL"},
    {"Nobody coordinates an own manuscript.",
     "SELECT m.id FROM manuscript m JOIN author a ON a.manuscript_id = m.id AND a.person_id = m.editor_id"},
    {"Nobody reviews an own manuscript.",
     std::string(
         "SELECT r.id FROM review r JOIN author a ON a.manuscript_id = r.manuscript_id AND a.person_id = r.reviewer_id"
         " WHERE r.state NOT IN ") +
         patterns::any_of(review_state::unbound)},
};

} // namespace

std::vector<Breach> breaches(Transaction& tx)
{
    std::vector<Breach> found;
    for (auto const& invariant : invariants)
        if (auto rows = all<std::int64_t>(tx, invariant.counterexamples); !rows.empty())
            found.push_back({invariant.sentence, std::move(rows)});
    Breach chains{"Each manuscript's chain of events holds.", {}};
    for (auto const id : all<ManuscriptId>(tx, "SELECT DISTINCT manuscript_id FROM event"))
        if (!events::broken_links(tx, id).empty()) chains.rows.push_back(id.value);
    if (!chains.rows.empty()) found.push_back(std::move(chains));
    return found;
}

} // namespace succession
