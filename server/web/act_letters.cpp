#include "web/act_letters.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "workflow/effects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool is_editable(Journal const& journal, std::string_view kind)
{
    auto const* known = journal.letter(kind);
    return known && known->editable;
}

/// Whether it writes a letter its sender may change: one that the workflow names, or an effect by itself.
bool writes_editable(Journal const& journal, Transition const& act)
{
    return std::ranges::any_of(act.effects, [&](auto const& effect) {
        if (effect.name == "letter") return is_editable(journal, letter_in(effect.argument).kind);
        return std::ranges::any_of(letters_of_effects(), [&](NamedLetter const& letter) {
            return letter.effect == effect.name && is_editable(journal, letter.kind);
        });
    });
}

std::string digest_of(std::string const& subject, std::string const& body)
{
    return sha256_hex(fmt::format("{}\n{}", trimmed(subject), trimmed(body)));
}

std::string digest_of(office::Preview const& letter) { return digest_of(letter.text.subject, letter.text.body); }

} // namespace

std::vector<office::Preview> act_letters(Context& context, ActForm const& form)
{
    auto const& journal = form.dossier.rules;
    if (!writes_editable(journal, form.act)) return {};
    auto const& before = *form.dossier.facts;
    auto const outcome = Acts::take(form.step(context.now, false));
    std::vector<office::Preview> letters;
    for (auto const& order : outcome.letters) {
        auto const* kind = journal.letter(order.kind);
        if (kind && kind->editable && order.to)
            letters.push_back(office::preview(context.office, before, outcome.facts, order, context.now));
    }
    return letters;
}

bool has_own_letter(Form const& form)
{
    auto const body = form.text("letter_body");
    return !body.empty() && digest_of(form.text("letter_subject"), body) != form.text("letter_composed");
}

EditedLetter edited_letter(office::Preview const& letter, ActForm const& form)
{
    bool const own = has_own_letter(form.typed) && !form.previewing;
    return {letter.to_name, own ? form.typed.text("letter_subject") : letter.text.subject,
            own ? form.typed.text("letter_body") : letter.text.body, digest_of(letter)};
}

std::vector<Blocker> letter_flaws(Context& context, ActForm const& form)
{
    if (!has_own_letter(form.typed)) return {};
    auto const letters = act_letters(context, form);
    if (letters.size() != 1 || digest_of(letters.front()) == form.typed.text("letter_composed")) return {};
    return {{"letter_changed",
             "The fields above have changed since you wrote this letter. Please put the change into the letter, or "
             "send it as it is.",
             "letter_body"}};
}

Form sent_form(Context& context, ActForm const& form)
{
    auto sent = form.typed;
    if (has_own_letter(sent) && act_letters(context, form).size() == 1) return sent;
    sent.set("letter_subject", "");
    sent.set("letter_body", "");
    return sent;
}

ShownLetter shown_letter(OfficeSettings const& settings, office::Preview const& letter)
{
    auto text = letter.text.body;
    if (auto const at = text.find(link_mark); at != std::string::npos)
        text.replace(at, link_mark.size(), "(a link of the recipient's own)");
    return {letter.to_name, settings.office_name, letter.text.subject, std::move(text)};
}

} // namespace succession
