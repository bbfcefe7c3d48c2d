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

CandidateRow row_of(Wanted const& wanted, reviewers::Candidate const& candidate,
                    std::vector<PersonId> const& wrote_with, Moment now)
{
    auto const& person = candidate.person;
    auto const concerns = Standings::concerns(*wanted.dossier.facts, person, wrote_with);
    CandidateRow row;
    row.action = address_of(wanted.dossier);
    row.search = wanted.search;
    row.person = person.id.value;
    row.name = person.name();
    row.known_by = person.affiliation.empty() ? person.email : person.affiliation + "\u00a0· " + person.email;
    row.unconfirmed = !candidate.person.confirmed_at;
    row.expertise = candidate.expertise;
    row.load = load_of(candidate);
    row.is_away = person.away(now);
    if (row.is_away) row.away = person.away_until ? "away until " + short_date(*person.away_until - day) : "away";
    row.suggested = suggestion_of(wanted.dossier, person);
    row.concerns = shown(concerns);
    row.barred = any_hard(concerns);
    row.doubtful = !concerns.empty() && !row.barred;
    row.listed = is_listed(wanted.dossier, person.id);
    row.may_list = !row.barred && !row.listed;
    return row;
}

/// Those of the authors of this manuscript with whom the person wrote another.
std::vector<PersonId> authors_known_to(std::vector<Acquaintance> const& pairs, PersonId person)
{
    std::vector<PersonId> authors;
    for (auto const& pair : pairs)
        if (pair.person == person) authors.push_back(pair.author);
    return authors;
}

std::string list_href(Wanted const& wanted)
{
    return fmt::format("{}?q={}", address_of(wanted.dossier), percent_encoded(wanted.search));
}

void show_candidates(Context& context, Wanted const& wanted, ReviewersPage& page)
{
    reviewers::Sought sought{wanted.search, {}, rows_a_page + 1, context.me().person.id, context.now - last_year};
    auto const after = context.query("after");
    std::vector<Acquaintance> pairs;
    auto const found = context.read([&](Transaction& tx) {
        if (!after.empty())
            if (auto const last = people::find(tx, value_from<PersonId>(after)))
                sought.after = people::Mark{last->family, last->given, last->id};
        auto candidates = reviewers::find(tx, sought);
        page.has_next = candidates.size() > rows_a_page;
        if (page.has_next) candidates.pop_back();
        std::vector<PersonId> ids;
        for (auto const& candidate : candidates) ids.push_back(candidate.person.id);
        pairs = reviewers::wrote_with(tx, wanted.dossier.manuscript().id, ids);
        return candidates;
    });
    for (auto const& candidate : found)
        page.candidates.push_back(row_of(wanted, candidate, authors_known_to(pairs, candidate.person.id), context.now));
    page.has_first = sought.after.has_value();
    page.first_href = list_href(wanted);
    if (page.has_next) page.next_href = fmt::format("{}&after={}", page.first_href, found.back().person.id.value);
}

/// "Quercus robur" → given "Quercus", family "robur".
std::pair<std::string, std::string> parted(std::string const& name)
{
    auto const at = name.find_last_of(' ');
    if (at == std::string::npos) return {"", name};
    return {std::string(trimmed(name.substr(0, at))), name.substr(at + 1)};
}

void show_suggested(Context& context, Wanted const& wanted, ReviewersPage& page)
{
    auto const& [facts, sight, rules] = wanted.dossier;
    if (!sight.sees_suggestions() || facts->suggestions.empty()) return;
    auto const confirmed = context.read(
        [&](Transaction& tx) { return reviewers::confirmed_suggestions(tx, wanted.dossier.manuscript().id); });
    for (auto const& named : facts->suggestions) {
        if (named.opposed) continue;
        auto const [given, family] = parted(named.name);
        Known person;
        person.given = given;
        person.family = family;
        person.email = named.email;
        person.affiliation = named.affiliation;
        auto const concerns = Standings::concerns(*facts, person, {});
        bool const listed = std::ranges::any_of(facts->people, [&](Known const& known) {
            return !named.email.empty() && address_key(known.email) == address_key(named.email) &&
                   is_listed(wanted.dossier, known.id);
        });
        bool const may_list = !any_hard(concerns) && !listed && is_address(named.email);
        page.suggested.push_back({address_of(wanted.dossier), given, family, named.email, named.affiliation,
                                  named.reason, std::ranges::count(confirmed, address_key(named.email)) == 0,
                                  shown(concerns), any_hard(concerns), may_list});
    }
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
        row.tone = review_tone(*review, context.now);
        row.when = when_of(*review, context.now);
        row.is_again = review->previous_id.has_value();
        if (row.is_again) row.again = "reported in the round before";
        row.acts = review_acts(journal, dossier, *review, context.now);
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
        show_suggested(context, wanted, page);
        show_candidates(context, wanted, page);
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
