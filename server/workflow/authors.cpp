#include "workflow/authors.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// Whose that address is: as the office has found out, else by the main addresses of those whom the facts name.
std::optional<PersonId> holder_of(Step const& step, std::string const& address)
{
    if (auto const known = step.holders.find(address_key(address)); known != step.holders.end()) return known->second;
    for (auto const& person : step.facts.people)
        if (address_key(person.email) == address_key(address)) return person.id;
    return {};
}

/// The author on the present list whom a line means: of that address, or the same person by another.
Author const* present_author(Step const& step, std::string const& address)
{
    auto const& authors = step.facts.authors;
    if (auto const by_line = author_at(authors, address); by_line != authors.end()) return &*by_line;
    auto const holder = holder_of(step, address);
    auto const by_person =
        std::ranges::find_if(authors, [&](Author const& a) { return holder && Standings::account(a) == holder; });
    return by_person == authors.end() ? nullptr : &*by_person;
}

Author author_by(Step const& step, ProposedAuthor const& wanted)
{
    auto const* present = present_author(step, wanted.byline.email);
    Author author;
    if (present) author = *present;
    if (!present) author.manuscript_id = step.manuscript().id;
    auto byline = Standings::byline(author);
    byline.given = wanted.byline.given;
    byline.family = wanted.byline.family;
    byline.email = wanted.byline.email;
    if (!wanted.byline.affiliation.empty()) byline.affiliation = wanted.byline.affiliation;
    if (!wanted.byline.country.empty()) byline.country = country_code(step.journal, wanted.byline.country);
    author.byline = Sealed<Byline>(byline);
    if (!Standings::account(author)) author.person_id = Sealed<std::optional<PersonId>>(holder_of(step, byline.email));
    return author;
}

std::vector<Author> proposed_authors(Step const& step)
{
    auto const* change = step.facts.author_change();
    return change ? authors_after(step, read_author_list(change->proposed)) : std::vector<Author>();
}

std::vector<Author> new_authors(Step const& step)
{
    auto authors = proposed_authors(step);
    std::erase_if(authors, [](Author const& author) { return bool(author.id); });
    return authors;
}

/// Those who edit the manuscript, where there are reviews they may know of, and would be authors.
std::vector<std::string> editors_among_authors(Step const& step)
{
    std::vector<std::string> names;
    if (step.facts.reviews.empty()) return names;
    for (auto const& author : proposed_authors(step)) {
        auto const person = Standings::account(author);
        if (person && Standings::of(step.facts, *person, step.now).editorial())
            names.push_back(step.facts.person(*person)->name());
    }
    return names;
}

/// "Posidonia Oceanica (same institution as an author)": of each the first reason.
std::vector<std::string> interests_brought(Step const& step, std::vector<Acquaintance> const& on_record)
{
    Facts newcomers;
    newcomers.authors = new_authors(step);
    newcomers.acquaintances = on_record;
    std::vector<std::string> found;
    for (auto const id : encounter_of_change(step).people) {
        auto const* person = step.facts.person(id);
        if (!person) continue;
        auto const concerns = Standings::concerns(newcomers, *person);
        if (!concerns.empty()) found.push_back(fmt::format("{} ({})", person->name(), concerns.front().reason));
    }
    return found;
}

} // namespace

std::vector<Author> authors_after(Step const& step, std::vector<ProposedAuthor> const& list)
{
    bool const marked = std::ranges::any_of(list, &ProposedAuthor::corresponding);
    std::vector<Author> authors;
    for (auto const& wanted : list) {
        auto author = author_by(step, wanted);
        author.position = static_cast<int>(authors.size()) + 1;
        if (marked) author.corresponding = wanted.corresponding;
        authors.push_back(std::move(author));
    }
    return authors;
}

Encounter encounter_of_change(Step const& step)
{
    Encounter found;
    for (auto const& author : new_authors(step))
        if (auto const person = Standings::account(author)) found.authors.push_back(*person);
    for (auto const& review : step.facts.reviews) {
        bool const runs = takes_part(review) || review.state == "invited";
        if (runs && review.round == step.manuscript().round) found.people.push_back(Standings::reviewer(review));
    }
    if (auto const editor = step.manuscript().editor_id) found.people.push_back(*editor);
    std::erase_if(found.people, [&](PersonId person) {
        return std::ranges::find(found.authors, person) != found.authors.end(); // who becomes an author has no interest
    });
    return found;
}

std::string concern_about_change(Step const& step, std::vector<Acquaintance> const& on_record)
{
    if (!step.facts.author_change()) return {};
    std::vector<std::string> sentences;
    if (auto const names = editors_among_authors(step); !names.empty())
        sentences.push_back(fmt::format(
            "An editor of this manuscript, who may know who reviews it, becomes an author: {}. The editor's part ends "
            "with that; what was seen stays known.",
            joined(names, ", ")));
    if (auto const interests = interests_brought(step, on_record); !interests.empty())
        sentences.push_back(fmt::format("A new author is close to somebody who reviews or coordinates it: {}.",
                                        joined(interests, "; ")));
    return joined(sentences, " ");
}

std::string country_code(Journal const& journal, std::string const& typed)
{
    auto const* meant = meant_option(journal.list("countries"), typed);
    return meant ? meant->code : "";
}

bool has_answered(Facts const& facts, Author const& author)
{
    auto const* change = facts.author_change();
    return change && !answer_of(*change, author.id).answer.empty();
}

bool is_change_answered(Facts const& facts)
{
    return facts.author_change() &&
           std::ranges::all_of(facts.authors, [&](Author const& author) { return has_answered(facts, author); });
}

} // namespace succession
