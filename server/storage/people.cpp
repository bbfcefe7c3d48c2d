#include "storage/people.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "storage/patterns.hpp"
#include "storage/rows.hpp"

namespace succession {

std::optional<Person> people::find(Transaction& tx, PersonId id)
{
    return rows::first_where<Person>(tx, "WHERE id = :1", id);
}

Person people::get(Transaction& tx, PersonId id)
{
    if (auto found = find(tx, id)) return *std::move(found);
    throw Problem(Problem::Kind::not_found, "The journal knows nobody at this address.");
}

std::optional<Person> people::by_address(Transaction& tx, std::string_view address)
{
    return rows::first_where<Person>(tx, "WHERE id = (SELECT person_id FROM address WHERE address_key = :1)",
                                     address_key(address));
}

std::vector<Known> people::known(Transaction& tx, std::vector<PersonId> const& ids)
{
    return rows::with_ids<Known>(tx, ids);
}

void people::insert(Transaction& tx, Person const& person)
{
    rows::insert(tx, person);
    insert(tx, Address{address_key(person.email), person.email, person.id, person.confirmed_at});
}

void people::update(Transaction& tx, Person const& person)
{
    if (!rows::overwrite(tx, person))
        throw Problem(Problem::Kind::conflict, "Somebody changed this person's record meanwhile. Please look again.");
}

std::vector<Address> people::addresses_of(Transaction& tx, PersonId id)
{
    return rows::where<Address>(tx, "WHERE person_id = :1 ORDER BY address_key", id);
}

std::optional<Address> people::address(Transaction& tx, std::string_view address)
{
    return rows::first_where<Address>(tx, "WHERE address_key = :1", address_key(address));
}

void people::insert(Transaction& tx, Address const& address) { rows::insert(tx, address); }

void people::confirm(Transaction& tx, Address const& address, Moment now)
{
    run(tx, "UPDATE address SET confirmed_at = :1 WHERE address_key = :2 AND confirmed_at IS NULL", now,
        address.address_key);
}

void people::erase(Transaction& tx, Address const& address)
{
    run(tx, "DELETE FROM address WHERE address_key = :1 AND person_id = :2", address.address_key, address.person_id);
}

std::vector<Role> people::roles_of(Transaction& tx, PersonId id)
{
    return rows::where<Role>(tx, "WHERE person_id = :1 ORDER BY id", id);
}

std::vector<Role> people::holders(Transaction& tx, std::string_view role)
{
    return rows::where<Role>(tx, "WHERE role = :1 ORDER BY id", role);
}

bool people::office_came_or_went(Transaction& tx, Moment from, Moment until)
{
    return first<PersonId>(tx,
                           "SELECT id FROM person"
                           " WHERE ((away_from > :1 AND away_from <= :2) OR (away_until > :1 AND away_until <= :2))"
                           " AND id IN (SELECT person_id FROM role UNION SELECT deputy_id FROM role) LIMIT 1",
                           from, until)
        .has_value();
}

void people::insert(Transaction& tx, Role const& role) { rows::insert(tx, role); }

void people::name_deputy(Transaction& tx, Role const& role) { rows::update(tx, role); }

void people::erase(Transaction& tx, Role const& role) { rows::erase(tx, role); }

std::optional<people::Mark> people::mark_of(Transaction& tx, PersonId id)
{
    auto const person = find(tx, id);
    return person ? std::optional(Mark{person->family, person->given, person->id}) : std::nullopt;
}

std::vector<Person> people::list(Transaction& tx, Wanted const& wanted)
{
    bool const sqlite = tx.is_sqlite();
    auto const tail = "WHERE (family > :1 OR (family = :1 AND (given > :2 OR (given = :2 AND id > :3))))"
                      " AND (:4 = '' OR id IN (SELECT person_id FROM role WHERE role = :4))"
                      " AND (:5 = '%%' OR " +
                      patterns::like("given || ' ' || family", 5, sqlite) + " OR " +
                      patterns::like("affiliation", 5, sqlite) +
                      "  OR id IN (SELECT person_id FROM address WHERE address_key LIKE LOWER(:5) ESCAPE '!'))"
                      " ORDER BY family, given, id LIMIT :6";
    auto const after = wanted.after.value_or(Mark{});
    return rows::where<Person>(tx, tail, after.family, after.given, after.id, wanted.role,
                               patterns::anywhere(wanted.text), wanted.most);
}

PersonId people::know(Transaction& tx, std::string const& given, std::string const& family, std::string const& address,
                      std::string const& affiliation, Moment now)
{
    auto known = by_address(tx, address);
    if (!known) {
        known.emplace();
        known->id = make_id<PersonId>();
        known->given = given;
        known->family = family;
        known->email = address;
        known->affiliation = affiliation;
        known->created_at = now;
        rows::insert(tx, *known);
        rows::insert_or_begin_again(tx, Address{address_key(address), address, known->id, {}});
    }
    recognise_author(tx, known->id, address);
    return known->id;
}

Person people::introduce(Transaction& tx, Person const& named, Moment now)
{
    auto known = get(tx, know(tx, named.given, named.family, named.email, named.affiliation, now));
    if (known.name() == named.name() || !is_only_named(tx, known)) return known;
    known.given = named.given;
    known.family = named.family;
    update(tx, known);
    return get(tx, known.id);
}

bool people::is_only_named(Transaction& tx, Person const& person)
{
    return !person.has_account() &&
           !first<std::int64_t>(tx, "SELECT id FROM role WHERE person_id = :1 OR deputy_id = :1 LIMIT 1", person.id);
}

void people::recognise_author(Transaction& tx, PersonId id, std::string_view address)
{
    run(tx, "UPDATE author SET person_id = :1 WHERE person_id IS NULL AND email = :2", id, address_key(address));
}

} // namespace succession
