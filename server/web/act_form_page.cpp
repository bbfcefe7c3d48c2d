#include "web/act_form_page.hpp"

#include "web/act_draft.hpp"
#include "web/words.hpp"

namespace succession {

void fill(ActFormPage& page, Context& context, ActForm const& form)
{
    auto const& dossier = form.dossier;
    auto const closed = Acts::blockers(form.step(context.now, true));
    page.facts = facts_line(dossier.rules, dossier.manuscript());
    page.heading = form.act.label;
    page.manuscript = shown_title(dossier.manuscript().title);
    page.manuscript_href = dossier.address();
    if (form.review) page.about = dossier.sight.reviewer_name(*dossier.facts->review(form.review));
    page.help = form.act.help;
    page.closed = !closed.empty();
    if (page.closed) page.reason = closed.front().reason;
    page.stale = form.stale;
    page.changes = form.changes;
    page.draft = shown_draft(context, form);
    page.action = form.address();
    page.version = form.version();
    page.fields = act_fields(context, form);
    page.problems = act_problems(form.blockers, page.fields);
}

} // namespace succession
