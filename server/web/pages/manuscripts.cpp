#include "web/pages/manuscripts.hpp"

#include "office/account_letters.hpp"
#include "storage/letters.hpp"
#include "web/manuscript_parts.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

using parts::View;

ManuscriptPage manuscript_page(Context& context, View const& view, std::vector<Event> const& events,
                               std::vector<Letter> const& letters)
{
    ManuscriptPage page;
    parts::head(view, page);
    parts::turn(view, page);
    parts::reviews(view, page);
    parts::decisions(view, page);
    parts::text(view, page);
    parts::authors(view, page);
    parts::beside(view, page);
    parts::related(context, view, page);
    parts::letters(view, letters, page);
    page.timeline = timeline(view.dossier, events, view.now);
    return page;
}

/// The letter with that key, if it is about this manuscript and the viewer may read it.
Letter letter_seen(Context& context, Dossier const& dossier, LetterId id)
{
    auto found = context.read([&](Transaction& tx) { return letters::find(tx, id); });
    if (!found || !dossier.sight.sees_letter(*found)) throw no_such_manuscript();
    return *std::move(found);
}

} // namespace

Response pages::manuscript(Context& context, std::string name)
{
    auto const dossier = open_dossier(context, name);
    auto const id = dossier.manuscript().id;
    auto const events = events_of(context, dossier);
    auto const letters = dossier.sight.sees_letters()
                             ? context.read([&](Transaction& tx) { return letters::of_manuscript(tx, id); })
                             : std::vector<Letter>{};
    auto const page = manuscript_page(context, {dossier, context.now}, events, letters);
    return context.render(page, fmt::format("{} {}", dossier.manuscript().number.value_or("Draft:"), page.name));
}

Response pages::letter(Context& context, std::string name, LetterId id)
{
    auto const dossier = open_dossier(context, name);
    auto const found = letter_seen(context, dossier, id);
    auto const* kind = dossier.rules.letter(found.kind);
    auto const [fate, tone] = parts::fate_of(found, context.now);
    LetterPage page;
    page.manuscript = dossier.manuscript().title;
    page.manuscript_href = dossier.address();
    page.heading = kind ? kind->label : found.kind;
    page.fate = fate;
    page.tone = tone;
    page.when = "written " + moment_in_words(found.written_at, context.now);
    page.answer = found.answer;
    page.letter = shown_letter(
        context.office.settings,
        {found.kind, fmt::format("{} <{}>", found.to_name, found.to_address), {found.subject, found.body}});
    page.may_resend = found.state == "failed" || found.state == "uncertain";
    page.action = fmt::format("{}/letters/{}/resend", dossier.address(), id.value);
    return context.render(page, page.heading);
}

Response pages::resend_letter(Context& context, std::string name, LetterId id)
{
    auto const dossier = open_dossier(context, name);
    letter_seen(context, dossier, id);
    auto const here = fmt::format("{}/letters/{}", dossier.address(), id.value);
    office::send_again(context.office, context.act(here), id);
    return context.see_other(here, "The letter leaves once more.");
}

} // namespace succession
