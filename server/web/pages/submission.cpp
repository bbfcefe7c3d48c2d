#include "web/pages/submission.hpp"

#include "office/take.hpp"
#include "web/models/submission.hpp"
#include "web/submission_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

Response show_page(Context& context, Dossier const& dossier, std::string const& step, CameBack const& back)
{
    if (step == "authors") return show_authors(context, dossier, back);
    if (step == "reviewers") return show_suggestions(context, dossier, back);
    return show_fields(context, dossier, step, back);
}

office::Saved save_page(Context const& context, office::PageOf const& page, Act const& act)
{
    if (page.step == "authors") return save_typed_authors(context, page, act);
    if (page.step == "reviewers") return save_typed_suggestions(context, page, act);
    return office::save_fields(context.office, act, page, context.form());
}

/// Authors begin what anybody may submit, the office also what it writes itself.
bool may_begin(Context const& context, ArticleType const& type)
{
    auto const held = [&](std::string const& role) { return context.me().holds(role); };
    return type.submittable || (!type.notice && std::ranges::any_of(type.opened_by, held));
}

/// The page as its form was made for it; a step that the manuscript has no page for is not found.
office::PageOf page_in_form(Context const& context, Dossier const& dossier, std::string const& step)
{
    guide_to(dossier, step);
    return {dossier.manuscript().id, step, context.form().number("version")};
}

} // namespace

Response pages::submit(Context& context)
{
    SubmitPage page;
    for (auto const& type : context.office.rules.now().types)
        if (may_begin(context, type))
            page.types.push_back({type.code, type.label, type.help, limits_of(type), type.invited});
    return context.render(page, "Submit a manuscript");
}

Response pages::begin_submission(Context& context)
{
    auto const code = context.form().text("type");
    auto const* type = context.office.rules.now().find_type(code);
    if (!type || !may_begin(context, *type))
        throw Problem(Problem::Kind::bad_request, "Please choose one of the types of article.");
    auto const id = office::begin_manuscript(context.office, context.act("/submit"), code);
    return context.see_other(fmt::format("/manuscripts/{}/submission", id.value));
}

Response pages::open_submission(Context& context, std::string name)
{
    auto const dossier = open_own_manuscript(context, name);
    if (!is_in_hand(dossier)) return context.see_other(dossier.address());
    return context.see_other(page_address(dossier, first_page_to_fill(dossier)));
}

Response pages::submission_page(Context& context, std::string name, std::string step)
{
    auto const dossier = open_own_manuscript(context, name);
    if (!is_in_hand(dossier)) return context.see_other(dossier.address());
    return show_page(context, dossier, step, {});
}

Response pages::save_submission_page(Context& context, std::string name, std::string step)
{
    auto const dossier = open_own_manuscript(context, name);
    auto const page = page_in_form(context, dossier, step);
    auto const next = stays(context.form()) ? step : page_after(dossier, step);
    auto const location = page_address(dossier, next);
    auto const saved = save_page(context, page, context.act(location));
    if (saved.kept()) return context.see_other(location);
    return show_page(context, open_own_manuscript(context, name), step, {&context.form(), saved.flaws, saved.stale});
}

Response pages::save_submission_draft(Context& context, std::string name, std::string step)
{
    auto const dossier = open_own_manuscript(context, name);
    auto const page = page_in_form(context, dossier, step);
    if (!is_in_hand(dossier)) return told_problem(410, "This version was sent and stays as it is.");
    auto act = context.act(page_address(dossier, step));
    act.once.clear(); // a script saves again and again; the version tells what it saw
    auto const saved = save_page(context, page, act);
    auto const at = saved.at.value_or(context.now);
    if (saved.stale) {
        auto const now = open_own_manuscript(context, name);
        return told_other(at, saved.seen, page_in_words(now, step));
    }
    if (!saved.flaws.empty()) return told_problem(422, saved.flaws.front().reason);
    return told_kept(at, saved.seen);
}

void fill(SavedPage& page, Dossier const& dossier, std::string_view step, CameBack const& back)
{
    auto const& facts = *dossier.facts;
    auto const& journal = dossier.rules;
    page.version = office::page_seen(journal, facts, step);
    page.guide = guide_to(dossier, step);
    page.action = page_address(dossier, step);
    page.draft = shown_draft(form_name(dossier, step), page.action + "/draft", page.version, facts.version().saved_at);
    if (back.stale) page.draft.other = {page.draft.saved_text, page_in_words(dossier, step)};
    page.problems = problems_of(back.flaws);
}

bool stays(Form const& form)
{
    return form.ticked("stay") || form.ticked("up") || form.ticked("down") || form.ticked("remove");
}

Response show_fields(Context& context, Dossier const& dossier, std::string const& step, CameBack const& back)
{
    auto const& journal = dossier.rules;
    auto const& facts = *dossier.facts;
    FieldsPage page;
    fill(page, dossier, step, back);
    bool const is_first = step == journal.steps.front().code;
    if (is_first && office::may_change_type(facts) && journal.type(facts.manuscript.type).submittable)
        page.asked.push_back({{type_field(dossier, back.typed)}, {}});
    std::ranges::move(asked_fields(dossier, step, back.typed), std::back_inserter(page.asked));
    if (step == "site") page.point = site_point(dossier);
    return context.render(page, page.guide.heading, back.status());
}

} // namespace succession
