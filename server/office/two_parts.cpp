#include "office/two_parts.hpp"

#include "office/correspondence.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/letters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

std::string part_of(Facts const& facts, Person const& person)
{
    if (Standings::is_author(facts, person.id)) return "is an author";
    bool const reviews = std::ranges::any_of(
        facts.reviews, [&](Review const& review) { return Standings::is_reviewer(facts, review, person.id); });
    return reviews ? "reviews it" : "is its coordinating editor";
}

std::string line_of(Facts const& facts, Person const& person)
{
    return fmt::format("{}, {}, {}", person.name(), person.email, part_of(facts, person));
}

/// The letter to whoever manages the manuscript; none where nobody does at present.
std::vector<Letter> letters_on(Office const& office, Facts const& facts, TwoParts const& found, Moment now)
{
    auto const manager = Standings::responsible(facts, "managing_editor", now);
    if (!manager) return {};
    LetterOrder order;
    order.kind = "two_parts";
    order.to = *manager;
    order.list = line_of(facts, found.person) + "\n" + line_of(facts, found.named);
    Outcome told{facts};
    told.letters = {order};
    return compose(office, facts, told, Form(), make_id<EventId>(), now).letters;
}

bool is_written(std::vector<Letter> const& before, Letter const& letter)
{
    return std::ranges::any_of(before, [&](Letter const& other) {
        return other.kind == letter.kind && other.to_id == letter.to_id && other.body == letter.body;
    });
}

} // namespace

void tell_of_two_parts(Office const& office, TwoParts const& found, Moment now)
{
    for (auto const id : found.manuscripts) {
        auto const facts = office.database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
        if (!facts) continue;
        auto const written = letters_on(office, *facts, found, now);
        office.database.write([&](Transaction& tx) {
            auto const before = letters::of_manuscript(tx, id);
            for (auto const& letter : written)
                if (!is_written(before, letter)) letters::queue(tx, letter);
        });
    }
}

} // namespace succession::office
