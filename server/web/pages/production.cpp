#include "web/pages/production.hpp"

#include "office/publication.hpp"
#include "web/act_draft.hpp"
#include "web/act_form_page.hpp"
#include "web/models/production.hpp"
#include "web/press_files.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace succession {

namespace {

/// What is missing is added on this page: the reason stands by the button.
void show_what_is_missing(PressFormPage& page)
{
    page.closed = false;
    page.wanting = std::exchange(page.reason, {});
}

/// "Answer by 21 Nov", or what is late.
std::string due_words(ActForm const& form, Moment now)
{
    auto const due = form.dossier.facts->in_production()->due;
    return due ? clock_words(*due, now).text : "";
}

/// What the rules of the act ask for besides its form, each with whether it is there.
std::vector<PressCheck> checks(ActForm const& form, Moment now)
{
    static constexpr std::pair<std::string_view, char const*> labels[] = {
        {"licence_recorded", "Licence agreement"},
        {"dates_there", "All dates it had"},
        {"article_pdf_there", "PDF for readers"},
        {"no_hold", "No hold"}};
    auto const step = form.step(now, true);
    std::vector<PressCheck> found;
    for (auto const& [name, label] : labels)
        for (auto const& guard : form.act.guards) {
            if (guard.name != name) continue;
            auto const blocker = guard.rule(step, guard.argument);
            found.push_back({label, !blocker, blocker ? blocker->reason : ""});
        }
    return found;
}

/// The DOI it has already, else the next by the pattern; tomorrow.
void begin_schedule(Context& context, ActForm const& form, std::vector<FormField>& fields)
{
    auto const& doi = form.dossier.facts->in_production()->doi;
    auto const next =
        doi ? *doi : context.read([&](Transaction& tx) { return office::proposed_doi(context.office.settings, tx); });
    auto* written = field_named(fields, "doi");
    if (form.fresh()) {
        written->value = next;
        field_named(fields, "date")->value = iso_date(context.now + day);
    }
    else if (!written->error.empty()) *written = std::move(*written).helped("The next one that is free: " + next);
}

/// The proof now to be read: the last one.
File const* last_proof(Dossier const& dossier)
{
    File const* last = nullptr;
    for (auto const& file : dossier.facts->files)
        if (file.kind == "proof" && dossier.sight.sees_file(file) && (!last || last->added_at <= file.added_at))
            last = &file;
    return last;
}

std::string act_address(Dossier const& dossier, std::string_view act)
{
    return fmt::format("{}/acts/{}", dossier.address(), act);
}

/// The kind of notice the page is asked for, with the article's title behind it.
void begin_notice(Context& context, ActForm const& form, std::vector<FormField>& fields)
{
    auto const label = form.dossier.rules.label("notices", context.query("kind"));
    if (!form.fresh() || label.empty() || context.query("kind").empty()) return;
    for (auto& option : field_named(fields, "kind")->options) option.selected = option.value == context.query("kind");
    field_named(fields, "title")->value = label + ": " + form.dossier.manuscript().title;
}

} // namespace

Response pages::show_final_files(Context& context, ActForm const& form)
{
    auto page = page_of<FinalFilesPage>(context, form);
    page.group = press_files(context, form, "final");
    show_what_is_missing(page);
    return rendered(context, form, page);
}

Response pages::show_proof(Context& context, ActForm const& form)
{
    auto page = page_of<ProofPage>(context, form);
    auto const& production = *form.dossier.facts->in_production();
    page.group = press_files(context, form, "proof");
    show_what_is_missing(page);
    page.corrections = production.corrections;
    page.query = production.query;
    page.due = long_date(context.now + form.dossier.rules.days("proof_out") * day);
    return rendered(context, form, page);
}

Response pages::show_read_proof(Context& context, ActForm const& form)
{
    auto page = page_of<ReadProofPage>(context, form);
    page.heading = "Read your proof";
    page.due = due_words(form, context.now);
    if (auto const* proof = last_proof(form.dossier))
        page.reading_href = fmt::format("{}/files/{}", form.dossier.address(), proof->id.value);
    page.has_reading = !page.reading_href.empty();
    page.approve_href = act_address(form.dossier, "approve_proof");
    page.correct_href = act_address(form.dossier, "correct_proof");
    auto const* correct = form.dossier.rules.production.find("correct_proof", "proof_out");
    ActForm corrections{form.dossier, *correct, {}, form.typed, form.blockers};
    take_up_draft(context, corrections);
    corrections.overtaken = form.overtaken;
    page.draft = shown_draft(context, corrections);
    page.fields = act_fields(context, corrections);
    page.problems = act_problems(form.blockers, page.fields);
    return rendered(context, form, page);
}

Response pages::show_schedule(Context& context, ActForm const& form)
{
    auto page = page_of<SchedulePage>(context, form);
    page.checks = checks(form, context.now);
    page.group = press_files(context, form, "article");
    show_what_is_missing(page);
    begin_schedule(context, form, page.fields);
    return rendered(context, form, page);
}

Response pages::show_notice(Context& context, ActForm const& form)
{
    auto page = page_of<NoticePage>(context, form);
    for (auto const& kind : form.dossier.rules.list("notices"))
        page.kinds.push_back({page.action + "?kind=" + kind.code, kind.label});
    begin_notice(context, form, page.fields);
    return rendered(context, form, page);
}

} // namespace succession
