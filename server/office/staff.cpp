#include "office/staff.hpp"

#include "base/problem.hpp"
#include "office/account_letters.hpp"
#include "storage/database.hpp"
#include "storage/links.hpp"
#include "storage/people.hpp"
#include "storage/sessions.hpp"
#include "workflow/journal.hpp"

#include <algorithm>

namespace succession {

namespace {

constexpr Moment invitation_lasts = 30 * day;

Role const* find(std::vector<Role> const& roles, std::string_view role)
{
    auto const found = std::ranges::find(roles, role, &Role::role);
    return found == roles.end() ? nullptr : &*found;
}

/// Nobody but an administrator, or the operator at the machine, does these things.
void require_administrator(Transaction& tx, Act const& act)
{
    if (act.actor && !find(people::roles_of(tx, act.actor), "administrator"))
        throw Problem(Problem::Kind::not_found, "There is no such page.");
}

Option const& role_named(Journal const& journal, std::string const& role)
{
    auto const& roles = journal.list("roles");
    auto const found = std::ranges::find(roles, role, &Option::code);
    if (found == roles.end()) throw Problem(Problem::Kind::bad_request, "The journal has no such role.");
    return *found;
}

/// Somebody must be left to administer the journal.
void require_other_administrator(Transaction& tx, PersonId going)
{
    auto const stays = [&](Role const& role) {
        return role.person_id != going && people::get(tx, role.person_id).active;
    };
    if (std::ranges::none_of(people::holders(tx, "administrator"), stays))
        throw Problem(Problem::Kind::conflict, "This is the last administrator. Name another one first.");
}

void send_welcome(Office const& office, Transaction& tx, Person const& person, Moment now)
{
    auto const link = office::make_link("welcome", person.id, person.email, now + invitation_lasts);
    office::send(office, tx, {.kind = "account_made", .to = person, .link = link}, now);
}

void give(Office const& office, Transaction& tx, Person const& person, std::string const& role, Moment now)
{
    auto const& label = role_named(office.rules.now(), role).label;
    if (find(people::roles_of(tx, person.id), role)) return;
    people::insert(tx, Role{make_key(), person.id, role, {}});
    office::send(office, tx, {.kind = "role_given", .to = person, .detail = label, .leads_to = "/desk"}, now);
    office.on_office_changed(tx, person.id, now);
}

void set_active(Office const& office, Act const& act, PersonId id, bool active)
{
    office.database.write([&](Transaction& tx) {
        office::claim(tx, act);
        require_administrator(tx, act);
        auto person = people::get(tx, id);
        if (person.active == active) return;
        if (!active && find(people::roles_of(tx, id), "administrator")) require_other_administrator(tx, id);
        person.active = active;
        people::update(tx, person);
        if (!active) sessions::end_all(tx, id);
        office.on_office_changed(tx, id, act.now);
    });
}

} // namespace

PersonId office::add_person(Office const& office, Act const& act, Newcomer const& newcomer,
                            std::vector<std::string> const& roles)
{
    if (auto const flaws = flaws_of(newcomer); !flaws.empty())
        throw Problem(Problem::Kind::bad_request, flaws.front().reason);
    auto id = make_id<PersonId>();
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        auto const known = people::by_address(tx, newcomer.address);
        auto const person = known.value_or(person_of(newcomer, id, act.now));
        id = person.id;
        if (!known) people::insert(tx, person);
        if (person.password.empty()) send_welcome(office, tx, person, act.now);
        for (auto const& role : roles) give(office, tx, person, role, act.now);
    });
    return id;
}

void office::invite(Office const& office, Act const& act, PersonId id)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        auto const person = people::get(tx, id);
        if (!person.password.empty()) throw Problem(Problem::Kind::conflict, person.name() + " has an account already.");
        send_welcome(office, tx, person, act.now);
    });
}

std::string office::welcome_link(Office const& office, PersonId id, Moment now)
{
    auto const link = office.database.writing([&](Transaction& tx) {
        auto made = make_link("welcome", id, people::get(tx, id).email, now + invitation_lasts);
        links::insert(tx, made);
        return made;
    });
    return link_address(office, link);
}

void office::give_role(Office const& office, Act const& act, PersonId id, std::string const& role)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        give(office, tx, people::get(tx, id), role, act.now);
    });
}

void office::take_role(Office const& office, Act const& act, PersonId id, std::string const& role)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        auto const roles = people::roles_of(tx, people::get(tx, id).id);
        auto const* held = find(roles, role);
        if (!held) return;
        if (role == "administrator") require_other_administrator(tx, id);
        people::erase(tx, *held);
        office.on_office_changed(tx, id, act.now);
    });
}

void office::name_deputy(Office const& office, Act const& act, PersonId holder, std::string const& role,
                         std::optional<PersonId> deputy)
{
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        auto const roles = people::roles_of(tx, holder);
        auto const* held = find(roles, role);
        if (!held) throw Problem(Problem::Kind::conflict, "This person no longer holds the role.");
        if (deputy == holder) throw Problem(Problem::Kind::conflict, "Nobody is their own deputy.");
        if (deputy && !people::get(tx, *deputy).active)
            throw Problem(Problem::Kind::conflict, "Somebody who left the journal cannot be a deputy.");
        auto next = *held;
        next.deputy_id = deputy;
        people::name_deputy(tx, next);
        office.on_office_changed(tx, holder, act.now);
        if (deputy) office.on_office_changed(tx, *deputy, act.now);
    });
}

void office::deactivate(Office const& office, Act const& act, PersonId id) { set_active(office, act, id, false); }

void office::reactivate(Office const& office, Act const& act, PersonId id) { set_active(office, act, id, true); }

} // namespace succession
