#include "web/pages/decision.hpp"

#include "office/foresight.hpp"
#include "web/act_form_page.hpp"
#include "web/models/decision.hpp"
#include "web/weighed.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// Whether the reports make any difference to what may be chosen: without them only some decisions are open.
bool may_be_chosen(ActForm const& form, DecisionType const& kind, Moment now)
{
    auto trial = form;
    trial.typed.set("kind", kind.code);
    auto const blockers = Acts::blockers(trial.step(now, false));
    return std::ranges::none_of(blockers, [](Blocker const& b) { return b.field == "kind"; });
}

/// The kind to begin with: as the page is asked for, or as it was advised.
std::string kind_to_begin_with(Context const& context, ActForm const& form)
{
    auto const& facts = *form.dossier.facts;
    auto const asked = context.query("kind");
    if (form.dossier.rules.decision(asked)) return asked;
    if (form.act.page == "decide" && facts.recommendation()) return facts.recommendation()->kind;
    return {};
}

/// The coordinating editor's draft, else the journal's own words for this kind of decision.
std::string letter_to_begin_with(ActForm const& form, std::string const& kind)
{
    auto const* advised = form.act.page == "decide" ? form.dossier.facts->recommendation() : nullptr;
    if (advised && advised->kind == kind && !advised->letter.empty()) return advised->letter;
    auto const* type = form.dossier.rules.decision(kind);
    return type ? type->words : "";
}

void begin(Context const& context, ActForm const& form, std::vector<FormField>& fields)
{
    auto const& journal = form.dossier.rules;
    auto* kinds = field_named(fields, "kind");
    for (auto const& kind : journal.decisions) {
        auto const option = std::ranges::find(kinds->options, kind.code, &FormOption::value);
        if (option != kinds->options.end()) option->disabled = !may_be_chosen(form, kind, context.now);
    }
    if (auto* letter = field_named(fields, "letter")) letter->rows = 16;
    if (!form.fresh()) return;
    auto const kind = kind_to_begin_with(context, form);
    for (auto& option : kinds->options) option.selected = option.value == kind && !option.disabled;
    if (auto* letter = field_named(fields, "letter")) letter->value = letter_to_begin_with(form, kind);
}

/// Where the letter can begin with the words for another kind; only before anything is typed.
std::vector<PlainLink> beginnings(ActForm const& form, std::vector<FormField>& fields)
{
    std::vector<PlainLink> links;
    if (!form.fresh()) return links;
    for (auto const& option : field_named(fields, "kind")->options)
        if (!option.disabled) links.push_back({form.address() + "?kind=" + option.value, option.label});
    return links;
}

std::optional<Advised> advised_in(Dossier const& dossier)
{
    auto const* made = dossier.sight.sees_recommendations() ? dossier.facts->recommendation() : nullptr;
    if (!made) return {};
    auto const* kind = dossier.rules.decision(made->kind);
    return Advised{kind ? kind->label : made->kind, dossier.sight.editor_name(), long_date(made->made_at), made->note};
}

/// What the form lacks before its letters can be shown.
std::vector<Blocker> flaws_of(Context const& context, ActForm const& form, std::vector<FormField> const& fields)
{
    auto found = not_offered(fields, form.typed);
    if (found.empty()) found = Acts::blockers(form.step(context.now, false));
    return found;
}

/// The facts as they would be with the reports chosen so far, to tell the numbers their reviewers will have.
Facts as_if_decided(Context const& context, ActForm const& form)
{
    auto const& journal = form.dossier.rules;
    auto trial = form;
    if (form.fresh())
        for (auto const* review : form.dossier.sight.reviews())
            trial.typed.add("reports", std::to_string(review->id.value));
    if (!journal.decision(form.typed.text("kind"))) trial.typed.set("kind", journal.decisions.front().code);
    return office::after_release(trial.step(context.now, false));
}

void show_letters(Context& context, ActForm const& form, DecidePage& page)
{
    auto const& journal = form.dossier.rules;
    auto const foreseen = office::foresee_decision(context.office, form.step(context.now, false));
    page.previewed = true;
    page.form_id = page.draft->form_id;
    page.decision = journal.decision(form.typed.text("kind"))->label;
    page.heading = page.decision + ": as each will read it";
    page.leaves = fmt::format("{}, {} UTC", long_date(foreseen.leaves_at), clock_time(foreseen.leaves_at));
    for (auto const& letter : foreseen.letters) {
        auto const* kind = journal.letter(letter.kind);
        office::Preview const shown{
            letter.kind, fmt::format("{} <{}>", letter.to_name, letter.to_address), {letter.subject, letter.body}};
        auto what = fmt::format("{}, to {}", kind ? kind->label : letter.kind, letter.to_name);
        page.letters.push_back({std::move(what), page.letters.empty(), shown_letter(context.office.settings, shown)});
    }
}

} // namespace

Response pages::show_recommend(Context& context, ActForm const& form)
{
    auto page = page_of<RecommendPage>(context, form);
    page.weighed = weigh(form.dossier, nullptr, context.now);
    begin(context, form, page.fields);
    page.beginnings = beginnings(form, page.fields);
    return rendered(context, form, page);
}

Response pages::show_decide(Context& context, ActForm const& asked)
{
    auto form = asked;
    if (form.previewing) form.blockers = flaws_of(context, form, act_fields(context, form));
    auto page = page_of<DecidePage>(context, form);
    page.advised = advised_in(form.dossier);
    begin(context, form, page.fields);
    page.beginnings = beginnings(form, page.fields);
    auto const after = as_if_decided(context, form);
    page.weighed = weigh(form.dossier, &after, context.now);
    if (form.previewing && form.blockers.empty()) show_letters(context, form, page);
    page.weighed.open.clear(); // each open review is a question of the form
    return rendered(context, form, page);
}

} // namespace succession
