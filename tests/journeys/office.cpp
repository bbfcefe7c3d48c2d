#include "base/text.hpp"
#include "journeys/stagehand.hpp"
#include "office/desks.hpp"
#include "office/take.hpp"
#include "outbox/outbox.hpp"

#include <fmt/format.h>

// What happens around the manuscripts: windows left open, people who go and come, issues, the post, time.

namespace succession {

Fate Postman::deliver(Message const& message, std::function<void()> const& before_data)
{
    if (unknown.contains(message.to.address)) return {Fate::Kind::refused, "550 no such mailbox here"};
    before_data();
    return {Fate::Kind::sent, "250 thank you"};
}

void Stagehand::opens(Words line)
{
    auto const by = door(line[1], line[2], line[3], line[4], line[5]);
    tabs_[line[2]] = {by, open_form(by), {}};
}

void Stagehand::sends_open_page(Words line)
{
    auto& tab = tabs_.at(line[1]);
    fill(tab.form, line[4]);
    tab.form.choose_the_rest();
    send(tab.door, tab.form, line[3].matched);
}

void Stagehand::finds_open_page(Words line)
{
    auto& tab = tabs_.at(line[1]);
    fill(tab.form, line[3]);
    tab.form.choose_the_rest();
    tab.answer = site_.post(tab.door.action, tab.form.fields, tab.door.who);
    static std::map<std::string, int> const status{
        {"overtaken", 409}, {"closed", 422}, {"gone", 404}, {"signed out", 401}};
    if (tab.answer.status != status.at(line[2])) fail(gist(tab.answer));
    if (line[2] != "gone") require_kept(tab.answer, tab.form, line[3]);
    if (line[4].matched && !reads(tab.answer, line[4])) fail(gist(tab.answer));
}

void Stagehand::session_ends(Words line)
{
    site_.database.write(
        [&](Transaction& tx) { run(tx, "DELETE FROM session WHERE person_id = :1", person(line[1])); });
}

/// Signs in where the page asks for it; the form with the one button that is then left.
PageForm Stagehand::signed_in_with_it(std::string const& who)
{
    auto const& tab = tabs_.at(who);
    auto sign_in = form_to({"", "/sign-in", ""}, tab.answer);
    if (!sign_in) fail(gist(tab.answer));
    fill(*sign_in, fmt::format("address={}, password={}", cast_address(who), cast_password));
    auto const back = site_.post("/sign-in", sign_in->fields, who);
    auto const once_more = form_to(tab.door, back);
    if (!once_more) fail(gist(back));
    return *once_more;
}

void Stagehand::signs_in_again(Words line) { send(tabs_.at(line[1]).door, signed_in_with_it(line[1]), false); }

void Stagehand::signs_in_too_late(Words line)
{
    auto const form = signed_in_with_it(line[1]);
    auto const answer = site_.post(tabs_.at(line[1]).door.action, form.fields, line[1]);
    if (answer.status != 404) fail(gist(answer));
}

void Stagehand::goes_away(Words line)
{
    auto form = open_form({"/profile", "/profile", line[1]});
    fill(form, fmt::format("away_from=in 0 days, away_until=in {} days", line[2].str()));
    require_done(site_.post("/profile", form.fields, line[1]));
    settle();
}

void Stagehand::comes_back(Words line)
{
    auto form = open_form({"/profile", "/profile", line[1]});
    fill(form, "away_from=, away_until=");
    require_done(site_.post("/profile", form.fields, line[1]));
    settle();
}

void Stagehand::gives_part(Words line)
{
    require_done(site_.post(fmt::format("/people/{}/roles", person(line[2]).value), {{"role", line[3]}}, line[1]));
    settle();
}

void Stagehand::loses_part(Words line)
{
    auto const path = fmt::format("/people/{}/roles/removed", person(line[3]).value);
    require_done(site_.post(path, {{"role", line[2]}, {"knowing", "yes"}}, line[1]));
    settle();
}

void Stagehand::closes_account(Words line)
{
    auto const path = fmt::format("/people/{}/deactivation", person(line[2]).value);
    require_done(site_.post(path, {{"knowing", "yes"}}, line[1]));
    settle();
}

void Stagehand::names_deputy(Words line)
{
    auto const address = line[2] == "nobody" ? "" : cast_address(line[2].str());
    require_done(site_.post(fmt::format("/people/{}/deputy", person(line[4]).value),
                            {{"role", line[5]}, {"deputy", address}}, line[1]));
    settle();
}

std::string Stagehand::path_of_issue(std::string const& volume, std::string const& issue_number)
{
    auto const id = site_.database.reading([&](Transaction& tx) {
        return first<IssueId>(tx, "SELECT id FROM issue WHERE volume = :1 AND number = :2", std::stoi(volume),
                              std::stoi(issue_number));
    });
    if (!id) fail("there is no such issue");
    return fmt::format("/production/issues/{}", id->value);
}

void Stagehand::works_on_issue(Words line)
{
    if (line[2] == "plans") {
        auto form = open_form({"/production/issues", "/production/issues", line[1]});
        fill(form, fmt::format("volume={}, number={}, year=2027", line[3].str(), line[4].str()));
        return require_done(site_.post("/production/issues", form.fields, line[1]));
    }
    auto const page = path_of_issue(line[3], line[4]);
    auto const action = page + (line[2] == "opens" ? "/open" : "/publish");
    require_done(site_.post(action, open_form({page, action, line[1]}).fields, line[1]));
}

void Stagehand::cannot_work_on_issue(Words line)
{
    bool const plans = line[2] == "plan";
    auto const page = plans ? std::string("/production/issues") : path_of_issue(line[3], line[4]);
    auto const action = plans ? page : page + "/" + line[2].str();
    auto const shown = site_.get(page, line[1]);
    auto const answer = site_.post(
        action, plans ? Typed{{"volume", line[3]}, {"number", line[4]}, {"year", "2027"}} : Typed{}, line[1]);
    if (answer.status == 303) fail("it was possible");
    if (line[5].matched && !reads(shown, line[5]) && !reads(answer, line[5])) fail(gist(answer));
}

void Stagehand::mail_bounces(Words line) { postman_.unknown.insert(cast_address(line[1].str())); }

void Stagehand::mail_arrives(Words line) { postman_.unknown.erase(cast_address(line[1].str())); }

void Stagehand::post_is_carried(Words)
{
    Outbox outbox(site_.office, postman_);
    while (outbox.deliver_due(site_.clock.now(), 100) > 0) {
    }
}

void Stagehand::sends_letter_again(Words line)
{
    auto const found = letters_to(line[3], line[2]);
    if (found.empty()) fail("there is no such letter");
    auto const page = fmt::format("{}/letters/{}", address(line[4]), found.back().id.value);
    auto const action = page + "/resend";
    require_done(site_.post(action, open_form({page, action, line[1]}).fields, line[1]));
}

/// Day by day, with what is the system's to do on each.
void Stagehand::time_passes(Words line)
{
    auto const step = line[2] == "day" ? day : line[2] == "hour" ? hour : minute;
    for (int left = std::stoi(line[1]); left > 0; --left) {
        site_.clock.advance(step);
        settle();
    }
    // Whose session has ended meanwhile signs in anew.
    std::erase_if(site_.browsers, [&](auto const& browser) {
        auto const token = browser.second.find("session");
        return token != browser.second.end() && !site_.database.reading([&](Transaction& tx) {
            return sessions::find(tx, digest(token->second), site_.clock.now());
        });
    });
}

void Stagehand::settle()
{
    while (office::settle_due(site_.office, site_.clock.now(), 50) +
               office::refresh_desks(site_.office, site_.clock.now(), 50) >
           0) {
    }
}

} // namespace succession
