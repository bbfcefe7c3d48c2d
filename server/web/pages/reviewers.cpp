#include "web/pages/reviewers.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "office/introductions.hpp"
#include "office/take.hpp"
#include "storage/reviewers.hpp"
#include "web/act_form.hpp"
#include "web/models/reviewers.hpp"
#include "web/review_parts.hpp"
#include "web/urls.hpp"
#include "web/words.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr int rows_a_page = 20;
constexpr Moment last_year = 365 * day;

/// The page as it is asked for: what was searched, what was typed, what stood against it.
struct Wanted {
    Dossier const& dossier;
    std::string search;
    Form typed{};
    std::vector<Blocker> blockers{};
};

Dossier open_for_editors(Context& context, std::string const& name, dossiers::Also also = {})
{
    auto dossier = open_dossier(context, name, also);
    if (!dossier.sight.as_editor()) throw no_such_manuscript();
    return dossier;
}

Transition const& listing(Journal const& journal)
{
    return *std::ranges::find(journal.manuscript.transitions, "list_reviewer", &Transition::name);
}

std::string address_of(Dossier const& dossier) { return dossier.address() + "/reviewers"; }

bool in_round(Dossier const& dossier, Review const& review) { return review.round == dossier.manuscript().round; }

bool is_listed(Dossier const& dossier, PersonId person)
{
    return std::ranges::any_of(dossier.facts->reviews, [&](Review const& r) {
        return in_round(dossier, r) && Standings::is_reviewer(*dossier.facts, r, person);
    });
}

std::vector<ShownConcern> shown(std::vector<Concern> const& concerns)
{
    std::vector<ShownConcern> rows;
    for (auto const& [reason, hard] : concerns) rows.push_back({reason, hard});
    return rows;
}

bool any_hard(std::vector<Concern> const& concerns) { return std::ranges::any_of(concerns, &Concern::hard); }

std::string load_of(reviewers::Candidate const& candidate)
{
    if (!candidate.open && !candidate.filed && !candidate.declined) return "No review in the last 12 months";
    auto text = fmt::format("{} open now; in the last 12 months {} filed, {} declined",
                            counted(candidate.open, "review"), candidate.filed, candidate.declined);
    if (candidate.filed) text += fmt::format("; {} on average", counted(candidate.average_days(), "day"));
    return text;
}

/// The authors' suggestion that means this person, or nothing.
Suggestion const* suggestion_of(Dossier const& dossier, Known const& person)
{
    if (!dossier.sight.sees_suggestions()) return nullptr;
    for (auto const& named : dossier.facts->suggestions) {
        bool const same = (!named.email.empty() && address_key(named.email) == address_key(person.email)) ||
                          lower(trimmed(named.name)) == lower(person.name());
        if (same && !named.opposed) return &named;
    }
    return nullptr;
}

CandidateRow row_of(Wanted const& wanted, Facts const& facts, reviewers::Candidate const& candidate, Moment now)
{
    auto const& person = candidate.person;
    auto const concerns = Standings::concerns(facts, person);
    CandidateRow row;
    row.action = address_of(wanted.dossier);
    row.search = wanted.search;
    row.person = person.id.value;
    row.name = person.name();
    row.known_by = person.affiliation.empty() ? person.email : person.affiliation + "\u00a0· " + person.email;
    row.unconfirmed = !candidate.person.confirmed_at;
    row.expertise = candidate.expertise;
    row.load = load_of(candidate);
    row.away = absence(person, now);
    row.suggested = suggestion_of(wanted.dossier, person);
    row.concerns = shown(concerns);
    row.barred = any_hard(concerns);
    row.doubtful = !concerns.empty() && !row.barred;
    row.listed = is_listed(wanted.dossier, person.id);
    row.may_list = !row.barred && !row.listed;
    return row;
}

std::string list_href(Wanted const& wanted)
{
    return fmt::format("{}?q={}", address_of(wanted.dossier), percent_encoded(wanted.search));
}

/// Whom one might ask, and what speaks against each of them.
struct Prospects {
    bool is_first = true;
    std::vector<reviewers::Candidate> found{};
    std::vector<Address> suggested{}; ///< those the journal knows
    Facts facts{};                    ///< with what other manuscripts tell
};

Prospects prospects(Context& context, Wanted const& wanted)
{
    auto const id = wanted.dossier.manuscript().id;
    auto const after = context.query("after");
    return context.read([&](Transaction& tx) {
        auto const mark = after.empty() ? std::nullopt : people::mark_of(tx, value_from<PersonId>(after));
        reviewers::Sought const sought{wanted.search, mark, rows_a_page + 1, context.me().person.id,
                                       context.now - last_year};
        Prospects known{!mark, reviewers::find(tx, sought), reviewers::suggested_addresses(tx, id),
                        *wanted.dossier.facts};
        std::vector<PersonId> ids;
        for (auto const& candidate : known.found) ids.push_back(candidate.person.id);
        for (auto const& address : known.suggested) ids.push_back(address.person_id);
        known.facts.acquaintances = reviewers::wrote_with(tx, id, ids);
        return known;
    });
}

void show_candidates(Context& context, Wanted const& wanted, Prospects known, ReviewersPage& page)
{
    auto const here = list_href(wanted);
    turn(page, known.found, rows_a_page, here, known.is_first,
         [&](reviewers::Candidate const& last) { return fmt::format("{}&after={}", here, last.person.id.value); });
    for (auto const& candidate : known.found)
        page.candidates.push_back(row_of(wanted, known.facts, candidate, context.now));
}

/// "Quercus robur" → given "Quercus", family "robur".
std::pair<std::string, std::string> parted(std::string const& name)
{
    auto const at = name.find_last_of(' ');
    if (at == std::string::npos) return {"", name};
    return {std::string(trimmed(name.substr(0, at))), name.substr(at + 1)};
}

SuggestedRow row_of(Wanted const& wanted, Prospects const& known, Suggestion const& named)
{
    auto const address = std::ranges::find(known.suggested, address_key(named.email), &Address::address_key);
    bool const is_known = address != known.suggested.end();
    auto const [given, family] = parted(named.name);
    Known person;
    if (is_known) person.id = address->person_id;
    person.given = given;
    person.family = family;
    person.email = named.email;
    person.affiliation = named.affiliation;
    auto const concerns = Standings::concerns(known.facts, person);
    bool const barred = any_hard(concerns);
    bool const listed = is_known && is_listed(wanted.dossier, person.id);
    return {address_of(wanted.dossier),
            given,
            family,
            named.email,
            named.affiliation,
            named.reason,
            !is_known || !address->confirmed_at,
            shown(concerns),
            barred,
            !barred && !listed && is_address(named.email)};
}

void show_suggested(Wanted const& wanted, Prospects const& known, ReviewersPage& page)
{
    if (!wanted.dossier.sight.sees_suggestions()) return;
    for (auto const& named : known.facts.suggestions)
        if (!named.opposed) page.suggested.push_back(row_of(wanted, known, named));
}

std::string when_of(Review const& review, Moment now)
{
    if (is_open(review) && review.due) return "due " + due_in_words(*review.due, now);
    if (review.filed_at) return "filed " + short_date(*review.filed_at);
    if (review.answered_at) return "answered " + short_date(*review.answered_at);
    return {};
}

void show_listed(Context const& context, Dossier const& dossier, ReviewersPage& page)
{
    auto const& journal = dossier.rules;
    for (auto const* review : dossier.sight.reviews()) {
        if (!in_round(dossier, *review)) continue;
        ListedRow row;
        row.name = dossier.sight.reviewer_name(*review);
        row.href = fmt::format("{}/reviews/{}", dossier.address(), review->id.value);
        row.state = journal.review.state(review->state).label("editors");
        row.tone = review_tone(dossier, *review, context.now);
        row.when = when_of(*review, context.now);
        row.is_again = review->previous_id.has_value();
        if (row.is_again) row.again = "reported in the round before";
        row.acts = review_acts(dossier, *review, context.now);
        page.listed.push_back(std::move(row));
    }
}

std::string counts_in_words(Journal const& journal, Facts const& facts)
{
    auto const now = counts(facts);
    return fmt::format("{} wanted, {} at work or asked, {} in; a decision needs {}.",
                       counted(facts.manuscript.reviewers_wanted, "reviewer"), now.open, counted(now.filed, "report"),
                       reports_required(journal, facts));
}

std::vector<FormField> person_fields(Wanted const& wanted)
{
    auto const& typed = wanted.typed;
    std::vector<FormField> fields{FormField::of_name("given", "Given names", typed.text("given")),
                                  FormField::of_name("family", "Family name", typed.text("family")).needed(),
                                  FormField::of("email", "email", "Mail address", typed.text("email")).needed(),
                                  FormField::of("text", "affiliation", "Institution", typed.text("affiliation"))};
    mark(fields, wanted.blockers);
    return fields;
}

Response show(Context& context, Wanted const& wanted)
{
    auto const& [facts, sight, journal] = wanted.dossier;
    auto const closed = Acts::blockers(ActForm{wanted.dossier, listing(journal)}.step(context.now, true));
    ReviewersPage page;
    page.facts = review_facts(journal, facts->manuscript, facts->manuscript.round);
    page.manuscript = facts->manuscript.title;
    page.manuscript_href = wanted.dossier.address();
    page.address = address_of(wanted.dossier);
    page.counts = counts_in_words(journal, *facts);
    page.closed = !closed.empty();
    if (page.closed)
        page.reason = closed.front().code == Acts::not_yours ? "The coordinating editor chooses the reviewers."
                                                             : closed.front().reason;
    page.may_add = !page.closed;
    page.search = wanted.search;
    page.adding = !wanted.typed.values().empty() && wanted.typed.text("person").empty();
    page.fields = person_fields(wanted);
    page.problems = problems_of(wanted.blockers);
    show_listed(context, wanted.dossier, page);
    if (!page.closed) {
        auto known = prospects(context, wanted);
        show_suggested(wanted, known, page);
        show_candidates(context, wanted, std::move(known), page);
    }
    return context.render(page, "Reviewers\u00a0· " + wanted.dossier.name(), page.problems.empty() ? 200 : 422);
}

/// What the editor is told when the account behind an address bears another name than the one given.
std::string other_name(Person const& person, Form const& typed)
{
    if (person.name() == full_name(one_line(typed.text("given")), one_line(typed.text("family")))) return {};
    return fmt::format(" Letters greet {}: that is the name on the account with this address.", person.name());
}

} // namespace

Response pages::reviewers(Context& context, std::string name)
{
    auto const dossier = open_for_editors(context, name);
    return show(context, {dossier, context.query("q")});
}

Response pages::list_reviewer(Context& context, std::string name)
{
    auto const dossier = open_for_editors(context, name);
    auto const& act = listing(dossier.rules);
    ActForm form{dossier, act, {}, context.form()};
    if (!Acts::allowed(form.step(context.now, true))) throw no_such_manuscript();
    Wanted wanted{dossier, form.typed.text("q"), form.typed};
    std::string other;
    if (!form.typed.number("person")) {
        auto const [person, flaws] = office::introduce(context.office, form.step(context.now, true));
        wanted.blockers = flaws;
        if (!person) return show(context, wanted);
        form.typed.set("person", std::to_string(person->id.value));
        other = other_name(*person, form.typed);
    }
    auto const place = list_href(wanted);
    auto const granted = office::take(context.office, context.act(place),
                                      {dossier.manuscript().id, act.name, {}, {}, false, form.typed});
    wanted.blockers = granted.blockers;
    if (granted.taken) return context.see_other(place, "Put on the list. Nobody has been asked yet." + other);
    return show(context, wanted);
}

} // namespace succession
