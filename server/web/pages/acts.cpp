#include "web/pages/acts.hpp"

#include "base/text.hpp"
#include "office/introductions.hpp"
#include "office/take.hpp"
#include "web/act_draft.hpp"
#include "web/act_form_page.hpp"
#include "web/act_letters.hpp"
#include "web/act_pages.hpp"
#include "web/models/acts.hpp"
#include "web/timeline.hpp"
#include "web/words.hpp"
#include "workflow/authors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The act of that name, if it is this viewer's; an act nobody has and one of somebody else are the same.
Transition const& find_act(Context const& context, Dossier const& dossier, ReviewId review, std::string const& name)
{
    auto const* found = review ? dossier.facts->review(review) : nullptr;
    if (review && !(found && dossier.sight.sees_reviewer(*found))) throw no_such_manuscript();
    auto const* act = office::find_act(dossier.rules, *dossier.facts, name, review);
    if (!act) throw no_such_manuscript();
    ActForm const form{dossier, *act, review};
    if (!Acts::allowed(form.step(context.now, true))) throw no_such_manuscript();
    return *act;
}

/// Whom the journal knows among those whom the act makes authors: asked before it is shown or taken.
void find_new_authors(Context& context, ActForm& form)
{
    if (form.act.name != "approve_author_change") return;
    form.acquaintances = context.read([&](Transaction& tx) {
        form.holders = office::holders_of_proposed(tx, *form.dossier.facts);
        return office::acquaintances_of_proposed(tx, form.step(context.now, true));
    });
}

/// The form as it stood when its writer left it, else a fresh one.
Response show_act(Context& context, std::string const& name, ReviewId review, std::string const& act_name)
{
    auto const dossier = open_dossier(context, name, office::also_asked(act_name, review, {}));
    auto const& act = find_act(context, dossier, review, act_name);
    ActForm form{dossier, act, review};
    take_up_draft(context, form);
    find_new_authors(context, form);
    auto const also = office::also_asked(act_name, review, form.typed);
    if (!also.first && !also.second) return act_page(context, form);
    auto const with_them = open_dossier(context, name, also);
    ActForm known{with_them, act, review, form.typed};
    known.draft = form.draft;
    return act_page(context, known);
}

/// Where the act leads: back to the manuscript, or to the desk where it is out of sight from now on.
std::string place_after(Context const& context, ActForm const& form)
{
    auto const outcome = Acts::take(form.step(context.now, false));
    Disclosure const sight(outcome.facts, form.dossier.sight.viewer(), context.now, form.dossier.rules.disclosure);
    bool const gone = !sight.exists() || outcome.facts.manuscript.state == "deleted";
    return gone ? "/desk" : form.dossier.address();
}

/// The form again, with what was typed, which is kept.
Response again(Context& context, ActForm form)
{
    keep_draft(context, form);
    return act_page(context, form);
}

Response refused(Context& context, ActForm form, std::vector<Blocker> blockers)
{
    form.blockers = std::move(blockers);
    return again(context, std::move(form));
}

Response overtaken(Context& context, ActForm form)
{
    form.stale = true;
    if (form.expected())
        form.changes =
            changes_since(context, form.dossier, form.review, form.typed.number("version").value_or(form.version()));
    return again(context, std::move(form));
}

/// Why the form cannot be taken as it is.
std::vector<Blocker> flaws(Context& context, ActForm const& form)
{
    auto found = not_offered(act_fields(context, form), form.typed);
    if (found.empty()) found = letter_flaws(context, form);
    if (found.empty()) found = Acts::blockers(form.step(context.now, false));
    return found;
}

/// What was typed; where an address is corrected, with the person the journal knows by it.
Form typed_form(Context& context, std::string const& name, ReviewId review, std::string const& act_name)
{
    auto typed = context.form();
    if (act_name != "correct_address") return typed;
    auto const dossier = open_dossier(context, name);
    ActForm const form{dossier, find_act(context, dossier, review, act_name), review, typed};
    if (auto const known = office::introduce(context.office, form.step(context.now, true)); known.person)
        typed.set("person", std::to_string(known.person->id.value));
    return typed;
}

Response taken(Context& context, ActForm const& form)
{
    auto const place = place_after(context, form);
    auto const sent = sent_form(context, form);
    auto const granted = office::take(
        context.office, context.act(place),
        {form.dossier.manuscript().id, form.act.name, form.review, {}, false, sent, form.expected(), draft_key(form)});
    if (granted.stale) return overtaken(context, form);
    if (!granted.taken) return refused(context, form, granted.blockers);
    if (granted.offspring)
        return context.see_other("/manuscripts/" + granted.offspring_name, form.act.done + "; it begins here.");
    return context.see_other(place, form.act.done + ".");
}

Response take(Context& context, std::string const& name, ReviewId review, std::string const& act_name)
{
    auto typed = typed_form(context, name, review, act_name);
    auto const dossier = open_dossier(context, name, office::also_asked(act_name, review, typed));
    auto const& act = find_act(context, dossier, review, act_name);
    ActForm form{dossier, act, review, std::move(typed)};
    find_new_authors(context, form);
    form.previewing = form.typed.ticked("preview");
    if (is_overtaken(context, form)) return act_page(context, form);
    if (form.typed.number("version").value_or(form.version()) != form.version()) return overtaken(context, form);
    if (form.previewing) return again(context, std::move(form));
    if (auto found = flaws(context, form); !found.empty()) return refused(context, form, std::move(found));
    return taken(context, form);
}

/// What a script is told that saves a form while it is written.
Response told_script(Context& context, ActForm const& form, drafts::Saved const& saved)
{
    auto const& [at, version] = std::pair(saved.draft.saved_at, saved.draft.version);
    return saved.kept ? told_kept(at, version)
                      : told_other(at, version, draft_in_words(context, form, form_of(saved.draft)));
}

/// What arrives late from a page left open begins no draft anew; the browser keeps it, or the page shows it.
void require_open(Context const& context, ActForm const& form)
{
    auto const blockers = Acts::blockers(form.step(context.now, true));
    if (std::ranges::find(blockers, Acts::wrong_state, &Blocker::code) == blockers.end()) return;
    throw Problem(context.wants_json() ? Problem::Kind::not_found : Problem::Kind::conflict,
                  "This act is no longer open.");
}

Response save(Context& context, std::string const& name, ReviewId review, std::string const& act_name)
{
    auto const dossier = open_dossier(context, name, office::also_asked(act_name, review, context.form()));
    auto const& act = find_act(context, dossier, review, act_name);
    if (!keeps_draft(act)) throw no_such_manuscript();
    ActForm form{dossier, act, review, context.form()};
    require_open(context, form);
    auto const saved = save_draft(context, form, form.typed.number("draft_version").value_or(0));
    if (context.wants_json()) return told_script(context, form, saved);
    if (saved.kept) return context.see_other(form.address(), "Your draft is saved.");
    form.draft = saved.draft;
    form.overtaken = true;
    return act_page(context, form);
}

/// The letter as a field, or, as long as nobody wishes to change it, as it will be read.
void show_letters(Context& context, ActForm const& form, ActPage& page)
{
    auto const letters = act_letters(context, form);
    bool const in_fields = std::ranges::find(form.act.form, "letter", &Field::kind) != form.act.form.end();
    if (letters.empty() || in_fields) return;
    page.may_preview = true;
    bool const one = letters.size() == 1;
    bool const edits_letter = one && (form.previewing || has_own_letter(form.typed));
    page.preview_label = edits_letter ? "Write the letter anew" : one ? "See and change the letter" : "See the letters";
    if (edits_letter) page.letter = {edited_letter(letters.front(), form)};
    else
        for (auto const& letter : letters) page.letters.push_back(shown_letter(context.office.settings, letter));
}

/// What speaks against the act and is overruled with a reason; without it there is nothing to overrule.
void show_concern(Context const& context, ActForm const& form, ActPage& page)
{
    if (form.act.name != "approve_author_change") return;
    page.concern = concern_about_change(form.step(context.now, true), form.acquaintances);
    if (page.concern.empty()) std::erase_if(page.fields, [](FormField const& f) { return f.name == "overruled"; });
    for (auto& field : page.fields) field.required |= field.name == "overruled";
}

/// Beside a checklist: how long the text is, and what the files' properties hold.
void show_findings(ActForm const& form, ActPage& page)
{
    auto const& [facts, sight, rules] = form.dossier;
    page.checks = std::ranges::find(form.act.form, "ticks", &Field::kind) != form.act.form.end();
    auto const* version = sight.version();
    if (!page.checks || !version) return;
    if (auto const limit = form.dossier.type().word_limit; version->words())
        page.words = fmt::format("{} words{}", grouped(version->words()), limit ? " of " + grouped(limit) : "");
    if (version->words_stated)
        page.words +=
            fmt::format("; {} counted. The authors: {}", grouped(version->words_counted), version->words_reason);
    for (auto const& file : facts->files) {
        if (file.round != version->round || !sight.sees_file(file)) continue;
        page.checked.push_back({fmt::format("{}/files/{}", form.dossier.address(), file.id.value),
                                file_label(form.dossier.rules, file.kind), file_facts(file), split(file.findings, '\n'),
                                file.findings.empty()});
    }
}

} // namespace

Response pages::act(Context& context, std::string name, std::string act) { return show_act(context, name, {}, act); }
Response pages::take_act(Context& context, std::string name, std::string act) { return take(context, name, {}, act); }

Response pages::review_act(Context& context, std::string name, ReviewId review, std::string act)
{
    return show_act(context, name, review, act);
}

Response pages::take_review_act(Context& context, std::string name, ReviewId review, std::string act)
{
    return take(context, name, review, act);
}

Response pages::save_act_draft(Context& context, std::string name, std::string act)
{
    return save(context, name, {}, act);
}

Response pages::save_review_act_draft(Context& context, std::string name, ReviewId review, std::string act)
{
    return save(context, name, review, act);
}

Response pages::plain_act(Context& context, ActForm const& form)
{
    auto page = page_of<ActPage>(context, form);
    if (page.closed) {
        if (form.fresh()) page.fields.clear();
        page.problems.clear();
        page.draft.reset();
        return rendered(context, form, page);
    }
    show_concern(context, form, page);
    show_letters(context, form, page);
    show_findings(form, page);
    return rendered(context, form, page);
}

} // namespace succession
