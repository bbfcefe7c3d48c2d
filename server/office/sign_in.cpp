#include "office/sign_in.hpp"

#include "base/network.hpp"
#include "base/problem.hpp"
#include "office/account_letters.hpp"
#include "office/accounts.hpp"
#include "office/secrets.hpp"
#include "office/throttle.hpp"
#include "storage/database.hpp"
#include "storage/links.hpp"
#include "storage/people.hpp"
#include "storage/sessions.hpp"

#include <algorithm>
#include <ranges>

namespace succession {

namespace {

constexpr Moment reset_lasts = 2 * hour;

Session session_for(PersonId id, std::string const& token, Moment now)
{
    return {digest(token), id, random_token(), now, now + office::session_lasts};
}

std::string seal_of_browser(Office const& office, std::string_view browser, std::string const& address)
{
    return office.secrets.seal("browser", std::string(browser) + " " + address_key(address));
}

/// What a changed password brings with it.
void set_password(Office const& office, Transaction& tx, Person person, std::string const& hash, Moment now,
                  std::string const& but_session)
{
    person.password = hash;
    people::update(tx, person);
    sessions::end_all(tx, person.id, but_session);
    links::close(tx, link_purposes::reset, person.id.value, now);
    office::send(office, tx, {.kind = "password_changed", .to = person}, now);
}

} // namespace

std::optional<std::string> office::sign_in(Office const& office, Moment now, std::string const& address,
                                           std::string const& password, std::string const& network,
                                           std::string_view mark)
{
    auto const account = address_key(address);
    auto const from = network_of(network);
    auto const counts = is_marked(office, mark, address)
                            ? count_attempt(office, {{signing_in_known, mark}}, now)
                            : count_attempt(office, {{signing_in, account}, {signing_in_from, from}}, now);
    auto const person = office.database.reading([&](Transaction& tx) { return people::by_address(tx, address); });
    bool const right = passwords::verify(person && person->active ? person->password : "", password);
    if (!right) return {};

    auto const token = random_token();
    office.database.write([&](Transaction& tx) {
        forgive(tx, counts.front());
        for (auto const& count : counts | std::views::drop(1)) take_back(tx, count);
        sessions::insert(tx, session_for(person->id, token, now));
    });
    return token;
}

std::string office::browser_mark(Office const& office, std::string const& address)
{
    auto const browser = random_token();
    return browser + "." + seal_of_browser(office, browser, address);
}

bool office::is_marked(Office const& office, std::string_view mark, std::string const& address)
{
    auto const browser = mark.substr(0, mark.find('.'));
    auto const seal = mark.substr(std::min(browser.size() + 1, mark.size()));
    return same_secret(seal, seal_of_browser(office, browser, address));
}

std::string office::sign_in_as(Office const& office, PersonId id, Moment now)
{
    if (!office.settings.demo) throw no_such_page();
    auto const token = random_token();
    office.database.write(
        [&](Transaction& tx) { sessions::insert(tx, session_for(people::get(tx, id).id, token, now)); });
    return token;
}

void office::sign_out(Office const& office, std::string const& token_hash)
{
    office.database.write([&](Transaction& tx) { sessions::end(tx, token_hash); });
}

void office::sign_out_everywhere(Office const& office, Act const& act)
{
    office.database.write([&](Transaction& tx) { sessions::end_all(tx, act.actor); });
}

void office::ask_reset(Office const& office, Act const& act, std::string const& address, std::string const& network)
{
    auto const from = network_of(network), to = address_key(address);
    count_attempt(office, {{mail_from, from}, {mail_to, to}}, act.now);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const person = people::by_address(tx, address);
        if (!person || !person->active) return;
        bool const has_account = person->has_account();
        auto const link = make_link(has_account ? link_purposes::reset : link_purposes::welcome, person->id, address,
                                    act.now + reset_lasts);
        send(office, tx,
             {.kind = has_account ? "reset_password" : "confirm_address",
              .to = *person,
              .address = address,
              .link = link},
             act.now);
    });
}

std::vector<Blocker> office::reset(Office const& office, Act const& act, std::string_view token,
                                   std::string const& password)
{
    if (auto flaws = flaws_of_password(password); !flaws.empty()) return flaws;
    require_open(office, link_purposes::reset, token, act.now);
    auto const hash = passwords::hash(password);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        auto const [link, person] = open_link(office, tx, link_purposes::reset, token, act.now);
        set_password(office, tx, *person, hash, act.now, "");
    });
    return {};
}

std::vector<Blocker> office::change_password(Office const& office, Act const& act, std::string const& old,
                                             std::string const& wanted, std::string const& token_hash)
{
    if (auto flaws = flaws_of_password(wanted); !flaws.empty()) return flaws;
    auto const person = office.database.reading([&](Transaction& tx) { return people::get(tx, act.actor); });
    auto const whose = std::to_string(act.actor.value);
    auto const counts = count_attempt(office, {{proving, whose}}, act.now);
    if (!passwords::verify(person.password, old))
        return {{"old_password", "This is not your present password.", "old_password"}};
    auto const hash = passwords::hash(wanted);
    office.database.write([&](Transaction& tx) {
        claim(tx, act);
        forgive(tx, counts.front());
        set_password(office, tx, person, hash, act.now, token_hash);
    });
    return {};
}

} // namespace succession
