#include "web/act_form_page.hpp"

#include "web/act_draft.hpp"
#include "web/review_parts.hpp"

namespace succession {

namespace {

ActFrame act_frame(Context& context, ActForm const& form)
{
    auto const& journal = form.dossier.rules;
    auto const& manuscript = form.dossier.manuscript();
    auto const closed = Acts::blockers(form.step(context.now, true));
    ActFrame frame;
    frame.facts = review_facts(journal, manuscript, manuscript.round);
    frame.manuscript = manuscript.title;
    frame.manuscript_href = form.dossier.address();
    frame.heading = form.act.label;
    frame.help = form.act.help;
    frame.closed = !closed.empty();
    if (frame.closed) frame.reason = closed.front().reason;
    frame.stale = form.stale;
    frame.changes = form.changes;
    frame.draft = shown_draft(context, form);
    return frame;
}

} // namespace

void fill(ActFormPage& page, Context& context, ActForm const& form)
{
    page.frame = act_frame(context, form);
    page.action = form.address();
    page.version = form.version();
    page.fields = act_fields(context, form);
    page.problems = act_problems(form.blockers, page.fields);
}

} // namespace succession
