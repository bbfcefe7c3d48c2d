#include "office/correspondence.hpp"

#include "office/letter_facts.hpp"
#include "office/letterhead.hpp"
#include "storage/database.hpp"
#include "storage/links.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

constexpr Moment link_lasts = 3 * 366 * day;

Disclosure sight_of(Office const& office, Facts const& after, LetterOrder const& order, Moment now)
{
    auto const* review = after.review(order.review);
    if (review && Standings::is_reviewer(after, *review, order.to))
        return {after, review->id, now, office.rules.of(after).disclosure};
    return {after, order.to, now, office.rules.of(after).disclosure};
}

/// A letter its sender has changed keeps its link, wherever the sender's words left it.
void use_own_words(LetterText& text, Form const& form)
{
    auto body = form.text("letter_body");
    if (text.body.find(link_mark) != std::string::npos && body.find(link_mark) == std::string::npos)
        body += "\n\n" + std::string(link_mark);
    text.body = body;
    if (auto subject = form.text("letter_subject"); !subject.empty()) text.subject = subject;
}

/// When this letter is not worth sending any more.
std::string cancel_when(LetterOrder const& order, Facts const& after)
{
    if (order.kind != "invitation" && !order.kind.starts_with("reminder_")) return {};
    if (auto const* review = after.review(order.review))
        return fmt::format("review:{}:{}", review->id.value, review->state);
    if (auto const* production = after.producing())
        return fmt::format("production:{}:{}", after.manuscript.id.value, production->state);
    return fmt::format("manuscript:{}:{}", after.manuscript.id.value, after.manuscript.state);
}

LinkId add_link(Mailbag& bag, std::string_view purpose, PersonId to, std::int64_t subject, std::string detail,
                Moment now)
{
    bag.links.push_back(
        {make_id<LinkId>(), std::string(purpose), to, subject, std::move(detail), now + link_lasts, {}});
    return bag.links.back().id;
}

/// The link of a review: a new one when the act invites or corrects, else the one that is open.
LinkId review_link(Office const& office, Facts const& before, Review const& review, Mailbag& bag, Moment now)
{
    for (auto const& made : bag.links)
        if (made.purpose == link_purposes::review && made.subject == review.id.value) return made.id;
    auto const* old = before.review(review.id);
    if (old && old->link_serial == review.link_serial) {
        auto const known = office.database.reading(
            [&](Transaction& tx) { return links::to(tx, link_purposes::review, review.id.value); });
        for (auto const& link : known)
            if (link.open(now)) return link.id;
    }
    bag.relinked.push_back(review.id);
    return add_link(bag, link_purposes::review, Standings::reviewer(review), review.id.value, "", now);
}

std::optional<LinkId> link_for(Office const& office, Facts const& before, Facts const& after, LetterOrder const& order,
                               Mailbag& bag, Moment now)
{
    auto const* kind = office.rules.of(after).letter(order.kind);
    if (!kind) return {};
    if (kind->link == "review")
        if (auto const* review = after.review(order.review)) return review_link(office, before, *review, bag, now);
    if (kind->link != "objection" && kind->link != "author_change") return {};
    auto const purpose = kind->link == "objection" ? link_purposes::objection : link_purposes::author_change;
    return add_link(bag, purpose, order.to, order.author.value, std::to_string(after.manuscript.id.value), now);
}

/// Everybody a letter goes to: one person, or the administrators where an office part is empty.
std::vector<PersonId> recipients(Facts const& after, LetterOrder const& order)
{
    if (order.to) return {order.to};
    std::vector<PersonId> found;
    if (order.kind == "no_eligible_editor")
        for (auto const& role : after.roles)
            if (role.role == "administrator") found.push_back(role.person_id);
    return found;
}

Known const* person_of(Facts const& before, Facts const& after, PersonId id)
{
    auto const* known = after.person(id);
    return known ? known : before.person(id);
}

Author const* author_of(Facts const& facts, AuthorId id)
{
    auto const found = std::ranges::find(facts.authors, id, &Author::id);
    return found == facts.authors.end() ? nullptr : &*found;
}

/// As whom a letter greets its reader: by their own name; an author who never took the account by the name the authors
/// of this manuscript gave.
std::string greeted(Facts const& before, Facts const& after, LetterOrder const& order)
{
    auto const* known = person_of(before, after, order.to);
    if (!known) return {};
    auto const* author = author_of(after, order.author);
    if (!author) author = author_of(before, order.author);
    bool const theirs = author && Standings::account(*author) == order.to;
    return theirs && !known->has_account() ? Standings::byline(*author).name() : known->name();
}

} // namespace

std::vector<LetterOrder> to_authors(Facts const& facts, std::string const& kind)
{
    std::vector<LetterOrder> orders;
    for (auto const& author : facts.authors) {
        LetterOrder order;
        order.kind = kind;
        order.to = Standings::account(author).value_or(PersonId{});
        order.author = author.id;
        orders.push_back(std::move(order));
    }
    return orders;
}

Preview preview(Office const& office, Facts const& before, Facts const& after, LetterOrder const& order, Moment now)
{
    auto const name = greeted(before, after, order);
    LetterDesk const desk{office, before, after, order, now, order.to, sight_of(office, after, order, now)};
    return {order.kind, name, office.letters.write(order.kind, facts_for(desk, name))};
}

Mailbag compose(Office const& office, Facts const& before, Outcome const& outcome, Form const& form, EventId about,
                Moment now)
{
    Mailbag bag;
    // Words written for one reader do not go to another.
    auto const own_words = std::ranges::count(outcome.letters, true, &LetterOrder::edited);
    for (auto const& order : outcome.letters)
        for (auto const to : recipients(outcome.facts, order)) {
            auto const* known = person_of(before, outcome.facts, to);
            if (!known) continue;
            auto to_them = order;
            to_them.to = to;
            auto [kind, name, text] = preview(office, before, outcome.facts, to_them, now);
            if (order.edited && own_words == 1) use_own_words(text, form);
            auto letter = addressed(kind, std::move(text), {to, known->email, name}, now);
            letter.event_id = about.value;
            letter.manuscript_id = outcome.facts.manuscript.id;
            letter.link_id = link_for(office, before, outcome.facts, to_them, bag, now);
            letter.cancel_when = cancel_when(order, outcome.facts);
            bag.letters.push_back(std::move(letter));
        }
    return bag;
}

} // namespace succession::office
