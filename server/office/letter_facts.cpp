#include "office/letter_facts.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/fields.hpp"
#include "office/letterhead.hpp"
#include "storage/database.hpp"
#include "storage/issues.hpp"
#include "workflow/desk.hpp"
#include "workflow/draw.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

bool to_reviewer(LetterDesk const& desk)
{
    auto const* review = desk.review();
    return review && Standings::is_reviewer(desk.after, *review, desk.recipient);
}

/// Of a declared interest: its clock is the review's, and the editor's.
bool is_for_editor_of_review(LetterDesk const& desk)
{
    return desk.review() && (desk.order.kind == "interest_declared" || desk.order.kind == "reminder_turn");
}

/// The state whose owner the letter asks to act.
State const& awaited(LetterDesk const& desk)
{
    auto const& rules = desk.rules();
    return is_for_editor_of_review(desk) ? rules.review.state(desk.review()->state) : state_awaited(rules, desk.after);
}

/// The clock that runs for the recipient. That of a held decision is the editors'.
std::optional<Moment> due_for(LetterDesk const& desk)
{
    if (to_reviewer(desk)) return desk.review()->due;
    if (is_for_editor_of_review(desk)) return desk.review()->due;
    if (desk.manuscript().state == "held" && !desk.sight.as_editor()) return desk.manuscript().former_due;
    if (desk.manuscript().state == "resubmit_offered") return desk.manuscript().offer_until;
    return desk.after.due();
}

std::string name_of(Facts const& facts, std::optional<PersonId> person)
{
    auto const* known = person ? facts.person(*person) : nullptr;
    return known ? known->name() : "";
}

std::string latest_objector(Facts const& facts)
{
    auto const latest = std::ranges::max_element(facts.authors, {}, &Author::objected_at);
    return latest == facts.authors.end() ? "" : Standings::byline(*latest).name();
}

/// Whom the letter speaks of, for the few letters that name somebody to a reader who may know it.
std::string subject_person(LetterDesk const& desk)
{
    auto const& kind = desk.order.kind;
    if (kind == "named_as_coauthor" || kind == "author_change_asked")
        return name_of(desk.after, desk.manuscript().submitter_id);
    if (kind == "handed_back") return name_of(desk.before, desk.before.manuscript.editor_id);
    if (kind == "recommendation_made") return name_of(desk.after, desk.manuscript().editor_id);
    if (kind == "substance_question") return "The production editor";
    if (kind == "objection_received") return latest_objector(desk.after);
    if (desk.sight.as_editor() && desk.review()) return desk.sight.reviewer_name(*desk.review());
    return {};
}

std::string decision_label(LetterDesk const& desk, std::string_view code)
{
    auto const* type = desk.rules().decision(code);
    return type ? type->label : std::string(code);
}

/// "volume 34, issue 6, pages 101-110"
std::string place_in_print(LetterDesk const& desk)
{
    auto const& production = *desk.after.in_production();
    auto const issue = desk.office.database.reading(
        [&](Transaction& tx) { return issues::find(tx, production.issue_id.value_or(IssueId{})); });
    if (!issue) return production.pages;
    auto const word = production.pages.find('-') == std::string::npos ? "" : "pages ";
    return fmt::format("volume {}, issue {}, {}{}", issue->volume, issue->number, word, production.pages);
}

std::string outcome_label(LetterDesk const& desk)
{
    auto const& kind = desk.order.kind;
    if (kind == "in_issue") return place_in_print(desk);
    if (kind == "recommendation_made" && desk.after.recommendation())
        return decision_label(desk, desk.after.recommendation()->kind);
    if (kind == "review_answered" && desk.review())
        return desk.rules().review.state(desk.review()->state).label("editors");
    if (kind.starts_with("appeal_result"))
        return desk.manuscript().ended_at ? "the decision stands" : "there will be a new review";
    if (kind == "author_change_answered")
        return desk.after.author_changes.empty() ? "" : desk.after.author_changes.back().state;
    if (auto const* decision = desk.decision()) return decision_label(desk, decision->kind);
    return {};
}

bool tells_decision(std::string_view kind)
{
    return kind.starts_with("decision_") || kind == "outcome_reviewer" || kind == "outcome_editor";
}

/// The released reports, as the recipient reads them.
std::vector<LetterReport> reports_for(LetterDesk const& desk)
{
    std::vector<LetterReport> found;
    if (!tells_decision(desk.order.kind)) return found;
    for (auto const& review : desk.after.reviews) {
        auto const* report = desk.after.report(review.id);
        bool const gone = report && report->released_at && desk.decision() && review.round == desk.decision()->round;
        if (!gone || !desk.sight.sees_report(review)) continue;
        auto const own = to_reviewer(desk) && desk.sight.is_own(review);
        found.push_back(
            {fmt::format("Reviewer {}{}", review.number, own ? " (you)" : ""), desk.sight.comments_of(*report)});
    }
    std::ranges::sort(found, {}, &LetterReport::label);
    return found;
}

std::vector<std::string> list_for(LetterDesk const& desk)
{
    if (desk.order.kind == "author_change_asked" && !desk.after.author_changes.empty())
        return proposed_authors(desk.after.author_changes.back());
    if (desk.order.kind == "review_answered" && desk.review()) return split(desk.review()->suggestions, '\n');
    return split(desk.order.list, '\n');
}

void fill_manuscript(LetterDesk const& desk, LetterFacts& facts)
{
    auto const& manuscript = desk.manuscript();
    auto const& journal = desk.rules();
    facts.number = manuscript.number.value_or("");
    facts.title = manuscript.title;
    facts.type_label = journal.type(manuscript.type).label;
    facts.round_label = manuscript.round ? fmt::format("R{}", manuscript.round) : "";
    if (auto const* sent = desk.sight.version()) facts.abstract = Fields::parse(sent->fields).text("abstract");
    facts.editor_name = desk.sight.editor_name();
    facts.shows_authors = desk.sight.as_reviewer() && desk.sight.sees_authors();
    if (desk.sight.sees_authors()) facts.authors_line = desk.sight.author_line();
    auto const* decision = desk.decision();
    auto const decider = decision ? std::optional(Standings::decider(*decision))
                                  : Standings::responsible(desk.after, "decider", desk.now);
    facts.decider_name = name_of(desk.after, decider);
    if (auto const* production = desk.after.in_production()) {
        facts.doi = production->doi.value_or("");
        facts.article_link = !facts.doi.empty() ? desk.office.settings.public_url + "/articles/" + facts.doi : "";
        facts.licence = journal.label("licences", production->licence);
    }
}

void fill_clock(LetterDesk const& desk, LetterFacts& facts)
{
    facts.date = long_date(desk.now);
    if (auto const due = due_for(desk)) facts.due = long_date(*due);
    if (auto const* review = desk.review()) {
        facts.answer_due = review->due ? long_date(*review->due) : "";
        bool const invited = review->state == "invited" || !review->due;
        auto const usual = desk.now + desk.rules().days("review", desk.manuscript()) * day;
        facts.review_due = long_date(invited ? usual : *review->due);
    }
    if (auto const* decision = desk.decision(); decision && desk.manuscript().offer_until)
        facts.anew_due = long_date(*decision->released_at + decision->revision_days * day);
    facts.wanted = awaited(desk).wanted;
}

/// The sender's words belong to the letter as a note; words of somebody else are passed on as their reason.
void fill_words(LetterDesk const& desk, LetterFacts& facts)
{
    auto const& kind = desk.order.kind;
    auto const* decision = desk.decision();
    facts.note = facts.reason = desk.order.note;
    if (tells_decision(kind)) facts.note.clear();
    if (decision && kind == "outcome_editor") facts.note = decision->note;
    if (decision && kind == "decision_copy") facts.decision_text = decision->letter;
    else if (decision && kind.starts_with("decision_")) facts.note = decision->letter;
    facts.list = list_for(desk);
    facts.reports = reports_for(desk);
}

std::string link_text(LetterDesk const& desk)
{
    auto const* kind = desk.rules().letter(desk.order.kind);
    auto const what = kind ? kind->link : "none";
    if (what == "review" || what == "objection" || what == "author_change") return std::string(link_mark);
    if (what == "people") return desk.office.settings.public_url + "/people";
    if (what == "article" && desk.after.in_production())
        return desk.office.settings.public_url + "/articles/" + desk.after.in_production()->doi.value_or("");
    return manuscript_address(desk.office, desk.manuscript());
}

} // namespace

LetterFacts facts_for(LetterDesk const& desk, std::string const& greeted)
{
    auto facts = letterhead(desk.office.settings, greeted);
    facts.person_name = subject_person(desk);
    facts.role_label = part_label(owner_of(state_awaited(desk.rules(), desk.after), desk.after));
    facts.outcome_label = outcome_label(desk);
    facts.link = link_text(desk);
    facts.link_says = "The manuscript";
    facts.letter_subject = desk.manuscript().title;
    fill_manuscript(desk, facts);
    fill_clock(desk, facts);
    fill_words(desk, facts);
    return facts;
}

} // namespace succession::office
