#include "office/accounts.hpp"

#include "base/network.hpp"
#include "base/problem.hpp"
#include "domain/faults.hpp"
#include "office/account_letters.hpp"
#include "office/desks.hpp"
#include "office/secrets.hpp"
#include "office/throttle.hpp"
#include "storage/database.hpp"
#include "storage/links.hpp"
#include "storage/people.hpp"

#include <algorithm>

namespace succession {

namespace {

using Blockers = std::vector<Blocker>;

constexpr Moment welcome_lasts = 14 * day;
constexpr Moment begin_lasts = 7 * day;

/// Whether somebody active holds the role of administrator.
bool has_administrator(Transaction& tx)
{
    return std::ranges::any_of(people::holders(tx, "administrator"),
                               [&](Role const& role) { return people::get(tx, role.person_id).active; });
}

} // namespace

Person office::person_of(Newcomer const& newcomer, PersonId id, Moment now)
{
    Person person;
    person.id = id;
    person.given = newcomer.given;
    person.family = newcomer.family;
    person.email = newcomer.address;
    person.created_at = now;
    return person;
}

Blockers office::flaws_of_names(std::string const& given, std::string const& family)
{
    Blockers flaws;
    if (family.empty()) flaws.push_back({"name", faults::no_family_name, "family"});
    for (auto const& fault : name_faults(given, family)) flaws.push_back({"name", fault.reason, fault.part});
    return flaws;
}

Blockers office::flaws_of(Newcomer const& newcomer)
{
    auto flaws = flaws_of_names(newcomer.given, newcomer.family);
    if (!is_address(newcomer.address)) flaws.push_back({"address", faults::no_address, "address"});
    return flaws;
}

Blockers office::flaws_of_password(std::string const& password)
{
    auto const weakness = passwords::weakness(password);
    if (weakness.empty()) return {};
    return {{"password", weakness, "password"}};
}

Blockers office::register_person(Office const& office, Act const& act, Newcomer const& newcomer,
                                 std::string const& network)
{
    if (auto flaws = flaws_of(newcomer); !flaws.empty()) return flaws;
    auto const from = network_of(network), to = address_key(newcomer.address);
    count_attempt(office, {{mail_from, from}, {mail_to, to}}, act.now);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto known = people::by_address(tx, newcomer.address);
        auto const person = known.value_or(person_of(newcomer, make_id<PersonId>(), act.now));
        if (!known) people::insert(tx, person);
        if (!person.active) return;
        if (person.has_account())
            return send(office, tx, {.kind = "account_exists", .to = person, .leads_to = "/sign-in"}, act.now);
        auto const link = make_link(link_purposes::welcome, person.id, newcomer.address, act.now + welcome_lasts);
        send(office, tx, {.kind = "confirm_address", .to = person, .address = newcomer.address, .link = link}, act.now);
    });
    return {};
}

office::Opened office::open_link(Office const& office, Transaction& tx, std::string_view purpose,
                                 std::string_view token, Moment now)
{
    auto link = find_open_link(office, tx, purpose, token, now);
    if (!link)
        throw Problem(Problem::Kind::not_found,
                      "This link has been used, has ended or never was. You may ask for another.");
    auto person = link->person_id ? people::find(tx, *link->person_id) : std::nullopt;
    return {*std::move(link), std::move(person)};
}

void office::require_open(Office const& office, std::string_view purpose, std::string_view token, Moment now)
{
    office.database.read([&](Transaction& tx) { open_link(office, tx, purpose, token, now); });
}

void office::confirm(Transaction& tx, PersonId id, std::string const& address, Moment now)
{
    people::confirm(tx, {address_key(address), address, id, now}, now);
    people::recognise_author(tx, id, address);
    office::desks_are_stale(tx);
}

Blockers office::welcome(Office const& office, Act const& act, std::string_view token, Welcome const& chosen)
{
    auto flaws = flaws_of_names(chosen.given, chosen.family);
    std::ranges::move(flaws_of_password(chosen.password), std::back_inserter(flaws));
    if (!flaws.empty()) return flaws;
    require_open(office, link_purposes::welcome, token, act.now);
    auto const password = passwords::hash(chosen.password);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto [link, person] = open_link(office, tx, link_purposes::welcome, token, act.now);
        links::close(tx, link_purposes::welcome, link.subject, act.now);
        person->given = chosen.given;
        person->family = chosen.family;
        person->password = password;
        person->confirmed_at = act.now;
        people::update(tx, *person);
        confirm(tx, person->id, link.detail, act.now);
    });
    return {};
}

std::optional<std::string> office::first_administrator_link(Office const& office, Moment now)
{
    auto const link = make_link(link_purposes::begin, {}, "", now + begin_lasts);
    bool const needed = office.database.writing([&](Transaction& tx) {
        if (has_administrator(tx)) return false;
        links::close(tx, link_purposes::begin, 0, now);
        links::insert(tx, link);
        return true;
    });
    if (!needed) return {};
    return link_address(office, link);
}

Blockers office::begin(Office const& office, Act const& act, std::string_view token, Newcomer const& newcomer,
                       std::string const& password)
{
    auto flaws = flaws_of(newcomer);
    std::ranges::move(flaws_of_password(password), std::back_inserter(flaws));
    if (!flaws.empty()) return flaws;
    require_open(office, link_purposes::begin, token, act.now);
    auto person = person_of(newcomer, make_id<PersonId>(), act.now);
    person.password = passwords::hash(password);
    person.confirmed_at = act.now;
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const opened = open_link(office, tx, link_purposes::begin, token, act.now);
        links::use(tx, opened.link.id, act.now);
        people::insert(tx, person);
        people::insert(tx, Role{make_key(), person.id, "administrator", {}});
        send(office, tx, {.kind = "first_administrator", .to = person, .leads_to = "/people"}, act.now);
    });
    return {};
}

} // namespace succession
