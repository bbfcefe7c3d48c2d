#include "office/account_letters.hpp"

#include "base/problem.hpp"
#include "letters/letters.hpp"
#include "office/secrets.hpp"
#include "storage/database.hpp"
#include "storage/letters.hpp"
#include "storage/links.hpp"

namespace succession {

namespace {

LetterFacts facts_of(Office const& office, office::AccountLetter const& letter, Moment now)
{
    auto const& settings = office.settings;
    LetterFacts facts;
    facts.journal_name = settings.journal_name;
    facts.journal_address = settings.public_url;
    facts.office_name = settings.office_name;
    facts.office_email = settings.office_email;
    facts.recipient_name = letter.to.name();
    facts.role_label = letter.detail;
    facts.person_email = letter.detail;
    facts.date = long_date(now);
    facts.link = letter.link ? std::string(link_mark) : settings.public_url + letter.leads_to;
    facts.link_says = "What awaits you there";
    if (auto const& link = letter.link)
        facts.due = long_date(link->expires_at) + ", " + clock_time(link->expires_at) + " UTC";
    return facts;
}

} // namespace

void office::send(Office const& office, Transaction& tx, AccountLetter const& about, Moment now)
{
    if (about.link) links::insert(tx, *about.link);
    auto text = office.letters.write(about.kind, facts_of(office, about, now));
    Letter letter;
    letter.id = make_id<LetterId>();
    letter.event_id = about.link ? about.link->id.value : make_key();
    letter.kind = about.kind;
    letter.to_id = about.to.id;
    letter.to_address = about.address.empty() ? about.to.email : about.address;
    letter.to_name = about.to.name();
    letter.subject = std::move(text.subject);
    letter.body = std::move(text.body);
    if (about.link) letter.link_id = about.link->id;
    letter.state = "waiting";
    letter.next_try = now;
    letter.written_at = now;
    letters::queue(tx, letter);
}

Link office::make_link(std::string purpose, PersonId person, std::string detail, Moment expires_at)
{
    auto const whose = person ? std::optional(person) : std::nullopt;
    return {make_id<LinkId>(), std::move(purpose), whose, person.value, std::move(detail), expires_at, {}};
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
