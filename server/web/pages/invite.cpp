#include "office/take.hpp"
#include "storage/reviewers.hpp"
#include "web/act_draft.hpp"
#include "web/act_form_page.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/report.hpp"
#include "workflow/file_classes.hpp"
#include "workflow/journal.hpp"

#include <algorithm>

namespace succession {

namespace {

Known const* reviewer_of(ActForm const& form)
{
    return form.dossier.sight.reviewer(*form.dossier.facts->review(form.review));
}

/// What speaks against the reviewer, with what other manuscripts tell.
std::vector<Concern> concerns_of(Context& context, ActForm const& form)
{
    auto const* person = reviewer_of(form);
    if (!person) return {};
    auto const pairs = context.read(
        [&](Transaction& tx) { return reviewers::wrote_with(tx, form.dossier.manuscript().id, {person->id}); });
    std::vector<PersonId> authors;
    for (auto const& pair : pairs) authors.push_back(pair.author);
    return Standings::concerns(*form.dossier.facts, *person, authors);
}

} // namespace

Response pages::show_invite(Context& context, ActForm const& form)
{
    auto const* person = reviewer_of(form);
    if (!person) throw no_such_manuscript();
    auto page = page_of<InvitePage>(context, form);
    page.reviewer = person->name();
    page.frame.heading = "Invite " + page.reviewer;
    page.email = person->email;
    page.affiliation = person->affiliation;
    page.is_away = person->away(context.now);
    if (page.is_away)
        page.away =
            person->away_until ? "Away until " + long_date(*person->away_until - day) + "." : "Away at present.";
    page.known_by_now = form.dossier.facts->review(form.review)->previous_id.has_value();
    page.review_due = long_date(context.now + form.dossier.rules.days("review", form.dossier.manuscript()) * day);
    for (auto const& [reason, hard] : concerns_of(context, form)) page.concerns.push_back({reason, hard});
    std::erase_if(page.fields, [&](FormField const& field) {
        return (field.name == "overruled" && page.concerns.empty()) ||
               (field.name == "sees_answers" && !answers_somebody(*form.dossier.facts));
    });
    if (auto* field = field_named(page.fields, "overruled")) field->required = true;
    return rendered(context, form, page);
}

Response pages::invitation_form(Context& context, std::string name, ReviewId id)
{
    return review_act(context, name, id, "invite");
}

/// The rules see one manuscript; that somebody wrote with an author elsewhere is asked here, before they are.
Response pages::invite(Context& context, std::string name, ReviewId id)
{
    auto const& typed = context.form();
    auto const take = [&] { return take_review_act(context, name, id, "invite"); };
    if (typed.ticked("preview") || !typed.text("overruled").empty()) return take();
    auto const dossier = open_dossier(context, name);
    auto const* act = office::find_act(dossier.rules, *dossier.facts, "invite", id);
    if (!act) return take();
    ActForm form{dossier, *act, id, typed};
    bool const open = Acts::blockers(form.step(context.now, true)).empty();
    if (!open || concerns_of(context, form).empty()) return take();
    form.blockers = {{"reviewer_allowed", "Something speaks against this person; please say why you ask nevertheless.",
                      "overruled"}};
    keep_draft(context, form);
    return show_invite(context, form);
}

} // namespace succession
