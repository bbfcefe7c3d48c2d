#include "web/act_form_page.hpp"
#include "web/pages/report.hpp"
#include "web/words.hpp"
#include "workflow/file_classes.hpp"
#include "workflow/journal.hpp"

#include <algorithm>

namespace succession {

namespace {

Known const* reviewer_of(ActForm const& form)
{
    return form.dossier.sight.reviewer(*form.dossier.facts->review(form.review));
}

} // namespace

Response pages::show_invite(Context& context, ActForm const& form)
{
    auto const* person = reviewer_of(form);
    if (!person) throw no_such_manuscript();
    auto page = page_of<InvitePage>(context, form);
    page.reviewer = person->name();
    page.heading = "Invite " + page.reviewer;
    page.about.clear();
    page.email = person->email;
    page.affiliation = person->affiliation;
    page.away = absence(*person, context.now);
    page.known_by_now = form.dossier.facts->review(form.review)->previous_id.has_value();
    page.review_due = long_date(context.now + form.dossier.rules.days("review", form.dossier.manuscript()) * day);
    for (auto const& [reason, hard] : Standings::concerns(*form.dossier.facts, *person))
        page.concerns.push_back({reason, hard});
    std::erase_if(page.fields, [&](FormField const& field) {
        return (field.name == "overruled" && page.concerns.empty()) ||
               (field.name == "sees_answers" && !answers_somebody(*form.dossier.facts));
    });
    if (auto* field = field_named(page.fields, "overruled")) field->required = true;
    return rendered(context, form, page);
}

} // namespace succession
