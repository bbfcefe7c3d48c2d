#include "web/act_pages.hpp"

#include "web/pages/acts.hpp"
#include "web/pages/decision.hpp"
#include "web/pages/production.hpp"
#include "web/pages/report.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace succession {

namespace {

/// Where the acts stand that the workflow gives a page of its own: at an address of theirs ({} is the manuscript's,
/// then the review's), or at the act's own address with a form of their own. Some are where what is missing is added:
/// they are shown open.
struct Place {
    std::string_view page;
    std::string_view address;
    Response (*show)(Context&, ActForm const&);
    bool mends = false;
};

constexpr Place places[] = {
    {"submission", "/manuscripts/{}/submission/check", nullptr, true},
    {"reviewers", "/manuscripts/{}/reviewers", nullptr},
    {"review", "/manuscripts/{}/reviews/{}", pages::show_report_entry},
    {"invite", "", pages::show_invite},
    {"mask", "", pages::show_mask},
    {"recommend", "", pages::show_recommend},
    {"decide", "", pages::show_decide},
    {"final_files", "", pages::show_final_files, true},
    {"proof", "", pages::show_proof, true},
    {"read_proof", "", pages::show_read_proof},
    {"schedule", "", pages::show_schedule, true},
    {"notice", "", pages::show_notice},
};
static_assert(std::ranges::is_permutation(words::pages, places, {}, {}, &Place::page), "each page has its place");

/// Acts that are closed for these reasons are not shown: there is nothing they could be about.
constexpr std::array<std::string_view, 6> moot{"on_hold",    "author_change_pending", "never_submitted",
                                               "own_editor", "not_resubmitted",       "not_over"};
/// And these are closed because they are somebody else's.
constexpr std::array<std::string_view, 3> not_theirs{"not_yours", "wrong_state", "absent"};

Place const* place_of(Transition const& act)
{
    auto const* found = std::ranges::find(places, act.page, &Place::page);
    return found == std::end(places) ? nullptr : found;
}

std::string address_of(ActForm const& form)
{
    auto const* place = place_of(form.act);
    bool const by_office = form.act.by("reviewer") && !form.dossier.sight.as_reviewer();
    if (!place || place->address.empty() || by_office) return form.address();
    return fmt::format(fmt::runtime(place->address), form.dossier.name(), form.review.value);
}

bool has_code(std::vector<Blocker> const& blockers, auto const& codes)
{
    return std::ranges::any_of(blockers,
                               [&](Blocker const& b) { return std::ranges::find(codes, b.code) != codes.end(); });
}

/// Whether the act leaves the present state; to authors a decision that is held does not exist.
bool leaves_present(ActForm const& form)
{
    auto const& facts = *form.dossier.facts;
    if (form.act.machine == "review") return form.act.leaves(facts.review(form.review)->state);
    if (form.act.machine == "production") return form.act.leaves(facts.in_production()->state);
    return form.act.leaves(facts.manuscript.state) || form.act.leaves(state_outside(facts.manuscript));
}

/// Whether it is for a part the viewer has: asked first, for most acts are not.
bool may_be_theirs(ActForm const& form)
{
    auto const& standing = form.dossier.sight.standing();
    auto const held = [&](std::string const& part) { return part == "reviewer" || Standings::holds(standing, part); };
    return std::ranges::any_of(form.act.who, held) && leaves_present(form);
}

/// An act that would be open and still makes no sense: a second hold, a reminder to oneself.
bool is_idle(ActForm const& form, Moment now)
{
    auto const& [facts, sight, rules] = form.dossier;
    if (form.act.name == "hold") return facts->manuscript.hold;
    if (form.act.name != "remind") return false;
    return Standings::responsible(*facts, state_for(form.dossier.rules, *facts, "editors").owner, now) ==
           sight.viewer();
}

void offer(ActForm const& form, Moment now, std::vector<ActOffer>& offers)
{
    auto const& act = form.act;
    if (!may_be_theirs(form) || is_idle(form, now)) return;
    auto const blockers = Acts::blockers(form.step(now, true));
    if (has_code(blockers, not_theirs) || has_code(blockers, moot)) return;
    auto const* place = place_of(act);
    bool const open = blockers.empty() || (place && place->mends);
    bool const weighty = act.weighty || !act.page.empty();
    offers.push_back({act.name, act.label, act.help, address_of(form), act.main, act.from.size(), open, weighty,
                      blockers.empty() ? "" : blockers.front().reason});
}

std::vector<ActOffer> sorted(std::vector<ActOffer> offers)
{
    std::ranges::stable_sort(offers, [](ActOffer const& a, ActOffer const& b) {
        auto const rank = [](ActOffer const& o) { return std::tuple(!o.main, !o.open, o.main ? o.states : 0); };
        return rank(a) < rank(b);
    });
    return offers;
}

} // namespace

Response act_page(Context& context, ActForm const& form)
{
    auto const* place = place_of(form.act);
    bool const has_own = place && place->show;
    bool const is_open = has_own && (place->mends || Acts::blockers(form.step(context.now, true)).empty());
    return is_open ? place->show(context, form) : pages::plain_act(context, form);
}

std::vector<ActOffer> offers(Dossier const& dossier, Moment now)
{
    std::vector<ActOffer> found;
    if (dossier.facts->in_production())
        for (auto const& act : dossier.rules.production.transitions) offer({dossier, act}, now, found);
    for (auto const& act : dossier.rules.manuscript.transitions) offer({dossier, act}, now, found);
    return sorted(std::move(found));
}

std::vector<ActOffer> offers(Dossier const& dossier, Review const& review, Moment now)
{
    std::vector<ActOffer> found;
    if (!dossier.sight.sees_reviewer(review)) return found;
    for (auto const& act : dossier.rules.review.transitions) offer({dossier, act, review.id}, now, found);
    return sorted(std::move(found));
}

} // namespace succession
