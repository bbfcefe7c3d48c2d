#include "web/pages/submission.hpp"

#include "office/take.hpp"
#include "storage/manuscripts.hpp"
#include "web/submission_pages.hpp"
#include "web/submission_parts.hpp"
#include "workflow/completeness.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr auto step = "check";

/// Why the version cannot be sent yet, for reasons other than what the pages lack.
std::string standing_in_the_way(Context const& context, Dossier const& dossier, Transition const& act)
{
    static Form const nothing;
    auto const asked = Acts::blockers(
        {dossier.rules, *dossier.facts, act, context.me().person.id, {}, {}, nothing, context.now, true});
    return asked.empty() ? "" : asked.front().reason;
}

Response show_check(Context& context, Dossier const& dossier, bool stale, int status)
{
    auto const& journal = dossier.rules;
    auto const& facts = *dossier.facts;
    auto const& act = *office::sending_act(journal, facts);
    CheckPage page;
    page.version = dossier.version();
    page.guide = guide_to(dossier, step);
    page.stale = stale;
    for (auto const& lack : lacks(journal, facts)) {
        auto const place = lack.field.empty() ? "" : "#f-" + lack.field;
        page.missing.push_back({page_address(dossier, lack.step) + place, lack.reason});
    }
    page.parts = check_parts(dossier);
    page.action = page_address(dossier, step);
    page.button = act.label;
    page.help = act.help;
    page.reason = standing_in_the_way(context, dossier, act);
    page.closed = !page.reason.empty();
    return context.render(page, page.guide.heading, status);
}

/// "by 26 October 2026", where the state has a clock.
std::string by_when(Manuscript const& manuscript) { return manuscript.due ? " by " + long_date(*manuscript.due) : ""; }

/// Whether it stands where sending led it; what comes later is told by its own page.
bool was_just_sent(Journal const& journal, Manuscript const& manuscript)
{
    return std::ranges::any_of(journal.manuscript.transitions, [&](Transition const& act) {
        return act.page == "submission" && act.to == manuscript.state;
    });
}

std::vector<std::string> what_happens_next(Dossier const& dossier)
{
    auto const& manuscript = dossier.manuscript();
    bool const is_revision = manuscript.round > 0 || manuscript.revised_at;
    if (is_revision)
        return {"The office looks at the revised files" + by_when(manuscript) + ".",
                "Then they go back to the editor, and where needed to the reviewers.",
                "You get a letter at each step that concerns you."};
    std::vector<std::string> next{"The office looks at files and statements" + by_when(manuscript) +
                                  ", and may send it back to be mended."};
    if (dossier.sight.authors().size() > 1) next.push_back("Each co-author gets a letter and can object.");
    next.push_back(
        "Then the editors decide whether it goes to reviewers. You get a letter at each step that concerns you.");
    return next;
}

} // namespace

Response pages::check_submission(Context& context, std::string name)
{
    auto const dossier = open_own_manuscript(context, name);
    if (!is_in_hand(dossier)) return context.see_other(dossier.address());
    return show_check(context, dossier, false, 200);
}

Response pages::send_submission(Context& context, std::string name)
{
    auto const dossier = open_own_manuscript(context, name);
    auto const* act = office::sending_act(dossier.rules, *dossier.facts);
    if (!act) throw Problem(Problem::Kind::conflict, "This version is sent already.");
    auto const id = dossier.manuscript().id;
    // The key stays an address of this one page, so that whoever sends twice is led there, too.
    auto const sent = fmt::format("/manuscripts/{}/submission/sent", id.value);
    if (context.form().number("version").value_or(dossier.version()) != dossier.version())
        return show_check(context, dossier, true, 409);
    auto const granted = office::take(context.office, context.act(sent),
                                      {.manuscript = id, .act = act->name, .seen = dossier.manuscript().version});
    if (granted.taken) return context.see_other(sent);
    auto const now = open_own_manuscript(context, name);
    if (!is_in_hand(now)) return context.see_other(now.address());
    return show_check(context, now, granted.stale, granted.stale ? 409 : 422);
}

Response pages::submission_sent(Context& context, ManuscriptId id)
{
    auto const number = context.read([&](Transaction& tx) { return manuscripts::number(tx, id); });
    auto const dossier = open_own_manuscript(context, manuscript_name(number, id));
    if (is_in_hand(dossier)) return context.see_other(page_address(dossier, step));
    auto const& manuscript = dossier.manuscript();
    if (!was_just_sent(dossier.rules, manuscript)) return context.see_other(dossier.address());
    SentPage page;
    page.number = dossier.name();
    page.about = manuscript.title;
    page.label = dossier.rules.manuscript.state(manuscript.state).label("author");
    page.next = what_happens_next(dossier);
    page.manuscript_href = dossier.address();
    return context.render(page, fmt::format("{} is with us", page.number));
}

} // namespace succession
