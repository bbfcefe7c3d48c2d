#include "workflow/authors.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

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

} // namespace

std::optional<PersonId> holder_of(Step const& step, std::string const& address)
{
    if (auto const known = step.holders.find(address_key(address)); known != step.holders.end()) return known->second;
    for (auto const& person : step.facts.people)
        if (address_key(person.email) == address_key(address)) return person.id;
    return {};
}

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

std::string concern_about_change(Step const& step)
{
    auto const* change = step.facts.author_change();
    if (!change || step.facts.reviews.empty()) return {};
    std::vector<std::string> names;
    for (auto const& author : authors_after(step, read_author_list(change->proposed))) {
        auto const person = Standings::account(author);
        if (person && Standings::of(step.facts, *person, step.now).editorial())
            names.push_back(step.facts.person(*person)->name());
    }
    if (names.empty()) return {};
    return fmt::format("An editor of this manuscript, who may know who reviews it, becomes an author: {}. The editor's "
                       "part ends with that; what was seen stays known.",
                       joined(names, ", "));
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
