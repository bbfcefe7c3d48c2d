#include "office/correspondence.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/fields.hpp"
#include "letters/letters.hpp"
#include "office/account_letters.hpp"
#include "storage/database.hpp"
#include "storage/issues.hpp"
#include "storage/links.hpp"
#include "storage/people.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

constexpr Moment link_lasts = 3 * 366 * day;

/// What composing one letter looks at. The disclosure is the recipient's: a letter says what its reader may know.
struct Desk {
    Office const& office;
    Facts const& before;
    Facts const& after;
    LetterOrder const& order;
    Moment now;
    PersonId recipient;
    Disclosure sight;

    Manuscript const& manuscript() const { return after.manuscript; }
    Journal const& rules() const { return office.rules.of(after); }
    Review const* review() const { return after.review(order.review); }
    /// The decision letters may speak of: one that has left.
    Decision const* decision() const
    {
        auto const* latest = after.decision();
        return latest && latest->released_at ? latest : nullptr;
    }
};

Author const* author_of(Facts const& facts, AuthorId id)
{
    auto const found = std::ranges::find(facts.authors, id, &Author::id);
    return found == facts.authors.end() ? nullptr : &*found;
}

bool begins(std::string_view kind, std::string_view with) { return kind.starts_with(with); }

bool to_reviewer(Desk const& desk)
{
    auto const* review = desk.review();
    return review && Standings::is_reviewer(desk.after, *review, desk.recipient);
}

/// The clock that runs for the recipient. That of a held decision is the editors'.
std::optional<Moment> due_for(Desk const& desk)
{
    if (to_reviewer(desk)) return desk.review()->due;
    if (desk.order.kind == "interest_declared") return desk.review()->due;
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
std::string subject_person(Desk const& desk)
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

std::string decision_label(Desk const& desk, std::string_view code)
{
    auto const* type = desk.rules().decision(code);
    return type ? type->label : std::string(code);
}

/// "volume 34, issue 6, pages 101-110"
std::string place_in_print(Desk const& desk)
{
    auto const& production = *desk.after.in_production();
    auto const issue = desk.office.database.reading(
        [&](Transaction& tx) { return issues::find(tx, production.issue_id.value_or(IssueId{})); });
    if (!issue) return production.pages;
    auto const word = production.pages.find('-') == std::string::npos ? "" : "pages ";
    return fmt::format("volume {}, issue {}, {}{}", issue->volume, issue->number, word, production.pages);
}

std::string outcome_label(Desk const& desk)
{
    auto const& kind = desk.order.kind;
    if (kind == "in_issue") return place_in_print(desk);
    if (kind == "recommendation_made" && desk.after.recommendation())
        return decision_label(desk, desk.after.recommendation()->kind);
    if (kind == "review_answered" && desk.review())
        return desk.rules().review.state(desk.review()->state).label("editors");
    if (kind == "appeal_result")
        return desk.manuscript().ended_at ? "the decision stands" : "there will be a new review";
    if (kind == "author_change_answered")
        return desk.after.author_changes.empty() ? "" : desk.after.author_changes.back().state;
    if (auto const* decision = desk.decision()) return decision_label(desk, decision->kind);
    return {};
}

bool tells_decision(std::string_view kind)
{
    return begins(kind, "decision_") || kind == "outcome_reviewer" || kind == "outcome_editor";
}

/// The released reports, as the recipient reads them.
std::vector<LetterReport> reports_for(Desk const& desk)
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

std::vector<std::string> list_for(Desk const& desk)
{
    if (desk.order.kind == "author_change_asked" && !desk.after.author_changes.empty())
        return proposed_authors(desk.after.author_changes.back());
    if (desk.order.kind == "review_answered" && desk.review()) return split(desk.review()->suggestions, '\n');
    return split(desk.order.list, '\n');
}

void fill_manuscript(Desk const& desk, LetterFacts& facts)
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

void fill_clock(Desk const& desk, LetterFacts& facts)
{
    facts.date = long_date(desk.now);
    if (auto const due = due_for(desk)) facts.due = long_date(*due);
    if (auto const* review = desk.review()) {
        facts.answer_due = review->due ? long_date(*review->due) : "";
        bool const invited = review->state == "invited" || !review->due;
        auto const usual = desk.now + desk.rules().days("review", desk.manuscript()) * day;
        facts.review_due = long_date(invited ? usual : *review->due);
    }
    auto const& machine = desk.rules().manuscript;
    facts.wanted = machine.state(desk.manuscript().state).wanted;
}

/// The sender's words belong to the letter as a note; words of somebody else are passed on as their reason.
void fill_words(Desk const& desk, LetterFacts& facts)
{
    auto const& kind = desk.order.kind;
    auto const* decision = desk.decision();
    facts.note = facts.reason = desk.order.note;
    if (tells_decision(kind)) facts.note.clear();
    if (decision && kind == "outcome_editor") facts.note = decision->note;
    if (decision && kind == "decision_copy") facts.decision_text = decision->letter;
    else if (decision && begins(kind, "decision_")) facts.note = decision->letter;
    facts.list = list_for(desk);
    facts.reports = reports_for(desk);
}

std::string link_text(Desk const& desk)
{
    auto const* kind = desk.rules().letter(desk.order.kind);
    auto const what = kind ? kind->link : "none";
    if (what == "review" || what == "objection" || what == "author_change") return std::string(link_mark);
    if (what == "people") return desk.office.settings.public_url + "/people";
    if (what == "article" && desk.after.in_production())
        return desk.office.settings.public_url + "/articles/" + desk.after.in_production()->doi.value_or("");
    return manuscript_address(desk.office, desk.manuscript());
}

LetterFacts facts_for(Desk const& desk, std::string const& recipient_name)
{
    auto const& settings = desk.office.settings;
    LetterFacts facts;
    facts.journal_name = settings.journal_name;
    facts.journal_address = settings.public_url;
    facts.office_name = settings.office_name;
    facts.office_email = settings.office_email;
    facts.recipient_name = recipient_name;
    facts.person_name = subject_person(desk);
    facts.role_label = "editor";
    facts.outcome_label = outcome_label(desk);
    facts.link = link_text(desk);
    facts.link_says = "The manuscript";
    facts.letter_subject = desk.manuscript().number.value_or("") + " " + desk.manuscript().title;
    fill_manuscript(desk, facts);
    fill_clock(desk, facts);
    fill_words(desk, facts);
    return facts;
}

Disclosure sight_of(Office const& office, Facts const& after, LetterOrder const& order, Moment now)
{
    auto const* review = after.review(order.review);
    if (review && Standings::is_reviewer(after, *review, order.to))
        return {after, review->id, now, office.rules.of(after).disclosure};
    return {after, order.to, now, office.rules.of(after).disclosure};
}

/// A letter its sender has changed keeps its link, wherever the sender's words left it.
void use_own_words(LetterText& text, Form const& form)
{
    auto body = form.text("letter_body");
    if (text.body.find(link_mark) != std::string::npos && body.find(link_mark) == std::string::npos)
        body += "\n\n" + std::string(link_mark);
    text.body = body;
    if (auto subject = form.text("letter_subject"); !subject.empty()) text.subject = subject;
}

/// When this letter is not worth sending any more.
std::string cancel_when(LetterOrder const& order, Facts const& after)
{
    if (order.kind == "invitation" || order.kind == "reminder_invitation" || order.kind == "reminder_review")
        if (auto const* review = after.review(order.review))
            return fmt::format("review:{}:{}", review->id.value, review->state);
    if (order.kind == "reminder_turn" || order.kind == "reminder_revision")
        return fmt::format("manuscript:{}:{}", after.manuscript.id.value, after.manuscript.state);
    return {};
}

/// The link of a review: a new one when the act invites or corrects, else the one that is open.
LinkId review_link(Office const& office, Facts const& before, Review const& review, Mailbag& bag, Moment now)
{
    for (auto const& made : bag.links)
        if (made.purpose == "review" && made.subject == review.id.value) return made.id;
    auto const* old = before.review(review.id);
    if (old && old->link_serial == review.link_serial) {
        auto const known =
            office.database.reading([&](Transaction& tx) { return links::to(tx, "review", review.id.value); });
        for (auto const& link : known)
            if (link.open(now)) return link.id;
    }
    Link link{make_id<LinkId>(), "review", Standings::reviewer(review), review.id.value, "", now + link_lasts, {}};
    bag.links.push_back(link);
    bag.relinked.push_back(review.id);
    return link.id;
}

std::optional<LinkId> link_for(Office const& office, Facts const& before, Facts const& after, LetterOrder const& order,
                               PersonId to, Mailbag& bag, Moment now)
{
    auto const* kind = office.rules.of(after).letter(order.kind);
    if (!kind) return {};
    if (kind->link == "review")
        if (auto const* review = after.review(order.review)) return review_link(office, before, *review, bag, now);
    if (kind->link != "objection" && kind->link != "author_change") return {};
    auto const purpose = kind->link == "objection" ? "objection" : "author-change";
    Link link{make_id<LinkId>(), purpose, to, order.author.value, std::to_string(after.manuscript.id.value),
              now + link_lasts,  {}};
    bag.links.push_back(link);
    return link.id;
}

/// Everybody a letter goes to: one person, or the administrators where an office part is empty.
std::vector<PersonId> recipients(Facts const& after, LetterOrder const& order)
{
    if (order.to) return {order.to};
    std::vector<PersonId> found;
    if (order.kind == "no_eligible_editor")
        for (auto const& role : after.roles)
            if (role.role == "administrator") found.push_back(role.person_id);
    return found;
}

/// As whom a letter greets its reader: by their own name; an author who never took the account by the name the authors
/// of this manuscript gave.
std::string greeted(Facts const& before, Facts const& after, LetterOrder const& order)
{
    auto const* known = after.person(order.to);
    if (!known) known = before.person(order.to);
    if (!known) return {};
    auto const* author = author_of(after, order.author);
    if (!author) author = author_of(before, order.author);
    bool const theirs = author && Standings::account(*author) == order.to;
    return theirs && !known->confirmed_at ? Standings::byline(*author).name() : known->name();
}

} // namespace

std::string manuscript_address(Office const& office, Manuscript const& manuscript)
{
    auto const name = manuscript.name();
    return office.settings.public_url + "/manuscripts/" + name;
}

Preview preview(Office const& office, Facts const& before, Facts const& after, LetterOrder const& order, Moment now)
{
    auto const name = greeted(before, after, order);
    Desk const desk{office, before, after, order, now, order.to, sight_of(office, after, order, now)};
    return {order.kind, name, office.letters.write(order.kind, facts_for(desk, name))};
}

Mailbag compose(Office const& office, Facts const& before, Outcome const& outcome, Form const& form, EventId about,
                Moment now)
{
    Mailbag bag;
    // Words written for one reader do not go to another.
    auto const own_words = std::ranges::count(outcome.letters, true, &LetterOrder::edited);
    for (auto const& order : outcome.letters)
        for (auto const to : recipients(outcome.facts, order)) {
            auto const* known = outcome.facts.person(to);
            if (!known) known = before.person(to);
            if (!known) continue;
            auto addressed = order;
            addressed.to = to;
            auto [kind, name, text] = preview(office, before, outcome.facts, addressed, now);
            if (order.edited && own_words == 1) use_own_words(text, form);
            Letter letter;
            letter.id = make_id<LetterId>();
            letter.event_id = about.value;
            letter.manuscript_id = outcome.facts.manuscript.id;
            letter.kind = order.kind;
            letter.to_id = to;
            letter.to_address = known->email;
            letter.to_name = name;
            letter.subject = std::move(text.subject);
            letter.body = std::move(text.body);
            letter.link_id = link_for(office, before, outcome.facts, addressed, to, bag, now);
            letter.cancel_when = cancel_when(order, outcome.facts);
            letter.state = "waiting";
            letter.next_try = now;
            letter.written_at = now;
            bag.letters.push_back(std::move(letter));
        }
    return bag;
}

} // namespace succession::office
