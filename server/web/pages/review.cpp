#include "web/pages/review.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "office/review_draft.hpp"
#include "office/take.hpp"
#include "web/pages/report.hpp"
#include "web/review_parts.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The reviewer's act of that name, open or closed; what is somebody else's is not there.
Transition const& act_of(ReviewDesk const& desk, std::string const& name)
{
    auto const* act = office::find_act(desk.dossier.rules, *desk.dossier.facts, name, desk.id);
    if (!act || !act->by("reviewer")) throw no_such_manuscript();
    return *act;
}

std::string thanks_for(std::string_view act)
{
    if (act == "accept") return "Thank you for taking this on. Everything you need is here.";
    if (act == "accept_with_interest") return "Thank you. The editor has been told of the interest.";
    if (act == "decline") return "Thank you for your answer.";
    if (act == "give_up") return "The editor has been told.";
    return "Your report is filed. Thank you.";
}

bool holds(std::string const& form, Journal const& journal, Form const& typed)
{
    auto const saved = Fields::parse(form);
    return std::ranges::all_of(journal.review_form,
                               [&](ReviewField const& f) { return saved.text(f.name) == typed.text(f.name); });
}

/// Filing over a text that another window saved, or has filed, would lose that text: the form comes back with its own.
std::optional<pages::Returned> unseen(Context& context, ReviewDesk const& desk, std::string const& act)
{
    auto const& typed = context.form();
    auto draft = context.read([&](Transaction& tx) { return office::review_draft(tx, desk.id, desk.reviewer); });
    if (typed.number("version").value_or(0) == (draft ? draft->version : 0)) return {};
    if (draft && holds(draft->form, desk.dossier.rules, typed)) return {};
    bool const stale = !draft;
    return pages::Returned{act, typed, {}, std::move(draft), stale};
}

/// The state moved on while somebody wrote: the same filed twice is filed once; else nothing that was typed is lost.
Response moved_on(Context& context, ReviewDesk const& desk)
{
    auto const facts = context.read([&](Transaction& tx) { return dossiers::find(tx, desk.dossier.manuscript().id); });
    auto const* review = facts ? facts->review(desk.id) : nullptr;
    auto const* report = review && is_one_of(review->state, {"filed", "late"}) ? facts->report(desk.id) : nullptr;
    if (report && holds(report->form, desk.dossier.rules, context.form())) return context.see_other(desk.address);
    throw Problem(Problem::Kind::conflict,
                  report ? "Your report was filed from another window, with another text. Nothing of this was sent; it "
                           "stands below."
                         : "This review is no longer open. Nothing was sent; what you wrote stands below.");
}

Response take(Context& context, ReviewDesk const& desk, std::string const& name)
{
    auto const& act = act_of(desk, name);
    auto const& typed = context.form();
    bool const files = act.page == "review";
    if (files && !act.leaves(desk.review().state)) return moved_on(context, desk);
    if (files)
        if (auto const returned = unseen(context, desk, name)) return pages::show_review(context, desk, *returned);
    auto acting = context.act(desk.address);
    acting.actor = desk.reviewer;
    office::Wish wish{
        desk.dossier.manuscript().id, name, desk.id, {}, desk.by_link, asked_for(desk.dossier.rules, act, typed)};
    if (files) wish.draft_key = office::review_draft_key(desk.id);
    auto const granted = office::take(context.office, acting, wish);
    if (!granted.taken && granted.blockers.front().code == Acts::wrong_state) return moved_on(context, desk);
    if (!granted.taken && files)
        office::keep_review_draft(context.office, desk.dossier.rules, desk.id, desk.reviewer, typed,
                                  typed.number("version").value_or(0), context.now);
    if (!granted.taken) return pages::show_review(context, desk, {name, typed, granted.blockers});
    return context.see_other(desk.address, thanks_for(name));
}

FormField field_for(Context const& context, Dossier const& dossier, Field const& field, Form const& typed)
{
    auto value = typed.text(field.name);
    if (value.empty() && field.kind == "date")
        value = iso_date(context.now + dossier.rules.days(field.source, dossier.manuscript()) * day);
    auto made = FormField::of(field.kind, field.name, field.label, std::move(value)).helped(field.help);
    made.required = field.required;
    made.rows = 3;
    return made;
}

std::vector<FormField> fields_for(Context const& context, Dossier const& dossier, std::string const& name,
                                  pages::Returned const& returned)
{
    std::vector<FormField> fields;
    auto const act = std::ranges::find(dossier.rules.review.transitions, name, &Transition::name);
    auto const& typed = returned.act == name ? returned.typed : Form();
    for (auto const& field : act->form) fields.push_back(field_for(context, dossier, field, typed));
    if (returned.act == name) mark(fields, returned.blockers);
    return fields;
}

/// Why nobody waits for this answer at the moment; "" when somebody does.
std::string unwanted(Context const& context, ReviewDesk const& desk)
{
    static Form const nothing;
    auto const& act = *desk.dossier.rules.review.find("accept", desk.review().state);
    auto const blockers = Acts::blockers(
        {desk.dossier.rules, *desk.dossier.facts, act, desk.reviewer, desk.id, {}, nothing, context.now, true});
    return blockers.empty() ? "" : blockers.front().reason;
}

std::string heading_of(InvitationPage const& page, Review const& review)
{
    if (page.closed) return "This review is no longer needed";
    return review.state == "lapsed" ? "You may still say yes" : "Would you review this manuscript?";
}

std::string lead_of(InvitationPage const& page, Review const& review)
{
    if (page.closed) return "You need not answer. Should it be wanted after all, we write to you.";
    if (review.state == "lapsed")
        return "The date for your answer has passed. A review is still welcome: you may take the invitation up now.";
    auto const& manuscript = page.manuscript;
    std::string lead = !manuscript.editor.empty() ? manuscript.editor + ", coordinating editor, asks you. " : "";
    if (review.due) lead += fmt::format("Please answer by {}. ", long_date(*review.due));
    if (!manuscript.authors.empty()) return lead + "The authors do not learn who you are.";
    return lead + "The authors are hidden from you, and you from them.";
}

/// Which answer the page is about: the one that came back, or the one a button asked for.
void show_answer(InvitationPage& page, std::string const& returned, std::string const& asked)
{
    page.declaring = returned == "accept_with_interest";
    page.accepting = !page.closed && (returned == "accept" || page.declaring || (returned.empty() && asked == "yes"));
    page.declining = page.may_decline && (returned == "decline" || (returned.empty() && asked == "no"));
    page.asking = !page.accepting && !page.declining;
}

/// What was decided, and what the others wrote, as far as the reviewer may know it.
void show_outcome(FiledPage& page, ReviewDesk const& desk)
{
    auto const& [facts, sight, rules] = desk.dossier;
    auto const& review = desk.review();
    for (auto const& decision : facts->decisions) {
        if (decision.round != review.round || !sight.sees_decision(decision)) continue;
        page.outcome = desk.dossier.rules.decision(decision.kind)->label;
        page.outcome_date = long_date(*decision.released_at);
    }
    std::vector<Review const*> others;
    for (auto const& other : facts->reviews)
        if (other.id != review.id && other.round == review.round && sight.sees_report(other)) others.push_back(&other);
    std::ranges::stable_sort(others, {}, &Review::number);
    for (auto const* other : others)
        page.others.push_back({sight.reviewer_name(*other), sight.comments_of(*facts->report(other->id))});
}

std::string lead_of(FiledPage const& page, Review const& review)
{
    if (review.state == "interest_declared")
        return "The editor looks at the interest you declared and writes to you. Nothing is expected of you until "
               "then.";
    if (!page.outcome.empty()) return "Thank you for your part in it. Please keep reports and decision confidential.";
    return "Thank you for your report. You hear from us when the manuscript is decided.";
}

/// One sentence for a review that gives no sight of anything any more.
std::string farewell(ReviewDesk const& desk)
{
    auto const& state = desk.review().state;
    if (state == "cancelled" && !desk.review().answered_at)
        return "This invitation was withdrawn: the review is no longer needed. Thank you.";
    if (state == "declined") return "You declined this review. Thank you for the answer.";
    if (state == "lapsed") return "This invitation has lapsed, and enough reviewers have answered by now. Thank you.";
    if (state == "cancelled") return "You were released from this review. Thank you for your time.";
    if (state == "gave_up") return "You gave this review up, and the editor knows. Thank you for the time you gave it.";
    if (state == "listed") return "There is no invitation at this address at present.";
    return "This review has ended, and its link with it. Thank you again.";
}

Response show_invitation(Context& context, ReviewDesk const& desk, pages::Returned const& returned)
{
    auto const& review = desk.review();
    InvitationPage page;
    page.address = desk.address;
    page.version = review.version;
    page.manuscript = reviewed_manuscript(desk.dossier, review);
    page.reason = unwanted(context, desk);
    page.closed = !page.reason.empty();
    page.heading = heading_of(page, review);
    page.lead = lead_of(page, review);
    page.may_decline = review.state == "invited";
    page.review_due = long_date(context.now + desk.dossier.rules.days("review", desk.dossier.manuscript()) * day);
    page.accept.fields = fields_for(context, desk.dossier, "accept", returned);
    page.interest.fields = fields_for(context, desk.dossier, "accept_with_interest", returned);
    page.decline.fields = fields_for(context, desk.dossier, "decline", returned);
    show_answer(page, returned.act, context.query("answer"));
    page.problems = problems_of(returned.blockers);
    return context.render(page, "Invitation to review", page.problems.empty() ? 200 : 422);
}

Response show_filed(Context& context, ReviewDesk const& desk)
{
    auto const& journal = desk.dossier.rules;
    auto const& review = desk.review();
    FiledPage page;
    page.manuscript = reviewed_manuscript(desk.dossier, review);
    page.heading = journal.review.state(review.state).label("reviewer");
    if (auto const* report = desk.dossier.facts->report(desk.id);
        report && desk.dossier.sight.sees_report_whole(review))
        page.report = filing_of(journal, *report);
    show_outcome(page, desk);
    page.lead = lead_of(page, review);
    page.files = links_to(journal, review_files(desk.dossier, review), desk.files_base());
    return context.render(page, page.heading);
}

Response show_closed(Context& context, ReviewDesk const& desk)
{
    ClosedReviewPage page;
    page.heading = "This review is closed";
    page.sentence = farewell(desk);
    auto const draft = context.read([&](Transaction& tx) { return office::review_draft(tx, desk.id, desk.reviewer); });
    if (draft) {
        auto const typed = Fields::parse(draft->form);
        page.draft = report_answers(desk.dossier.rules, typed);
        for (auto& answer : answers_to_editors(desk.dossier.rules, typed)) page.draft.push_back(std::move(answer));
    }
    return context.render(page, page.heading);
}

} // namespace

Response pages::show_review(Context& context, ReviewDesk const& desk, Returned const& returned)
{
    auto const& state = desk.review().state;
    if (!desk.dossier.sight.exists()) return show_closed(context, desk);
    if (is_one_of(state, {"invited", "lapsed"})) return show_invitation(context, desk, returned);
    if (is_one_of(state, {"accepted", "returned", "cancelled"})) return show_review_form(context, desk, returned);
    return show_filed(context, desk);
}

Response pages::linked_review(Context& context, std::string token)
{
    return show_review(context, linked_desk(context, token));
}

Response pages::linked_act(Context& context, std::string token, std::string)
{
    return context.see_other(linked_desk(context, token).address);
}

Response pages::take_linked_act(Context& context, std::string token, std::string act)
{
    return take(context, linked_desk(context, token), act);
}

Response pages::review(Context& context, std::string name, ReviewId id)
{
    auto dossier = open_dossier(context, name);
    if (dossier.sight.as_editor()) return report(context, dossier, id);
    return show_review(context, signed_in_desk(context, std::move(dossier), id));
}

Response pages::file_review(Context& context, std::string name, ReviewId id)
{
    auto dossier = open_dossier(context, name);
    if (dossier.sight.as_editor()) return enter_report(context, dossier, id);
    return take(context, signed_in_desk(context, std::move(dossier), id), "file");
}

Response pages::file_late_review(Context& context, std::string name, ReviewId id)
{
    return take(context, signed_in_desk(context, open_dossier(context, name), id), "late");
}

} // namespace succession
