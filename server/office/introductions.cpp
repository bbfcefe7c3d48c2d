#include "office/introductions.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/faults.hpp"
#include "domain/limits.hpp"
#include "office/accounts.hpp"
#include "storage/database.hpp"
#include "storage/reviewers.hpp"
#include "workflow/authors.hpp"

#include <algorithm>

namespace succession::office {

namespace {

Person named_in(Step const& step)
{
    auto const& form = step.form;
    Person named;
    named.given = one_line(form.text("given"));
    named.family = one_line(form.text("family"));
    named.affiliation = one_line(form.text("affiliation"));
    auto const* known = step.subject ? step.facts.person(Standings::reviewer(step.review())) : nullptr;
    if (known) {
        named.given = known->given;
        named.family = known->family;
        named.affiliation = known->affiliation;
    }
    named.email = one_line(form.text("email"));
    return named;
}

std::vector<Blocker> flaws_of(Person const& named)
{
    auto found = flaws_of_names(named.given, named.family);
    if (auto fault = length_fault("Institution", named.affiliation, limits::line); !fault.empty())
        found.push_back({"too_long", std::move(fault), "affiliation"});
    if (!is_address(named.email)) found.push_back({"address", faults::no_address, "email"});
    return found;
}

} // namespace

Introduced introduce(Office const& office, Step const& step)
{
    if (!Acts::allowed(step)) throw no_such_manuscript();
    auto const named = named_in(step);
    if (auto flaws = flaws_of(named); !flaws.empty()) return {.flaws = std::move(flaws)};
    return {.person = office.database.writing([&](Transaction& tx) { return people::introduce(tx, named, step.now); })};
}

std::vector<Byline> unknown_authors(Outcome const& outcome)
{
    std::vector<Byline> lines;
    for (auto const& author : outcome.facts.authors) {
        bool const written_to = std::ranges::any_of(
            outcome.letters, [&](LetterOrder const& letter) { return letter.author == author.id && !letter.to; });
        if (written_to && !Standings::byline(author).email.empty()) lines.push_back(Standings::byline(author));
    }
    return lines;
}

Holders make_known(Office const& office, std::vector<Byline> const& lines, Moment now)
{
    return office.database.writing([&](Transaction& tx) {
        Holders holders;
        for (auto const& line : lines)
            holders[address_key(line.email)] =
                people::know(tx, line.given, line.family, line.email, line.affiliation, now);
        return holders;
    });
}

Holders holders_of_proposed(Transaction& tx, Facts const& facts)
{
    Holders holders;
    auto const* change = facts.author_change();
    if (!change) return holders;
    for (auto const& [typed, line, corresponding] : read_author_list(change->proposed)) {
        auto const present = author_at(facts.authors, line.email);
        if (present != facts.authors.end() && Standings::account(*present)) continue;
        if (auto const person = people::by_address(tx, line.email)) holders[address_key(line.email)] = person->id;
    }
    return holders;
}

std::vector<Acquaintance> acquaintances_of_proposed(Transaction& tx, Step const& step)
{
    auto const [people, authors] = encounter_of_change(step);
    if (people.empty() || authors.empty()) return {};
    return reviewers::wrote_together(tx, people, authors);
}

void add_people(Office const& office, Facts& facts, Holders const& holders)
{
    std::vector<PersonId> ids;
    for (auto const& [address, person] : holders)
        if (!facts.person(person) && std::ranges::find(ids, person) == ids.end()) ids.push_back(person);
    auto const people = office.database.reading([&](Transaction& tx) { return people::known(tx, ids); });
    facts.people.insert(facts.people.end(), people.begin(), people.end());
    std::ranges::sort(facts.people, {}, &Known::id);
}

} // namespace succession::office
