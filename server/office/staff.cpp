#include "office/staff.hpp"

#include "base/problem.hpp"
#include "office/account_letters.hpp"
#include "office/desks.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
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
    if (act.actor && !find(people::roles_of(tx, act.actor), "administrator")) throw no_such_page();
}

Option const& role_named(Journal const& journal, std::string const& role)
{
    if (auto const* found = find_option(journal.list("roles"), role)) return *found;
    throw Problem(Problem::Kind::bad_request, "The journal has no such role.");
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
    auto const link = office::make_link(link_purposes::welcome, person.id, person.email, now + invitation_lasts);
    office::send(office, tx, {.kind = "account_made", .to = person, .link = link}, now);
}

void give(Office const& office, Transaction& tx, Person const& person, std::string const& role, Moment now)
{
    auto const& label = role_named(office.rules.now(), role).label;
    if (find(people::roles_of(tx, person.id), role)) return;
    people::insert(tx, Role{make_key(), person.id, role, {}});
    office::send(office, tx, {.kind = "role_given", .to = person, .detail = label, .leads_to = "/desk"}, now);
    office::desks_are_stale(tx);
}

/// Thrown out of a change, which undoes it: somebody has to know first.
struct LeavesNobody {
    office::Left left;
};

/// The parts without which manuscripts wait, and in which nobody with an open account can act.
std::vector<Option> empty_parts(Office const& office, Transaction& tx)
{
    auto const is_open = [&](PersonId id) { return people::get(tx, id).active; };
    auto const acts = [&](Role const& held) {
        return is_open(held.person_id) || (held.deputy_id && is_open(*held.deputy_id));
    };
    std::vector<Option> found;
    for (auto const& role : office.rules.now().list("roles"))
        if (role.parent == "deputised" && std::ranges::none_of(people::holders(tx, role.code), acts))
            found.push_back(role);
    return found;
}

/// Nobody's turn is nobody's secret: the administrators can give the part to somebody.
void tell_administrators(Office const& office, Transaction& tx, Option const& part, Moment now)
{
    for (auto const& held : people::holders(tx, "administrator")) {
        auto const person = people::get(tx, held.person_id);
        if (!person.active) continue;
        office::send(office, tx, {.kind = "part_vacant", .to = person, .detail = part.label, .leads_to = "/people"},
                     now);
    }
}

/// Makes a change in the office; one that leaves a part to nobody only for whoever knows.
office::Left change(Office const& office, Transaction& tx, Act const& act, PersonId about, bool knowing, auto make)
{
    office::Left left{.done = true, .vacancies = {}, .coordinated = desks::load(tx, about, "editor")};
    auto const empty_before = empty_parts(office, tx);
    make();
    std::vector<Option> emptied;
    for (auto const& part : empty_parts(office, tx))
        if (!find_option(empty_before, part.code)) emptied.push_back(part);
    for (auto const& part : emptied)
        left.vacancies.push_back({part.label, desks::waiting(tx, Standings::part_of(part.code))});
    left.done = emptied.empty() || knowing;
    if (!left.done) throw LeavesNobody{left};
    for (auto const& part : emptied) tell_administrators(office, tx, part, act.now);
    office::desks_are_stale(tx);
    return left;
}

/// What a part put on somebody's desk is gone at once; the clockwork lays out anew what they see by another part.
void clear_desk(Transaction& tx, PersonId person, std::string const& role)
{
    desks::clear(tx, person, std::string(Standings::part_of(role)));
    if (role != "production_editor") desks::clear(tx, person, "appeal_decider");
    if (role == "editor_in_chief") desks::clear(tx, person, "editor");
}

office::Left set_active(Office const& office, Transaction& tx, Act const& act, PersonId id, bool active, bool knowing)
{
    office::claim(tx, act);
    require_administrator(tx, act);
    auto person = people::get(tx, id);
    if (person.active == active) return {.done = true, .vacancies = {}, .coordinated = 0};
    if (!active && find(people::roles_of(tx, id), "administrator")) require_other_administrator(tx, id);
    return change(office, tx, act, id, knowing, [&] {
        person.active = active;
        people::update(tx, person);
        if (!active) sessions::end_all(tx, id);
    });
}

office::Left unless_nobody_is_left(auto work)
{
    try {
        return work();
    }
    catch (LeavesNobody const& stopped) {
        return stopped.left;
    }
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
        if (!person.has_account()) send_welcome(office, tx, person, act.now);
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
        if (person.has_account()) throw Problem(Problem::Kind::conflict, person.name() + " has an account already.");
        send_welcome(office, tx, person, act.now);
    });
}

std::string office::welcome_link(Office const& office, PersonId id, Moment now)
{
    auto const link = office.database.writing([&](Transaction& tx) {
        auto made = make_link(link_purposes::welcome, id, people::get(tx, id).email, now + invitation_lasts);
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

office::Left office::take_role(Office const& office, Act const& act, PersonId id, std::string const& role, bool knowing)
{
    auto const taken = [&](Transaction& tx) {
        claim(tx, act);
        require_administrator(tx, act);
        auto const roles = people::roles_of(tx, people::get(tx, id).id);
        auto const* held = find(roles, role);
        if (!held) return Left{.done = true, .vacancies = {}, .coordinated = 0};
        if (role == "administrator") require_other_administrator(tx, id);
        auto left = change(office, tx, act, id, knowing, [&] { people::erase(tx, *held); });
        if (role != "coordinating_editor" || find(roles, "editor_in_chief")) left.coordinated = 0;
        clear_desk(tx, id, role);
        if (held->deputy_id) clear_desk(tx, *held->deputy_id, role);
        return left;
    };
    return unless_nobody_is_left([&] { return office.database.writing(taken); });
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
        change(office, tx, act, holder, true, [&] { people::name_deputy(tx, next); });
        if (held->deputy_id && held->deputy_id != deputy) clear_desk(tx, *held->deputy_id, role);
        if (deputy) office::desks_are_stale(tx);
    });
}

office::Left office::deactivate(Office const& office, Act const& act, PersonId id, bool knowing)
{
    auto const closed = [&](Transaction& tx) { return set_active(office, tx, act, id, false, knowing); };
    return unless_nobody_is_left([&] { return office.database.writing(closed); });
}

void office::reactivate(Office const& office, Act const& act, PersonId id)
{
    office.database.write([&](Transaction& tx) { set_active(office, tx, act, id, true, true); });
}

} // namespace succession
