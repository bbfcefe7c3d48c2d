#include "web/pages/profile.hpp"

#include "office/accounts.hpp"
#include "office/profile.hpp"
#include "office/sign_in.hpp"
#include "storage/people.hpp"
#include "web/models/accounts.hpp"
#include "workflow/journal.hpp"

#include <algorithm>

namespace succession {

namespace {

using Blockers = std::vector<Blocker>;

constexpr auto here = "/profile";

struct Account {
    Person person;
    std::vector<Address> addresses;
};

Account account_of(Context& context)
{
    auto const id = context.me().person.id;
    return context.read([&](Transaction& tx) { return Account{people::get(tx, id), people::addresses_of(tx, id)}; });
}

office::Profile profile_of(Person const& person)
{
    office::Profile profile;
    profile.version = person.version;
    profile.given = person.given;
    profile.family = person.family;
    profile.affiliation = person.affiliation;
    profile.ror = person.ror;
    profile.country = person.country;
    profile.orcid = person.orcid;
    profile.expertise = person.expertise;
    if (person.away_from) profile.away_from = iso_date(*person.away_from);
    if (person.away_until) profile.away_until = iso_date(*person.away_until - day); // the last day away
    return profile;
}

office::Profile profile_of(Form const& form)
{
    return {.version = form.number("version").value_or(0),
            .given = one_line(form.text("given")),
            .family = one_line(form.text("family")),
            .affiliation = one_line(form.text("affiliation")),
            .ror = form.text("ror"),
            .country = form.text("country"),
            .orcid = form.text("orcid"),
            .expertise = form.text("expertise"),
            .away_from = form.text("away_from"),
            .away_until = form.text("away_until")};
}

std::vector<Option> with_none(std::vector<Option> options)
{
    options.insert(options.begin(), Option{"", "Not said", {}, {}, false});
    return options;
}

std::vector<FormField> fields_of(Journal const& journal, office::Profile const& profile)
{
    return {
        FormField::of_name("given", "Given names", profile.given),
        FormField::of_name("family", "Family name", profile.family).needed(),
        FormField::of("text", "affiliation", "Institution", profile.affiliation),
        FormField::of("text", "ror", "ROR id of the institution", profile.ror)
            .helped("As in https://ror.org/05gq02987"),
        FormField::of("choice", "country", "Country").choosing(with_none(journal.list("countries")), {profile.country}),
        FormField::of("text", "orcid", "ORCID iD", profile.orcid).helped("As in 0000-0002-1825-0097"),
        FormField::of("long", "expertise", "What you know best", profile.expertise)
            .helped("In your own words: ecosystems, methods, languages."),
        FormField::of("date", "away_from", "Away from", profile.away_from)
            .helped("While you are away nobody asks you for anything, and your deputy acts in your place."),
        FormField::of("date", "away_until", "Away until and with", profile.away_until),
    };
}

Response show(Context& context, office::Profile const& profile, Blockers const& blockers = {})
{
    auto const [person, addresses] = account_of(context);
    ProfilePage page;
    page.version = person.version;
    page.fields = fields_of(context.office.rules.now(), profile);
    for (auto const& address : addresses)
        if (address.confirmed_at)
            page.addresses.push_back({address.address, address.address_key == address_key(person.email)});
    page.new_address = context.form().text("address");
    page.problems = problems_of(blockers);
    mark(page.fields, blockers);
    return context.render(page, "Your profile", blockers.empty() ? 200 : 422);
}

Response show_with(Context& context, Blockers const& blockers)
{
    return show(context, profile_of(account_of(context).person), blockers);
}

/// What the other window wrote, where it differs from what is typed here.
std::string other_words(Context& context, std::vector<FormField> const& typed)
{
    auto const stored = fields_of(context.office.rules.now(), profile_of(account_of(context).person));
    std::string words;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (stored[i].value != typed[i].value) words += " " + stored[i].label + ": “" + stored[i].value + "”.";
    return words;
}

} // namespace

Response pages::profile(Context& context) { return show_with(context, {}); }

Response pages::save_profile(Context& context)
{
    auto const typed = profile_of(context.form());
    auto blockers = office::save_profile(context.office, context.act(here), typed);
    if (blockers.empty()) return context.see_other(here, "Your profile is saved.");
    for (auto& blocker : blockers)
        if (blocker.code == "stale")
            blocker.reason +=
                other_words(context, fields_of(context.office.rules.now(), typed)) + " Save again to keep yours.";
    return show(context, typed, blockers);
}

Response pages::change_password(Context& context)
{
    auto const& form = context.form();
    auto const blockers = office::change_password(context.office, context.act(here), form.text("old_password"),
                                                  form.text("password"), context.me().session.token_hash);
    if (!blockers.empty()) return show_with(context, blockers);
    return context.see_other(here, "Your password is changed. Everywhere else you are signed out.");
}

Response pages::add_address(Context& context)
{
    auto const blockers =
        office::add_address(context.office, context.act("/check-your-mail"), context.form().text("address"));
    if (!blockers.empty()) return show_with(context, blockers);
    return context.see_other("/check-your-mail");
}

Response pages::address_form(Context& context, std::string token)
{
    auto const [link, person] = context.read([&](Transaction& tx) {
        return office::open_link(context.office, tx, link_purposes::address, token, context.now);
    });
    AccountForm page{.heading = "Confirm this address",
                     .lead = link.detail + " becomes an address of " + person->name() + ".",
                     .action = "/address/" + token,
                     .button = "Confirm it"};
    return context.render(page, page.heading);
}

Response pages::confirm_address(Context& context, std::string token)
{
    office::confirm_address(context.office, context.act("/sign-in"), token);
    return context.see_other("/sign-in", "The address is confirmed.");
}

Response pages::prefer_address(Context& context)
{
    office::prefer_address(context.office, context.act(here), context.form().text("address"));
    return context.see_other(here, "Letters go to this address from now on.");
}

Response pages::remove_address(Context& context)
{
    office::remove_address(context.office, context.act(here), context.form().text("address"));
    return context.see_other(here, "The address is no longer yours here.");
}

} // namespace succession
