#include "domain/standing.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession {

namespace {

/// The office's role behind a part of the workflow.
std::string_view role_of(std::string_view part)
{
    if (part == "decider") return "editor_in_chief";
    return part;
}

/// Whether `person` holds an office role or deputises for a holder.
bool in_office(Facts const& facts, PersonId person, std::string_view role)
{
    return std::ranges::any_of(facts.roles, [&](Role const& held) {
        return held.role == role && (held.person_id == person || held.deputy_id == person);
    });
}

/// Whether `person` may act in an office role here: a holder, or the deputy of one who cannot.
bool acts_as(Facts const& facts, PersonId person, std::string_view role, Moment now)
{
    if (!Standings::may_edit(facts, person)) return false;
    return std::ranges::any_of(facts.roles, [&](Role const& held) {
        if (held.role != role) return false;
        if (held.person_id == person) return true;
        if (held.deputy_id != person) return false;
        auto const* holder = facts.person(held.person_id);
        return !Standings::may_edit(facts, held.person_id) || !holder || holder->away(now);
    });
}

/// Whether an appeal may stay with `person`: with a part that decides or manages, and nothing against it.
bool may_hear(Facts const& facts, PersonId person)
{
    bool const part = in_office(facts, person, "editor_in_chief") || in_office(facts, person, "managing_editor");
    return part && Standings::may_edit(facts, person);
}

/// Everybody who may act in a role, in the order in which they are asked: those present first.
std::vector<PersonId> candidates(Facts const& facts, std::string_view role, Moment now)
{
    std::vector<PersonId> present, absent;
    auto add = [&](PersonId person) {
        auto const* known = facts.person(person);
        if (!known || !Standings::may_edit(facts, person)) return;
        (known->away(now) ? absent : present).push_back(person);
    };
    for (auto const& held : facts.roles) {
        if (held.role != role) continue;
        add(held.person_id);
        if (held.deputy_id) add(*held.deputy_id);
    }
    present.insert(present.end(), absent.begin(), absent.end());
    return present;
}

/// Whether two texts are one but for white space around them and the size of their letters; asked very often.
bool same_text(std::string_view one, std::string_view other)
{
    one = trimmed(one);
    other = trimmed(other);
    auto const fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return one.size() == other.size() &&
           std::equal(one.begin(), one.end(), other.begin(), [&](char a, char b) { return fold(a) == fold(b); });
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The same for names and places, with or without the marks of their letters.
bool same_words(std::string_view one, std::string_view other)
{
    if (trimmed(one).empty()) return false;
    if (is_ascii(one) && is_ascii(other)) return same_text(one, other);
    return folded(trimmed(one)) == folded(trimmed(other));
}

/// Whether somebody becomes an author by the change that waits for its answers.
bool is_proposed(Facts const& facts, Known const& person)
{
    auto const* change = facts.author_change();
    if (!change || person.email.empty()) return false;
    auto const names_them = [&](std::string const& line) {
        return std::ranges::any_of(split(line, ';'), [&](auto const& part) { return same_text(part, person.email); });
    };
    return std::ranges::any_of(split(change->proposed, '\n'), names_them);
}

} // namespace

bool takes_part(Review const& review)
{
    return review.state != "invited" && !is_one_of(review.state, review_state::unbound);
}

bool Standings::is_reviewer(Facts const& facts, Review const& review, PersonId person)
{
    return person && review.manuscript_id == facts.manuscript.id && review.reviewer_id.open(SealKey()) == person;
}

PersonId Standings::decider(Decision const& decision) { return decision.by_id.open(SealKey()); }
PersonId Standings::person(Conflict const& conflict) { return conflict.person_id.open(SealKey()); }
PersonId Standings::reviewer(Review const& review) { return review.reviewer_id.open(SealKey()); }
Byline const& Standings::byline(Author const& author) { return author.byline.open(SealKey()); }
std::optional<PersonId> Standings::account(Author const& author) { return author.person_id.open(SealKey()); }

bool Standings::is_author(Facts const& facts, PersonId person)
{
    if (auto const* known = facts.person(person)) return is_author(facts, *known);
    return facts.manuscript.submitter_id == person ||
           std::ranges::any_of(facts.authors, [&](Author const& author) { return account(author) == person; });
}

bool Standings::is_author(Facts const& facts, Known const& person)
{
    if (facts.manuscript.submitter_id == person.id) return true;
    return std::ranges::any_of(facts.authors, [&](Author const& author) {
        auto const& line = byline(author);
        return account(author) == person.id || (!line.email.empty() && same_text(line.email, person.email));
    });
}

bool Standings::may_be_author(Facts const& facts, Known const& person)
{
    return is_author(facts, person) || std::ranges::any_of(facts.authors, [&](Author const& author) {
               return !person.orcid.empty() && byline(author).orcid == person.orcid;
           });
}

Conflict const* Standings::conflict(Facts const& facts, PersonId person)
{
    auto const found =
        std::ranges::find_if(facts.conflicts, [&](Conflict const& c) { return Standings::person(c) == person; });
    return found == facts.conflicts.end() ? nullptr : &*found;
}

bool Standings::is_conflicted(Facts const& facts, PersonId person) { return conflict(facts, person); }

/// What keeps somebody from every editor's part, as what follows their name; "" for nothing.
std::string_view Standings::bar(Facts const& facts, PersonId person)
{
    auto const* known = facts.person(person);
    if (!known || !known->active) return "has no account in use";
    if (may_be_author(facts, *known)) return "is an author";
    if (auto const* found = conflict(facts, person))
        return found->reason == former_author ? former_author : "has declared an interest";
    bool const reviews = std::ranges::any_of(
        facts.reviews, [&](Review const& r) { return is_reviewer(facts, r, person) && takes_part(r); });
    return reviews ? "reviews it" : "";
}

bool Standings::may_edit(Facts const& facts, PersonId person) { return bar(facts, person).empty(); }

std::string_view Standings::part_of(std::string_view role)
{
    if (role == "coordinating_editor") return "editor";
    return role == "editor_in_chief" ? "decider" : role;
}

std::string Standings::bar_to_editing(Facts const& facts, PersonId person)
{
    if (facts.manuscript.editor_id == person && facts.manuscript.state != "needs_ce") return "coordinates it already";
    return std::string(bar(facts, person));
}

bool Standings::is_coordinator(Facts const& facts, PersonId person)
{
    return std::ranges::any_of(coordinating_roles, [&](auto role) { return in_office(facts, person, role); });
}

bool Standings::may_coordinate(Facts const& facts, PersonId person)
{
    return is_coordinator(facts, person) && may_edit(facts, person);
}

Standing Standings::of(Facts const& facts, PersonId person, Moment now)
{
    Standing found;
    if (!person) return found;
    auto const& manuscript = facts.manuscript;
    found.author = manuscript.submitter_id == person;
    found.coauthor = !found.author && is_author(facts, person);
    found.conflicted = is_conflicted(facts, person);
    found.reviewer = std::ranges::any_of(
        facts.reviews, [&](Review const& r) { return is_reviewer(facts, r, person) && takes_part(r); });
    // An editor who wrote it, reviews it or has an interest is no editor here.
    if (!may_edit(facts, person)) return found;
    bool const coordinates = is_coordinator(facts, person);
    found.editor = coordinates && manuscript.editor_id == person;
    found.later_editor =
        coordinates && std::ranges::any_of(facts.later, [&](Later const& later) { return later.editor_id == person; });
    found.decider = acts_as(facts, person, "editor_in_chief", now);
    found.managing = acts_as(facts, person, "managing_editor", now);
    found.production = facts.in_production() && acts_as(facts, person, "production_editor", now);
    found.appeal = responsible(facts, "appeal_decider", now) == person;
    return found;
}

bool Standings::holds(Standing const& standing, std::string_view part)
{
    if (part == "author") return standing.author;
    if (part == "editor") return standing.editor;
    if (part == "decider") return standing.decider;
    if (part == "managing_editor") return standing.managing;
    if (part == "production_editor") return standing.production;
    if (part == "appeal_decider") return standing.appeal;
    return false;
}

std::optional<PersonId> Standings::responsible(Facts const& facts, std::string_view part, Moment now)
{
    auto const& manuscript = facts.manuscript;
    if (part == "author") return manuscript.submitter_id;
    if (part == "appeal_decider") {
        auto const deputy = manuscript.appeal_deputy_id;
        return deputy && !may_hear(facts, *deputy) ? appeal_decider(facts, now) : deputy;
    }
    if (part == "editor") {
        if (manuscript.editor_id && may_coordinate(facts, *manuscript.editor_id)) return manuscript.editor_id;
        return {};
    }
    auto const able = candidates(facts, role_of(part), now);
    if (able.empty()) return {};
    return able.front();
}

std::optional<PersonId> Standings::appeal_decider(Facts const& facts, Moment now)
{
    auto able = candidates(facts, "editor_in_chief", now);
    auto const managing = candidates(facts, "managing_editor", now);
    able.insert(able.end(), managing.begin(), managing.end());
    for (auto const person : able) {
        bool const decided = std::ranges::any_of(
            facts.decisions, [&](Decision const& d) { return d.by_id.open(SealKey()) == person && !d.taken_back_at; });
        if (!decided && facts.manuscript.editor_id != person) return person;
    }
    return {};
}

std::vector<Concern> Standings::concerns(Facts const& facts, Known const& person)
{
    std::vector<Concern> found;
    if (may_be_author(facts, person)) found.push_back({"is an author of this manuscript", true});
    else if (is_proposed(facts, person)) found.push_back({"is to become an author of it", true});
    if (facts.manuscript.editor_id == person.id) found.push_back({"is its coordinating editor", true});
    if (responsible(facts, "decider", 0) == person.id) found.push_back({"decides on it", true});
    if (auto const* own = conflict(facts, person.id))
        found.push_back({own->reason == former_author ? former_author : "declared an interest", true});
    auto const domain = address_domain(person.email);
    bool same_place = false, same_domain = false;
    for (auto const& author : facts.authors) {
        same_place |= same_words(byline(author).affiliation, person.affiliation);
        same_domain |= !domain.empty() && domain == address_domain(byline(author).email);
        bool const wrote_with = std::ranges::any_of(facts.acquaintances, [&](Acquaintance const& known) {
            return known.person == person.id && account(author) == known.author;
        });
        if (wrote_with) found.push_back({"wrote with " + byline(author).name() + " on record here", false});
    }
    if (same_place) found.push_back({"same institution as an author", false});
    if (same_domain) found.push_back({"same mail domain as an author", false});
    for (auto const& named : facts.suggestions)
        if (named.opposed &&
            (same_words(named.name, person.name()) || (!named.email.empty() && same_text(named.email, person.email))))
            found.push_back({"opposed by the authors: " + named.reason, false});
    return found;
}

} // namespace succession
