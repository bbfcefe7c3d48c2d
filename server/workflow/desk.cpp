#include "workflow/desk.hpp"

#include "workflow/authors.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace succession {

namespace {

constexpr std::array office_parts{"editor", "decider", "managing_editor", "production_editor", "appeal_decider"};

constexpr std::string_view no_editor = "no coordinating editor at present";

DeskRow row_for(Facts const& facts, State const& state, std::string const& audience, std::string part, PersonId person)
{
    DeskRow row;
    row.person_id = person;
    row.manuscript_id = facts.manuscript.id;
    row.part = std::move(part);
    row.stage = state.stage_for(audience);
    row.due = row.stage == "ended" || row.stage == "published" ? DeskRow::over : DeskRow::no_clock;
    row.label = facts.manuscript.hold ? DeskRow::held : state.label(audience);
    return row;
}

void add_authors(Journal const& journal, Facts const& facts, std::vector<DeskRow>& rows)
{
    auto const& manuscript = facts.manuscript;
    auto const& state = state_for(journal, facts, "author");
    auto own = row_for(facts, state, "author", "author", manuscript.submitter_id);
    own.since = manuscript.received_at.value_or(manuscript.since);
    own.awaiting = state.owner == "author";
    if (own.awaiting) {
        own.due = facts.due().value_or(DeskRow::no_clock);
        own.wanted = state.wanted;
    }
    bool const may_submit_anew = manuscript.offer_until && !manuscript.resubmitted_id;
    if (may_submit_anew) own.due = std::min(own.due, DeskRow::no_clock);
    rows.push_back(own);
    if (!manuscript.number) return;
    std::set<PersonId> told{manuscript.submitter_id};
    for (auto const& author : facts.authors) {
        auto const account = Standings::account(author);
        if (!account || !told.insert(*account).second) continue;
        auto row = row_for(facts, state, "author", "coauthor", *account);
        row.since = own.since;
        rows.push_back(row);
    }
}

/// The coordinating editor has lost the part, and the state does not ask for another one by itself yet.
bool lacks_editor(Facts const& facts, State const& state)
{
    auto const editor = facts.manuscript.editor_id;
    if (facts.producing() || state.end || state.name == "needs_ce") return false;
    return editor && !Standings::may_coordinate(facts, *editor);
}

void add_point(std::string& points, std::string_view point)
{
    if (!points.empty()) points += "; ";
    points += point;
}

/// What awaits a part besides the state's own: from when it is late, and in which words.
struct Aside {
    std::string_view part;
    std::string wanted;
    std::optional<Moment> due;
};

std::vector<Aside> asides(Journal const& journal, Facts const& facts)
{
    std::vector<Aside> found;
    for (auto const& review : facts.reviews) {
        auto const& state = journal.review.state(review.state);
        if (review.due && state.owner != "reviewer" && !state.end)
            found.push_back({state.owner, state.wanted, review.due});
    }
    if (is_change_answered(facts)) found.push_back({"managing_editor", "Decide on the change of authors", {}});
    if (facts.manuscript.hold) found.push_back({"managing_editor", "Settle the hold", {}});
    return found;
}

void await_besides(Journal const& journal, Facts const& facts, Moment now, DeskRow& row)
{
    for (auto const& [part, wanted, due] : asides(journal, facts)) {
        if (row.part != part || Standings::responsible(facts, part, now) != row.person_id) continue;
        auto const late = due.value_or(DeskRow::no_clock);
        row.due = row.awaiting ? std::min(row.due, late) : late;
        row.awaiting = true;
        add_point(row.wanted, wanted);
    }
}

/// Everybody who has an office part here; it is the turn of the one who is responsible.
void add_office(Journal const& journal, Facts const& facts, Moment now, std::vector<DeskRow>& rows)
{
    auto const& state = state_awaited(journal, facts);
    auto const owner = owner_of(state, facts);
    auto const turn = state.end ? std::nullopt : Standings::responsible(facts, owner, now);
    for (auto const& person : facts.people) {
        auto const standing = Standings::of(facts, person.id, now);
        for (std::string const part : office_parts) {
            bool const here = part == "production_editor" ? standing.production && facts.producing()
                                                          : Standings::holds(standing, part);
            if (!here) continue;
            auto row = row_for(facts, state, "editors", part, person.id);
            row.since = facts.since();
            row.due = facts.due().value_or(row.due);
            row.awaiting = part == owner && turn == person.id;
            if (row.awaiting) {
                row.due = std::min(row.due, DeskRow::no_clock);
                row.wanted = state.wanted;
            }
            await_besides(journal, facts, now, row);
            if (lacks_editor(facts, state)) add_point(row.wanted, no_editor);
            rows.push_back(row);
        }
    }
}

/// Whoever gave up or came late has nothing before them any more.
bool on_reviewers_desk(Review const& review)
{
    bool const done = review.state == "gave_up" || review.state == "late";
    return review.state == "invited" || (takes_part(review) && !done);
}

void add_reviewers(Journal const& journal, Facts const& facts, std::vector<DeskRow>& rows)
{
    for (auto const& review : facts.reviews) {
        if (!on_reviewers_desk(review)) continue;
        auto const& state = journal.review.state(review.state);
        auto row = row_for(facts, state, "reviewer", "reviewer", Standings::reviewer(review));
        row.label = state.label("reviewer");
        row.subject = review.id.value;
        row.since = review.since;
        row.awaiting = state.owner == "reviewer";
        if (row.awaiting) {
            row.due = review.due.value_or(DeskRow::no_clock);
            row.wanted = state.wanted;
        }
        rows.push_back(row);
    }
}

} // namespace

State const& state_awaited(Journal const& journal, Facts const& facts)
{
    if (auto const* production = facts.producing()) return journal.production.state(production->state);
    return journal.manuscript.state(facts.manuscript.state);
}

State const& state_for(Journal const& journal, Facts const& facts, std::string const& audience)
{
    auto const& state = state_awaited(journal, facts);
    if (audience != "author" || state.label(audience) != "former") return state;
    return journal.manuscript.state(facts.manuscript.former);
}

std::string_view owner_of(State const& state, Facts const& facts)
{
    auto const* decision = facts.manuscript.state == "held" ? facts.decision() : nullptr;
    return decision && decision->on_appeal ? "appeal_decider" : std::string_view(state.owner);
}

std::vector<DeskRow> desk_rows(Journal const& journal, Facts const& facts, Moment now)
{
    std::vector<DeskRow> rows;
    if (facts.manuscript.state == "deleted") return rows;
    add_authors(journal, facts, rows);
    if (facts.manuscript.number || facts.in_production()) {
        add_office(journal, facts, now, rows);
        add_reviewers(journal, facts, rows);
    }
    return rows;
}

} // namespace succession
