#pragma once

#include "web/fields.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// The door.
struct SignInPage {
    static constexpr std::string_view template_name = "accounts/sign_in";
    std::string address;
    std::string next; ///< where one wanted to go
    std::string problem;
};
SUCCESSION_DESCRIBE(SignInPage, address, next, problem)

/// One calm form about an account: register, confirm, choose a password.
struct AccountForm {
    static constexpr std::string_view template_name = "accounts/form";
    std::string heading{};
    std::string lead{};
    std::string action{};
    std::string button{};
    std::vector<FormField> fields{};
    bool wants_password = false; ///< a new one
    bool has_password_error = false;
    std::string password_error{};
    std::vector<FormProblem> problems{};
};
SUCCESSION_DESCRIBE(AccountForm, heading, lead, action, button, fields, wants_password, has_password_error,
                    password_error, problems)

/// A letter is on its way, or would be.
struct CheckMailPage {
    static constexpr std::string_view template_name = "accounts/check_mail";
    std::string office_email;
};
SUCCESSION_DESCRIBE(CheckMailPage, office_email)

/// One of somebody's mail addresses.
struct ProfileAddress {
    std::string address;
    bool preferred = false;
};
SUCCESSION_DESCRIBE(ProfileAddress, address, preferred)

/// What people say of themselves, their addresses and their password.
struct ProfilePage {
    static constexpr std::string_view template_name = "accounts/profile";
    std::int64_t version = 0;
    std::vector<FormField> fields;
    std::vector<ProfileAddress> addresses;
    std::string new_address;
    std::vector<FormProblem> problems;
};
SUCCESSION_DESCRIBE(ProfilePage, version, fields, addresses, new_address, problems)

using AccountPages = boost::mp11::mp_list<SignInPage, AccountForm, CheckMailPage, ProfilePage>;

} // namespace succession
