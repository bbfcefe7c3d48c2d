#include "web/pages/accounts.hpp"

#include "base/problem.hpp"
#include "office/accounts.hpp"
#include "office/secrets.hpp"
#include "office/sign_in.hpp"
#include "web/kept.hpp"
#include "web/models/accounts.hpp"
#include "web/pages/again.hpp"

#include <algorithm>

namespace succession {

namespace {

using Blockers = std::vector<Blocker>;

constexpr auto where_one_begins = "/desk";
constexpr auto wrong_password = "Address and password do not go together. Please look at both again.";

Response show_sign_in(Context& context, std::string const& problem, int status)
{
    auto const& form = context.form();
    bool const posted = context.request.method == Method::post;
    SignInPage page;
    page.address = form.text("address");
    page.next = posted ? form.text("next") : context.query("next");
    page.problem = problem;
    return context.render(page, "Sign in", status);
}

/// The form with what was typed and what is to mend.
Response show(Context& context, AccountForm page, Blockers const& blockers = {})
{
    auto const about_password = std::ranges::find(blockers, "password", &Blocker::field);
    page.has_password_error = about_password != blockers.end();
    if (page.has_password_error) page.password_error = about_password->reason;
    page.problems = problems_of(blockers);
    mark(page.fields, blockers);
    auto const title = page.heading;
    return context.render(page, title, blockers.empty() ? 200 : 422);
}

std::vector<FormField> name_fields(std::string const& given, std::string const& family)
{
    return {
        FormField::of_name("given", "Given names", given),
        FormField::of_name("family", "Family name", family).helped("If you have one name, write it here.").needed()};
}

std::vector<FormField> newcomer_fields(Form const& form)
{
    auto fields = name_fields(form.text("given"), form.text("family"));
    fields.push_back(FormField::of("email", "address", "Mail address", form.text("address")).needed());
    return fields;
}

office::Newcomer newcomer(Form const& form)
{
    return {one_line(form.text("given")), one_line(form.text("family")), form.text("address")};
}

AccountForm registration(Form const& form)
{
    return {.heading = "Make an account",
            .lead = "You choose a password once you have confirmed your address.",
            .action = "/register",
            .button = "Send me the link",
            .fields = newcomer_fields(form)};
}

AccountForm forgotten(Form const& form)
{
    return {.heading = "Choose a new password",
            .lead = "We send a link to the address of your account.",
            .action = "/forgotten",
            .button = "Send me the link",
            .fields = {FormField::of("email", "address", "Mail address", form.text("address")).needed()}};
}

AccountForm password_form(std::string const& token)
{
    return {.heading = "Choose a new password",
            .lead = "Wherever you are signed in, you will be signed out.",
            .action = "/reset/" + token,
            .button = "Set the password",
            .wants_password = true};
}

AccountForm welcome_page(std::string const& token, std::string const& given, std::string const& family)
{
    return {.heading = "Your account",
            .lead = "Your address is confirmed with this. Choose a password, and the account is yours.",
            .action = "/welcome/" + token,
            .button = "Make it mine",
            .fields = name_fields(given, family),
            .wants_password = true};
}

AccountForm first_administrator(std::string const& token, Form const& form)
{
    return {.heading = "The first administrator",
            .lead = "The journal is empty. Whoever has this account names the office and invites everybody else.",
            .action = "/begin/" + token,
            .button = "Make the account",
            .fields = newcomer_fields(form),
            .wants_password = true};
}

office::Opened opened(Context& context, std::string_view purpose, std::string_view token)
{
    return context.read(
        [&](Transaction& tx) { return office::open_link(context.office, tx, purpose, token, context.now); });
}

} // namespace

Response pages::sign_in_form(Context& context)
{
    if (context.person()) return Response::see_other(where_one_begins);
    return show_sign_in(context, "", 200);
}

Response pages::sign_in(Context& context)
{
    auto const& form = context.form();
    auto const kept = kept_from_json(form.text("again"));
    auto const refused = [&](std::string const& why, int status) {
        if (kept) return sign_in_and_send(context, *kept, Refused{form.text("address"), why, status});
        return show_sign_in(context, why, status);
    };
    std::optional<std::string> token;
    try {
        token = office::sign_in(context.office, context.now, form.text("address"), form.text("password"),
                                context.request.address, context.browser_mark());
    }
    catch (Problem const& problem) {
        return refused(problem.what(), status_of(problem.kind));
    }
    if (!token) return refused(wrong_password, kept ? 401 : 422);
    if (auto const* before = context.person()) office::sign_out(context.office, before->session.token_hash);
    context.sign_in(*token);
    context.mark_browser(form.text("address"));
    if (kept) return send_once_more(context, *kept);
    auto const next = form.text("next");
    return Response::see_other(is_local(next) ? next : where_one_begins);
}

Response pages::sign_out(Context& context)
{
    if (auto const* person = context.person()) office::sign_out(context.office, person->session.token_hash);
    context.sign_out();
    return context.see_other("/", "You are signed out.");
}

Response pages::sign_out_everywhere(Context& context)
{
    office::sign_out_everywhere(context.office, context.act("/sign-in"));
    context.sign_out();
    return context.see_other("/sign-in", "You are signed out everywhere.");
}

Response pages::register_form(Context& context) { return show(context, registration({})); }

Response pages::register_person(Context& context)
{
    auto const blockers = office::register_person(context.office, context.act("/check-your-mail"),
                                                  newcomer(context.form()), context.request.address);
    if (!blockers.empty()) return show(context, registration(context.form()), blockers);
    return context.see_other("/check-your-mail");
}

Response pages::check_mail(Context& context)
{
    return context.render(CheckMailPage{context.office.settings.office_email}, "Please look into your mail");
}

Response pages::forgotten_form(Context& context) { return show(context, forgotten({})); }

Response pages::ask_reset(Context& context)
{
    office::ask_reset(context.office, context.act("/check-your-mail"), context.form().text("address"),
                      context.request.address);
    return context.see_other("/check-your-mail");
}

Response pages::reset_form(Context& context, std::string token)
{
    opened(context, link_purposes::reset, token);
    return show(context, password_form(token));
}

Response pages::reset(Context& context, std::string token)
{
    auto const [link, person] = opened(context, link_purposes::reset, token);
    auto const blockers =
        office::reset(context.office, context.act("/sign-in"), token, context.form().text("password"));
    if (!blockers.empty()) return show(context, password_form(token), blockers);
    context.mark_browser(link.detail);
    return context.see_other("/sign-in", "The password is set. Sign in with it.");
}

Response pages::welcome_form(Context& context, std::string token)
{
    auto const [link, person] = opened(context, link_purposes::welcome, token);
    return show(context, welcome_page(token, person->given, person->family));
}

Response pages::welcome(Context& context, std::string token)
{
    opened(context, link_purposes::welcome, token);
    auto const [given, family, address] = newcomer(context.form());
    auto const blockers = office::welcome(context.office, context.act("/sign-in"), token,
                                          {given, family, context.form().text("password")});
    if (!blockers.empty()) return show(context, welcome_page(token, given, family), blockers);
    return context.see_other("/sign-in", "The account is yours. Sign in with your address and password.");
}

Response pages::begin_form(Context& context, std::string token)
{
    opened(context, link_purposes::begin, token);
    return show(context, first_administrator(token, {}));
}

Response pages::begin(Context& context, std::string token)
{
    opened(context, link_purposes::begin, token);
    auto const blockers = office::begin(context.office, context.act("/sign-in"), token, newcomer(context.form()),
                                        context.form().text("password"));
    if (!blockers.empty()) return show(context, first_administrator(token, context.form()), blockers);
    return context.see_other("/sign-in", "The account is made. Sign in, and name the office under People.");
}

} // namespace succession
