#pragma once

#include "web/fields.hpp"
#include "web/onward.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// Somebody in the list.
struct PersonRow {
    std::string href;
    std::string name;
    std::string email;
    std::string affiliation;
    std::string roles;
    bool active = true;
    bool has_account = false;
};
SUCCESSION_DESCRIBE(PersonRow, href, name, email, affiliation, roles, active, has_account)

/// Everybody the journal knows, for administrators.
struct PeoplePage : Onward {
    static constexpr std::string_view template_name = "people/people";
    std::string text;
    std::vector<FormOption> roles;
    std::vector<PersonRow> people;
};
SUCCESSION_DESCRIBE_MORE(PeoplePage, Onward, text, roles, people)

/// A part in the office, and who deputises.
struct HeldRole {
    std::string role;
    std::string label;
    std::string person_href;
    bool may_have_deputy = false;
    bool has_deputy = false;
    std::string deputy_name;
    std::string deputy_address;
};
SUCCESSION_DESCRIBE(HeldRole, role, label, person_href, may_have_deputy, has_deputy, deputy_name, deputy_address)

/// One person, their parts in the office and what an administrator may do.
struct PersonPage {
    static constexpr std::string_view template_name = "people/person";
    std::string href;
    std::string name;
    std::vector<std::string> addresses;
    std::string affiliation;
    std::string country;
    std::string orcid;
    std::string state; ///< of the account, in words
    bool has_account = false;
    bool active = true;
    std::string away;
    std::vector<HeldRole> held;
    std::vector<FormOption> grantable;
};
SUCCESSION_DESCRIBE(PersonPage, href, name, addresses, affiliation, country, orcid, state, has_account, active, away,
                    held, grantable)

/// Somebody's going would leave a part in the office to nobody: to be known first.
struct LeavingPage {
    static constexpr std::string_view template_name = "people/leaving";
    std::string question;
    std::vector<std::string> left; ///< a sentence for each part
    std::string action;
    std::string role;
    std::string button;
    std::string person_href;
    std::string person;
};
SUCCESSION_DESCRIBE(LeavingPage, question, left, action, role, button, person_href, person)

/// Somebody the office adds by hand.
struct NewPersonPage {
    static constexpr std::string_view template_name = "people/new";
    std::vector<FormField> fields;
    std::vector<FormProblem> problems;
};
SUCCESSION_DESCRIBE(NewPersonPage, fields, problems)

using PeoplePages = boost::mp11::mp_list<PeoplePage, PersonPage, LeavingPage, NewPersonPage>;

} // namespace succession
