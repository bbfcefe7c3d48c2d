#include "web/pages/people.hpp"

#include "base/text.hpp"
#include "office/staff.hpp"
#include "storage/people.hpp"
#include "web/models/people.hpp"
#include "web/urls.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr int rows_a_page = 50;

std::string href_of(PersonId id) { return fmt::format("/people/{}", id.value); }

std::vector<FormOption> role_choices(Journal const& journal, std::string const& chosen)
{
    std::vector<Option> options = journal.list("roles");
    options.insert(options.begin(), Option{"", "Everybody", {}, {}, false});
    return FormField::of("choice", "role", "").choosing(options, {chosen}).options;
}

std::string role_labels(Journal const& journal, std::vector<Role> const& roles)
{
    std::vector<std::string> labels;
    for (auto const& role : roles) labels.push_back(journal.label("roles", role.role));
    return joined(labels, ", ");
}

PersonRow row_of(Journal const& journal, Person const& person, std::vector<Role> const& roles)
{
    return {href_of(person.id),          person.name(), person.email,        person.affiliation,
            role_labels(journal, roles), person.active, person.has_account()};
}

people::Wanted wanted_by(Context const& context, Transaction& tx)
{
    auto const after = context.query("after");
    auto const mark = after.empty() ? std::nullopt : people::mark_of(tx, value_from<PersonId>(after));
    return {context.query("q"), context.query("role"), mark, rows_a_page + 1};
}

std::string list_href(people::Wanted const& wanted)
{
    return fmt::format("/people?q={}&role={}", percent_encoded(wanted.text), percent_encoded(wanted.role));
}

PeoplePage list_page(Context const& context, Transaction& tx)
{
    auto const& journal = context.office.rules.now();
    auto const wanted = wanted_by(context, tx);
    auto found = people::list(tx, wanted);
    PeoplePage page;
    page.text = wanted.text;
    page.roles = role_choices(journal, wanted.role);
    auto const here = list_href(wanted);
    turn(page, found, rows_a_page, here, !wanted.after,
         [&](Person const& last) { return fmt::format("{}&after={}", here, last.id.value); });
    for (auto const& person : found) page.people.push_back(row_of(journal, person, people::roles_of(tx, person.id)));
    return page;
}

std::string state_of(Person const& person)
{
    if (!person.active) return "This account is closed.";
    if (!person.has_account()) return "Known to the journal, without an account so far.";
    return "Has an account since " + long_date(*person.confirmed_at) + ".";
}

HeldRole held(Context const& context, Transaction& tx, Role const& role)
{
    auto const* known = find_option(context.office.rules.now().list("roles"), role.role);
    HeldRole shown;
    shown.role = role.role;
    shown.label = known ? known->label : role.role;
    shown.person_href = href_of(role.person_id);
    shown.may_have_deputy = known && known->parent == "deputised";
    shown.has_deputy = role.deputy_id.has_value();
    if (role.deputy_id) {
        auto const deputy = people::get(tx, *role.deputy_id);
        shown.deputy_name = deputy.name();
        shown.deputy_address = deputy.email;
    }
    return shown;
}

/// The roles that are not held yet.
std::vector<FormOption> grantable(Journal const& journal, std::vector<Role> const& held)
{
    std::vector<Option> options;
    for (auto const& option : journal.list("roles"))
        if (std::ranges::find(held, option.code, &Role::role) == held.end()) options.push_back(option);
    return FormField::of("choice", "role", "").choosing(options, {}).options;
}

PersonPage person_page(Context const& context, Transaction& tx, PersonId id)
{
    auto const& journal = context.office.rules.now();
    auto const person = people::get(tx, id);
    auto const roles = people::roles_of(tx, id);
    PersonPage page;
    page.href = href_of(id);
    page.name = person.name();
    for (auto const& address : people::addresses_of(tx, id)) page.addresses.push_back(address.address);
    page.affiliation = person.affiliation;
    page.country = person.country.empty() ? "" : journal.label("countries", person.country);
    page.orcid = person.orcid;
    page.state = state_of(person);
    page.has_account = person.has_account();
    page.active = person.active;
    page.away = absence(person, context.now);
    for (auto const& role : roles) page.held.push_back(held(context, tx, role));
    page.grantable = grantable(journal, roles);
    return page;
}

/// What a part without anybody in it means for manuscripts.
std::vector<std::string> sentences_on(office::Left const& left)
{
    std::vector<std::string> found;
    for (auto const& [label, manuscripts] : left.vacancies) {
        auto const waiting = manuscripts == 0   ? "No manuscript waits for one at the moment."
                             : manuscripts == 1 ? "1 manuscript waits until somebody is."
                                                : fmt::format("{} manuscripts wait until somebody is.", manuscripts);
        found.push_back(fmt::format("{}: nobody {}. {}", label, left.done ? "is one now" : "else is one", waiting));
    }
    if (left.done && left.coordinated)
        found.push_back(fmt::format("Without a coordinating editor now: {}.", counted(left.coordinated, "manuscript")));
    return found;
}

/// Asks before a part is left to nobody, and says afterwards what was left.
Response gone(Context& context, office::Left const& left, LeavingPage page, std::string const& done)
{
    page.left = sentences_on(left);
    if (left.done) {
        page.left.insert(page.left.begin(), done);
        return context.see_other(page.person_href, joined(page.left, " "));
    }
    auto const question = page.question;
    return context.render(page, question, 422);
}

LeavingPage leaving(Context& context, PersonId id)
{
    LeavingPage page;
    page.person_href = href_of(id);
    page.person = context.read([&](Transaction& tx) { return people::get(tx, id); }).name();
    page.role = context.form().text("role");
    return page;
}

Response show_new(Context& context, std::vector<Blocker> const& blockers)
{
    auto const& form = context.form();
    NewPersonPage page;
    page.fields = {FormField::of_name("given", "Given names", form.text("given")),
                   FormField::of_name("family", "Family name", form.text("family")).needed(),
                   FormField::of("email", "address", "Mail address", form.text("address")).needed(),
                   FormField::of("ticks", "roles", "Part in the office")
                       .choosing(context.office.rules.now().list("roles"), form.all("roles"))};
    page.problems = problems_of(blockers);
    mark(page.fields, blockers);
    return context.render(page, "Add somebody", blockers.empty() ? 200 : 422);
}

} // namespace

Response pages::people(Context& context)
{
    auto const page = context.read([&](Transaction& tx) { return list_page(context, tx); });
    return context.render(page, "People");
}

Response pages::new_person_form(Context& context) { return show_new(context, {}); }

Response pages::add_person(Context& context)
{
    auto const& form = context.form();
    office::Newcomer const newcomer{one_line(form.text("given")), one_line(form.text("family")), form.text("address")};
    if (auto const flaws = office::flaws_of(newcomer); !flaws.empty()) return show_new(context, flaws);
    auto const id = office::add_person(context.office, context.act("/people"), newcomer, form.all("roles"));
    return context.see_other(href_of(id), newcomer.address + " is known to the journal.");
}

Response pages::person(Context& context, PersonId id)
{
    auto const page = context.read([&](Transaction& tx) { return person_page(context, tx, id); });
    return context.render(page, page.name);
}

Response pages::invite_person(Context& context, PersonId id)
{
    office::invite(context.office, context.act(href_of(id)), id);
    return context.see_other(href_of(id), "The link is on its way.");
}

Response pages::give_role(Context& context, PersonId id)
{
    office::give_role(context.office, context.act(href_of(id)), id, context.form().text("role"));
    return context.see_other(href_of(id), "Done; the person is told by letter.");
}

Response pages::take_role(Context& context, PersonId id)
{
    auto page = leaving(context, id);
    page.question = fmt::format("Take this part back from {}?", page.person);
    page.action = href_of(id) + "/roles/removed";
    page.button = "Take it back all the same";
    auto const left =
        office::take_role(context.office, context.act(href_of(id)), id, page.role, context.form().ticked("knowing"));
    return gone(context, left, std::move(page), "The part is taken back.");
}

Response pages::name_deputy(Context& context, PersonId id)
{
    auto const address = context.form().text("deputy");
    auto const deputy = context.read([&](Transaction& tx) {
        people::get(tx, id); // there is somebody to name a deputy of
        return people::by_address(tx, address);
    });
    if (!address.empty() && !deputy)
        throw Problem(Problem::Kind::conflict, "The journal knows nobody with the address " + address + ".");
    office::name_deputy(context.office, context.act(href_of(id)), id, context.form().text("role"),
                        deputy ? std::optional(deputy->id) : std::nullopt);
    return context.see_other(href_of(id), deputy ? deputy->name() + " is the deputy." : "There is no deputy now.");
}

Response pages::deactivate(Context& context, PersonId id)
{
    auto page = leaving(context, id);
    page.question = fmt::format("Close the account of {}?", page.person);
    page.action = href_of(id) + "/deactivation";
    page.button = "Close it all the same";
    auto const left =
        office::deactivate(context.office, context.act(href_of(id)), id, context.form().ticked("knowing"));
    return gone(context, left, std::move(page), "The account is closed.");
}

Response pages::reactivate(Context& context, PersonId id)
{
    office::reactivate(context.office, context.act(href_of(id)), id);
    return context.see_other(href_of(id), "The account is open again.");
}

} // namespace succession
