#include "office/account_letters.hpp"

#include "base/problem.hpp"
#include "office/letterhead.hpp"
#include "office/secrets.hpp"
#include "storage/database.hpp"
#include "storage/letters.hpp"
#include "storage/links.hpp"

namespace succession {

namespace {

LetterFacts facts_of(Office const& office, office::AccountLetter const& letter, Moment now)
{
    auto facts = office::letterhead(office.settings, letter.to.name());
    facts.role_label = letter.detail;
    facts.person_email = letter.detail;
    facts.date = long_date(now);
    facts.link = letter.link ? std::string(link_mark) : office.settings.public_url + letter.leads_to;
    facts.link_says = "What awaits you there";
    if (auto const& link = letter.link)
        facts.due = long_date(link->expires_at) + ", " + clock_time(link->expires_at) + " UTC";
    return facts;
}

} // namespace

void office::send(Office const& office, Transaction& tx, AccountLetter const& about, Moment now)
{
    if (about.link) links::insert(tx, *about.link);
    auto const& where = about.address.empty() ? about.to.email : about.address;
    auto letter = addressed(about.kind, office.letters.write(about.kind, facts_of(office, about, now)),
                            {about.to.id, where, about.to.name()}, now);
    letter.event_id = about.link ? about.link->id.value : make_key();
    if (about.link) letter.link_id = about.link->id;
    letters::queue(tx, letter);
}

Link office::make_link(std::string_view purpose, PersonId person, std::string detail, Moment expires_at)
{
    auto const whose = person ? std::optional(person) : std::nullopt;
    return {make_id<LinkId>(), std::string(purpose), whose, person.value, std::move(detail), expires_at, {}};
}

std::optional<Link> office::find_open_link(Office const& office, Transaction& tx, std::string_view purpose,
                                           std::string_view token, Moment now)
{
    auto const id = office.secrets.link_of(purpose, token);
    auto link = id ? links::find(tx, *id) : std::nullopt;
    return link && link->purpose == purpose && link->open(now) ? link : std::nullopt;
}

std::string office::link_address(Office const& office, Link const& link)
{
    return office.settings.public_url + "/" + link.purpose + "/" + office.secrets.link_token(link.purpose, link.id);
}

std::string office::with_link(Office const& office, Letter const& letter)
{
    auto text = letter.body;
    if (!letter.link_id) return text;
    auto const link = office.database.reading([&](Transaction& tx) { return links::find(tx, *letter.link_id); });
    auto const address = link ? link_address(office, *link) : "";
    for (auto at = text.find(link_mark); at != std::string::npos; at = text.find(link_mark, at + address.size()))
        text.replace(at, link_mark.size(), address);
    return text;
}

void office::send_again(Office const& office, Act const& act, LetterId id)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto letter = letters::find(tx, id);
        if (!letter || (letter->state != "failed" && letter->state != "uncertain"))
            throw Problem(Problem::Kind::conflict, "This letter is not one to send again.");
        letter->state = "waiting";
        letter->tries = 0;
        letter->next_try = act.now;
        letters::update(tx, *letter);
    });
}

} // namespace succession
