#include "base/problem.hpp"
#include "office/review_draft.hpp"
#include "web/pages/review.hpp"
#include "web/review_parts.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The answers the form begins with: what just came back, else what was saved, else the report that was returned.
Fields answers_for(ReviewDesk const& desk, pages::Returned const& returned, Draft const* draft)
{
    Fields answers;
    if (returned.act == "file" || returned.act == "late" || returned.act == "draft")
        answers = review_answers(desk.dossier.rules, returned.typed);
    else if (draft) answers = Fields::parse(draft->form);
    else if (auto const* report = desk.dossier.facts->report(desk.id);
             report && desk.dossier.sight.sees_report_whole(desk.review()))
        answers = Fields::parse(report->form);
    return answers;
}

/// What the same person wrote about the round before, or about the manuscript in whose place this one was submitted.
std::string earlier_comments(Context& context, ReviewDesk const& desk)
{
    auto const previous = desk.review().previous_id;
    if (!previous) return {};
    if (auto const* report = desk.dossier.facts->report(*previous)) return desk.dossier.sight.comments_of(*report);
    auto const earlier_id = desk.dossier.manuscript().previous_id.value_or(ManuscriptId{});
    auto const earlier = context.read([&](Transaction& tx) { return dossiers::find(tx, earlier_id); });
    return earlier ? desk.dossier.sight.comments_on_earlier(*earlier, desk.review()) : "";
}

void show_due(ReviewFormPage& page, ReviewDesk const& desk, Moment now)
{
    auto const& review = desk.review();
    if (!review.due || review.state == "cancelled") return;
    auto const days = days_until(*review.due, now);
    page.due = due_in_words(*review.due, now);
    page.due_tone = days < 0 ? "late" : days <= 3 ? "soon" : "";
}

void show_reading(Context& context, ReviewFormPage& page, ReviewDesk const& desk)
{
    auto const files = review_files(desk.dossier, desk.review());
    page.files = links_to(desk.dossier.rules, files, desk.files_base());
    page.has_reading = !files.empty() && files.front()->is_pdf();
    if (page.has_reading) page.reading_href = page.files.front().href;
    page.written = written_for_reviewers(desk.dossier, desk.review());
    page.earlier = earlier_comments(context, desk);
}

/// The other text, for its writer to compare with their own.
std::string readable(Journal const& journal, Draft const& draft)
{
    auto const saved = Fields::parse(draft.form);
    std::string text;
    for (auto const& answers : {report_answers(journal, saved), answers_to_editors(journal, saved)})
        for (auto const& answer : answers) text += fmt::format("{}: {}\n\n", answer.label, answer.text);
    return text;
}

Response told_script(Journal const& rules, drafts::Saved const& saved)
{
    auto const& [at, version] = std::pair(saved.draft.saved_at, saved.draft.version);
    return saved.kept ? told_kept(at, version) : told_other(at, version, readable(rules, saved.draft));
}

/// A review that is closed by now keeps nothing; the browser keeps its copy, the page its text.
Response told_closed(Context& context, Problem const& closed)
{
    if (!context.wants_json()) throw closed;
    return told_problem(410, closed.what());
}

Response save(Context& context, ReviewDesk const& desk)
{
    auto const seen = context.form().number("version").value_or(0);
    try {
        auto const saved = office::keep_review_draft(context.office, desk.dossier.rules, desk.id, desk.reviewer,
                                                     context.form(), seen, context.now);
        if (context.wants_json()) return told_script(desk.dossier.rules, saved);
        if (saved.kept) return context.see_other(desk.address, "Your draft is saved.");
        return pages::show_review(context, desk, {"draft", context.form(), {}, saved.draft});
    }
    catch (Problem const& problem) {
        if (problem.kind != Problem::Kind::conflict) throw;
        return told_closed(context, problem);
    }
}

FormField give_up_reason(pages::Returned const& returned)
{
    auto field = FormField::of("long", "reason", "Why", returned.act == "give_up" ? returned.typed.text("reason") : "");
    field.rows = 3;
    return std::move(field).needed().helped(
        "The editor reads it and asks somebody else. What you have typed stays yours.");
}

} // namespace

Response pages::show_review_form(Context& context, ReviewDesk const& desk, Returned const& returned)
{
    auto const& journal = desk.dossier.rules;
    auto const& review = desk.review();
    auto const found = context.read([&](Transaction& tx) { return office::review_draft(tx, desk.id, desk.reviewer); });
    auto const* draft = found ? &*found : nullptr;
    ReviewFormPage page;
    page.address = desk.address;
    page.late = review.state == "cancelled";
    page.action = desk.address + (page.late ? "/acts/late" : "/acts/file");
    page.version = draft ? draft->version : 0;
    page.draft =
        shown_draft(fmt::format("review-{}-{}", desk.id.value, review.filed_at.value_or(0)), desk.address + "/draft",
                    page.version, draft ? std::optional(draft->saved_at) : std::nullopt);
    if (returned.other)
        page.draft.other = {saved_in_words(returned.other->saved_at), readable(journal, *returned.other)};
    page.manuscript = reviewed_manuscript(desk.dossier, review);
    show_due(page, desk, context.now);
    if (review.state == "returned") page.asked = review.reason;
    show_reading(context, page, desk);
    page.stale = returned.stale;
    page.parts = review_form_parts(journal, answers_for(desk, returned, draft), returned.blockers);
    page.problems = problems_of(returned.blockers);
    page.may_give_up = !page.late;
    page.give_up.fields = {give_up_reason(returned)};
    return context.render(page, "Your review",
                          returned.other || returned.stale ? 409
                          : page.problems.empty()          ? 200
                                                           : 422);
}

Response pages::save_linked_draft(Context& context, std::string token)
{
    return save(context, linked_desk(context, token));
}

Response pages::save_draft(Context& context, std::string name, ReviewId id)
{
    return save(context, signed_in_desk(context, open_dossier(context, name), id));
}

} // namespace succession
