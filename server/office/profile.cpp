#include "office/profile.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/faults.hpp"
#include "domain/limits.hpp"
#include "office/account_letters.hpp"
#include "office/accounts.hpp"
#include "office/desks.hpp"
#include "office/throttle.hpp"
#include "office/two_parts.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/links.hpp"
#include "storage/merging.hpp"
#include "storage/people.hpp"
#include "workflow/desk.hpp"
#include "workflow/journal.hpp"

#include <algorithm>
#include <utility>

namespace succession {

namespace {

using Blockers = std::vector<Blocker>;

constexpr Moment address_link_lasts = 2 * day;

/// Ends a transaction without a trace, the form's key among it: what changed nothing may be sent again.
struct Stale {};

Blockers flaws_of_dates(office::Profile const& profile)
{
    auto const from = parse_date(profile.away_from), until = parse_date(profile.away_until);
    if (!profile.away_from.empty() && !from) return {{"date", faults::no_date, "away_from"}};
    if (!profile.away_until.empty() && !until) return {{"date", faults::no_date, "away_until"}};
    if (until && !from) return {{"date", "Tell us the first day away, too.", "away_from"}};
    if (until && *until < *from) return {{"date", "The last day away comes after the first.", "away_until"}};
    return {};
}

Blockers flaws_of_profile(Journal const& journal, office::Profile const& profile)
{
    auto flaws = office::flaws_of_names(profile.given, profile.family);
    if (auto fault = length_fault("Institution", profile.affiliation, limits::line); !fault.empty())
        flaws.push_back({"affiliation", std::move(fault), "affiliation"});
    if (!profile.ror.empty() && !is_ror(profile.ror))
        flaws.push_back({"ror", "This is no ROR id; it looks like https://ror.org/05gq02987.", "ror"});
    if (!profile.country.empty() && !find_option(journal.list("countries"), profile.country))
        flaws.push_back({"country", "Choose a country from the list.", "country"});
    if (!profile.orcid.empty() && normal_orcid(profile.orcid).empty())
        flaws.push_back({"orcid", "This is no ORCID iD: a digit may be wrong.", "orcid"});
    if (auto fault = length_fault("What you know about", profile.expertise, limits::text); !fault.empty())
        flaws.push_back({"expertise", std::move(fault), "expertise"});
    std::ranges::move(flaws_of_dates(profile), std::back_inserter(flaws));
    return flaws;
}

Person with(Person person, office::Profile const& profile)
{
    person.given = profile.given;
    person.family = profile.family;
    person.affiliation = profile.affiliation;
    person.ror = full_ror(profile.ror);
    person.country = profile.country;
    person.orcid = normal_orcid(profile.orcid);
    person.expertise = profile.expertise;
    person.away_from = parse_date(profile.away_from);
    person.away_until = parse_date(profile.away_until);
    if (person.away_until) *person.away_until += day; // the last day away is away
    return person;
}

/// The actor's own confirmed address; a Problem for any other.
Address own_address(Transaction& tx, Act const& act, std::string const& address)
{
    auto found = people::address(tx, address);
    if (!found || found->person_id != act.actor || !found->confirmed_at)
        throw Problem(Problem::Kind::not_found, "This is none of your addresses.");
    return *std::move(found);
}

Problem somebody_elses()
{
    return {Problem::Kind::conflict, "This address belongs to somebody else here. Please write to the office."};
}

/// Whoever was only named by an address, and never took the account, is the person who shows that the address is
/// theirs.
void take_over(Office const& office, Transaction& tx, Person const& named, Person const& person, Moment now)
{
    if (people::is_only_named(tx, named))
        if (auto clashes = people::clashes_of_merging(tx, named.id, person.id); !clashes.empty())
            throw office::TwoParts{person, named, std::move(clashes)};
    auto const moved = people::is_only_named(tx, named) ? people::merge(tx, named.id, person.id, now) : std::nullopt;
    if (!moved) throw somebody_elses();
    for (auto const id : *moved)
        if (auto const facts = dossiers::find(tx, id))
            desks::replace(tx, id, desk_rows(office.rules.of(*facts), *facts, now));
}

} // namespace

Blockers office::save_profile(Office const& office, Act const& act, Profile const& profile)
{
    if (auto flaws = flaws_of_profile(office.rules.now(), profile); !flaws.empty()) return flaws;
    try {
        office.database.write([&](Transaction& tx) {
            claim(tx, act);
            auto const person = people::get(tx, act.actor);
            if (person.version != profile.version) throw Stale();
            people::update(tx, with(person, profile));
            office::desks_are_stale(tx);
        });
    }
    catch (Stale) {
        return {{"stale", "Your profile was changed in another window since you opened this one.", ""}};
    }
    return {};
}

Blockers office::add_address(Office const& office, Act const& act, std::string const& address)
{
    if (!is_address(address)) return {{"address", faults::no_address, "address"}};
    auto const to = address_key(address);
    count_attempt(office, {{mail_to, to}}, act.now);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const person = people::get(tx, act.actor);
        auto const owner = people::by_address(tx, address);
        if (owner && owner->id == act.actor) return;
        if (owner && owner->active && !people::is_only_named(tx, *owner))
            return send(office, tx, {.kind = "account_exists", .to = *owner, .leads_to = "/sign-in"}, act.now);
        auto const link = make_link(link_purposes::address, act.actor, address, act.now + address_link_lasts);
        send(office, tx, {.kind = "confirm_address", .to = person, .address = address, .link = link}, act.now);
    });
    return {};
}

void office::confirm_address(Office const& office, Act const& act, std::string_view token)
{
    try {
        office.database.write([&](Transaction& tx) {
            claim(tx, act);
            auto const [link, person] = open_link(office, tx, link_purposes::address, token, act.now);
            links::use(tx, link.id, act.now);
            auto const holder = people::by_address(tx, link.detail);
            if (holder) take_over(office, tx, *holder, *person, act.now);
            else people::insert(tx, Address{address_key(link.detail), link.detail, person->id, {}});
            confirm(tx, person->id, link.detail, act.now);
            send(office, tx, {.kind = "address_added", .to = *person, .detail = link.detail}, act.now);
        });
    }
    catch (TwoParts const& found) {
        tell_of_two_parts(office, found, act.now);
        throw somebody_elses();
    }
}

void office::prefer_address(Office const& office, Act const& act, std::string const& address)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const chosen = own_address(tx, act, address);
        auto person = people::get(tx, act.actor);
        auto const former = std::exchange(person.email, chosen.address);
        if (address_key(former) == chosen.address_key) return;
        people::update(tx, person);
        for (auto const& where : {former, chosen.address})
            send(office, tx, {.kind = "address_changed", .to = person, .address = where, .detail = chosen.address},
                 act.now);
    });
}

void office::remove_address(Office const& office, Act const& act, std::string const& address)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const gone = own_address(tx, act, address);
        auto const person = people::get(tx, act.actor);
        if (address_key(person.email) == gone.address_key)
            throw Problem(Problem::Kind::conflict, "Letters go to this address. Choose another for them first.");
        people::erase(tx, gone);
        links::close(tx, link_purposes::reset, act.actor.value, act.now); // one may have gone to this address
        for (auto const& where : {person.email, gone.address})
            send(office, tx, {.kind = "address_removed", .to = person, .address = where, .detail = gone.address},
                 act.now);
    });
}

} // namespace succession
