#include "web/pages/report.hpp"

#include "base/text.hpp"
#include "office/take.hpp"
#include "web/act_draft.hpp"
#include "web/act_form_page.hpp"
#include "web/pages/review.hpp"
#include "web/review_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The review of that key, where it is one of this manuscript's.
Review const& review_of(Dossier const& dossier, ReviewId id)
{
    auto const* review = dossier.facts->review(id);
    if (!review || !dossier.sight.sees_reviewer(*review)) throw no_such_manuscript();
    return *review;
}

void add(std::vector<Said>& history, std::string label, std::string text)
{
    if (!text.empty()) history.push_back({std::move(label), std::move(text)});
}

std::string date(std::optional<Moment> moment) { return moment ? long_date(*moment) : ""; }

std::vector<Said> history_of(Journal const& journal, Review const& review, Moment now)
{
    std::vector<Said> history;
    auto const* advice = journal.decision(review.recommendation);
    bool const running = !journal.review.state(review.state).end && review.state != "filed";
    add(history, "Asked", date(review.invited_at));
    add(history, "Asked in spite of a concern", review.overruled);
    add(history, "Answered", date(review.answered_at));
    add(history, "Due", review.due && running ? due_in_words(*review.due, now) : "");
    add(history, "Interest declared", review.interest);
    add(history, "Reason given", review.reason);
    add(history, "Would ask", review.suggestions);
    add(history, "Filed", date(review.filed_at));
    add(history, "Advice", advice ? advice->label : "");
    return history;
}

void show_report(ReportPage& page, Dossier const& dossier, Review const& review)
{
    auto const* last = dossier.facts->report(review.id);
    if (!last || !dossier.sight.sees_report_whole(review)) return;
    page.report = filing_of(dossier.rules, *last);
    page.masked = !last->masked.empty();
    page.masked_text = last->masked;
    page.mask_reason = last->mask_reason;
    for (auto const& report : dossier.facts->reports)
        if (report.review_id == review.id && report.id != last->id)
            page.earlier.push_back(filing_of(dossier.rules, report));
}

ActForm entry_form(Context const& context, Dossier const& dossier, ReviewId id, Form typed = {})
{
    review_of(dossier, id);
    auto const* act = office::find_act(dossier.rules, *dossier.facts, "file", id);
    if (!act) throw no_such_manuscript();
    ActForm form{dossier, *act, id, std::move(typed)};
    if (!Acts::allowed(form.step(context.now, true))) throw no_such_manuscript();
    return form;
}

} // namespace

Response pages::report(Context& context, Dossier const& dossier, ReviewId id)
{
    auto const& journal = dossier.rules;
    auto const& review = review_of(dossier, id);
    auto const* person = dossier.sight.reviewer(review);
    ReportPage page;
    page.facts = review_facts(journal, dossier.manuscript(), review.round);
    page.manuscript = dossier.manuscript().title;
    page.manuscript_href = dossier.address();
    page.reviewer = dossier.sight.reviewer_name(review);
    page.email = person ? person->email : "";
    page.state = journal.review.state(review.state).label("editors");
    page.tone = review_tone(dossier, review, context.now);
    page.history = history_of(journal, review, context.now);
    show_report(page, dossier, review);
    page.acts = review_acts(dossier, review, context.now);
    return context.render(page, "Review by " + page.reviewer);
}

Response pages::show_report_entry(Context& context, ActForm const& form)
{
    auto page = page_of<ReportEntryPage>(context, form);
    page.heading = "Enter a report that came by mail";
    page.help = "It is filed for the reviewer; the timeline says that you entered it.";
    page.parts = review_form_parts(form.dossier.rules, review_answers(form.dossier.rules, form.typed), form.blockers);
    return rendered(context, form, page);
}

Response pages::report_entry(Context& context, std::string name, ReviewId id)
{
    auto dossier = open_dossier(context, name);
    if (!dossier.sight.as_editor()) return context.see_other(signed_in_desk(context, std::move(dossier), id).address);
    auto form = entry_form(context, dossier, id);
    take_up_draft(context, form);
    return show_report_entry(context, form);
}

Response pages::enter_report(Context& context, Dossier const& dossier, ReviewId id)
{
    auto form = entry_form(context, dossier, id, context.form());
    auto const place = fmt::format("{}/reviews/{}", dossier.address(), id.value);
    if (is_overtaken(context, form)) return show_report_entry(context, form);
    office::Wish wish{dossier.manuscript().id, "file", id};
    wish.form = asked_for(dossier.rules, form.act, form.typed);
    wish.seen = form.typed.number("version");
    wish.draft_key = draft_key(form);
    auto const granted = office::take(context.office, context.act(place), wish);
    if (granted.taken) return context.see_other(place, "The report is filed.");
    form.stale = granted.stale;
    form.blockers = granted.blockers;
    keep_draft(context, form);
    return show_report_entry(context, form);
}

Response pages::show_mask(Context& context, ActForm const& form)
{
    auto const* report = form.dossier.facts->report(form.review);
    if (!report) throw no_such_manuscript();
    auto page = page_of<MaskPage>(context, form);
    page.original = Fields::parse(report->form).text("comments_to_authors");
    for (auto& field : page.fields) {
        if (field.name == "masked" && form.fresh()) field.value = form.dossier.sight.comments_of(*report);
        if (field.name == "masked") field.rows = 18;
        if (field.name == "reason" && form.fresh()) field.value = report->mask_reason;
    }
    return rendered(context, form, page);
}

} // namespace succession
