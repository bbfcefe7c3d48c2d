#include "web/context.hpp"

#include "office/secrets.hpp"
#include "office/sign_in.hpp"
#include "storage/answered.hpp"
#include "web/assets.hpp"
#include "web/menu.hpp"
#include "web/urls.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr std::size_t most_said = 500;

/// What belongs to the page rather than to the text.
bool is_guard(std::string_view field) { return field == "csrf" || field == "once" || field == "writer"; }

/// As random_token() writes them.
bool is_token(std::string_view text)
{
    static constexpr std::string_view others = "-_";
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) || others.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

/// Whether somebody who is not signed in may send a form there.
bool opens_to_strangers(Visitor visitor)
{
    return visitor == Visitor::anyone || visitor == Visitor::token || visitor == Visitor::demo;
}

Form typed(Request const& request)
{
    std::vector<std::pair<std::string, std::string>> values;
    std::ranges::copy_if(request.fields, std::back_inserter(values),
                         [](auto const& field) { return !is_guard(field.first); });
    return Form(values);
}

std::string field(Request const& request, std::string_view name)
{
    auto const found = std::ranges::find(request.fields, name, [](auto const& field) { return field.first; });
    return found == request.fields.end() ? "" : found->second;
}

} // namespace

Context::Context(Shared const& shared, Request& request, Route const& route, Moment now)
    : request(request), route(route), now(now), office(shared.office), assets(shared.assets), settings(shared.settings),
      templates_(shared.templates), form_(typed(request))
{
}

SignedIn const& Context::me() const
{
    if (!person_) throw Problem(Problem::Kind::unauthorized, "Please sign in first.");
    return *person_;
}

std::string Context::query(std::string_view name) const
{
    for (auto const& [key, value] : parse_form(request.query))
        if (key == name) return value;
    return {};
}

bool Context::wants_json() const
{
    auto const accepts = request.header("accept");
    return accepts && accepts->starts_with("application/json");
}

Act Context::act(std::string location) const
{
    return {person_ ? person_->person.id : PersonId{}, now, once(), std::move(location)};
}

Response Context::see_other(std::string const& location, std::string const& said)
{
    if (!said.empty()) set_cookie("said", percent_encoded(said), minute);
    return Response::see_other(location);
}

void Context::sign_in(std::string const& token)
{
    set_cookie("session", token, office::session_lasts);
    person_ = read([&](Transaction& tx) { return sessions::find(tx, digest(token), now); });
}

void Context::mark_browser(std::string const& address)
{
    if (!office::is_marked(office, browser_mark(), address))
        set_cookie("browser", office::browser_mark(office, address), office::mark_lasts);
}

std::string_view Context::browser_mark() const { return cookie("browser").value_or(""); }

void Context::sign_out()
{
    set_cookie("session", "", 0);
    person_.reset();
}

void Context::identify(Transaction& tx)
{
    if (auto const token = cookie("session")) person_ = sessions::find(tx, digest(*token), now);
}

bool Context::form_is_ours() const
{
    auto const given = field(request, "csrf");
    if (person_ && same_secret(given, person_->session.csrf)) return true;
    if (!opens_to_strangers(route.visitor)) return false;
    auto const visitor = cookie("visitor");
    return visitor && same_secret(given, csrf_of(*visitor));
}

/// Scripts drop their copy of a form that is done, and of no other.
void Context::tell_done()
{
    auto const form = field(request, "once");
    if (is_token(form)) set_cookie("done", form, minute, Seen::by_scripts);
}

bool Context::wrote(Kept const& kept) const { return !person_ || kept.writer().empty() || kept.writer() == writer(); }

std::optional<std::string> Context::answered_before(Transaction& tx) const
{
    auto const key = once();
    auto const before = key.empty() ? std::nullopt : answered::find(tx, key);
    if (!before) return {};
    return before->location;
}

/// A session in use does not end in the middle of somebody's work.
void Context::renew()
{
    if (!person_ || person_->session.expires_at - now > office::session_lasts / 2) return;
    office.database.write(
        [&](Transaction& tx) { sessions::extend(tx, person_->session.token_hash, now + office::session_lasts); });
    set_cookie("session", *cookie("session"), office::session_lasts);
}

Frame Context::frame(std::string title)
{
    Frame frame;
    frame.title = std::move(title);
    frame.journal_name = office.settings.journal_name;
    frame.description = office.settings.journal_name + ": manuscripts, reviews and articles.";
    frame.asset_css = assets.address("journal.css");
    frame.asset_js = assets.address("journal.js");
    frame.asset_icon = assets.address("favicon.svg");
    frame.noindex = route.visitor != Visitor::reader;
    frame.demo = office.settings.demo;
    frame.nav = menu(person(), request.path);
    frame.signed_in = person_.has_value();
    frame.person_name = person_ ? person_->person.name() : "";
    frame.csrf = csrf();
    frame.once = frame.csrf.empty() ? "" : random_token();
    frame.writer = writer();
    frame.person_mark = mark();
    auto const said = request.method == Method::post ? std::nullopt : cookie("said");
    frame.has_flash = was_told_ = said && !said->empty() && said->size() <= most_said && stands_for_text(*said);
    if (frame.has_flash) {
        frame.flash = percent_decoded(*said);
        set_cookie("said", "", 0);
    }
    return frame;
}

/// The token for this page's forms: the session's, or, before anybody has signed in, the browser's own. Behind a link
/// it is the browser's for long: a review may be written for weeks, whatever becomes of a session meanwhile.
std::string Context::csrf()
{
    bool const by_link = route.visitor == Visitor::token;
    if (person_ && !by_link) return person_->session.csrf;
    if (route.visitor <= Visitor::reader) return {};
    auto const known = cookie("visitor");
    auto const visitor = known ? std::string(*known) : random_token();
    if (!known || by_link) set_cookie("visitor", visitor, by_link ? 90 * day : day);
    return csrf_of(visitor);
}

/// Tells pages of one person from another's, and nobody who they are.
std::string Context::mark() const
{
    return person_ ? office.secrets.seal("writer", std::to_string(person_->person.id.value)) : "";
}

/// Whoever comes by a link is that link's, whoever is signed in.
std::string Context::writer() const { return route.visitor == Visitor::token ? "" : mark(); }

std::string Context::csrf_of(std::string_view visitor) const { return office.secrets.seal("csrf", visitor); }

/// Names this form with everything in it: sent twice it is the same act, changed it is another.
std::string Context::once() const
{
    auto const key = field(request, "once");
    if (key.empty()) return {};
    auto text = fmt::format("{}\n{}\n{}", key, request.path, person_ ? person_->person.id.value : 0);
    for (auto const& [name, value] : form_.values())
        text += fmt::format("\n{}:{}={}:{}", name.size(), name, value.size(), value);
    for (auto const& upload : request.uploads) text += "\n" + upload.sha256;
    return digest(text);
}

/// Behind TLS the name itself keeps other hosts from setting the cookie.
std::string Context::cookie_name(std::string_view name) const
{
    return (office.settings.public_url.starts_with("https:") ? "__Host-" : "") + std::string(name);
}

std::optional<std::string_view> Context::cookie(std::string_view name) const
{
    return request.cookie(cookie_name(name));
}

void Context::set_cookie(std::string_view name, std::string_view value, Moment lasts, Seen seen)
{
    auto const full = cookie_name(name);
    auto const secure = full.starts_with("__Host-") ? "; Secure" : "";
    auto const hidden = seen == Seen::by_us ? "; HttpOnly" : "";
    headers_.emplace_back("set-cookie", fmt::format("{}={}; Path=/; Max-Age={}{}; SameSite=Lax{}", full, value,
                                                    lasts / 1000, hidden, secure));
}

} // namespace succession
