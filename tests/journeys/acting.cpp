#include "base/text.hpp"
#include "journeys/stagehand.hpp"
#include "office/submission.hpp"
#include "web/stage.hpp"

#include <fmt/format.h>

// How people act on manuscripts: by the forms of their pages.

namespace succession {

namespace {

bool is_code(std::string const& text)
{
    static std::regex const code("[a-z]+-[a-z]+");
    return std::regex_match(text, code);
}

std::string with_lines(std::string text)
{
    for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
    return text;
}

} // namespace

/// A wish of the act's own form, or of the reviewer's page behind the mailed link.
Stagehand::Door Stagehand::door(std::string const& by, std::string const& who, std::string const& act,
                                std::string const& reviewer, std::string const& alias)
{
    if (by == "by link") {
        auto const page = review_link(who, alias);
        bool const yes = act == "accept" || act == "accept_with_interest";
        return {page + (yes ? "?answer=yes" : act == "decline" ? "?answer=no" : ""), page + "/acts/" + act, ""};
    }
    auto path = address(alias);
    if (!reviewer.empty()) path += fmt::format("/reviews/{}", review_of(reviewer, alias).id.value);
    path += "/acts/" + act;
    return {path, path, who};
}

std::optional<PageForm> Stagehand::form_to(Door const& door, Response const& page)
{
    for (auto const& form : forms_in(page.body))
        if (form.action == door.action && form.sends) return form;
    return {};
}

PageForm Stagehand::open_form(Door const& door)
{
    auto const page = site_.get(door.page, door.who);
    auto form = page.status == 200 ? form_to(door, page) : std::nullopt;
    if (!form) fail(fmt::format("there is no form for {}: {}", door.action, gist(page)));
    return *form;
}

/// What stands in the form for what a line says: a person's key for their name, a date for "in 10 days" or "3 days
/// ago".
std::string Stagehand::in_form(std::string const& name, std::string const& text)
{
    static std::regex const days("in ([0-9]+) days"), past("([0-9]+) days ago"), an_issue("([0-9]+)/([0-9]+)");
    std::smatch match;
    if (std::regex_match(text, match, days)) return iso_date(site_.clock.now() + std::stoi(match[1]) * day);
    if (std::regex_match(text, match, past)) return iso_date(site_.clock.now() - std::stoi(match[1]) * day);
    if (name == "issue" && std::regex_match(text, match, an_issue))
        return path_of_issue(match[1], match[2]).substr(std::string("/production/issues/").size());
    if ((name == "person" || name == "editor") && is_code(text)) return std::to_string(person(text).value);
    if (name == "author" && is_code(text)) return author(text);
    return with_lines(place(text));
}

/// The key of somebody on a list of authors, the latest of that name.
std::string Stagehand::author(std::string const& code)
{
    auto const parts = split(code, '-');
    auto const found = site_.database.reading([&](Transaction& tx) {
        return first<AuthorId>(tx,
                               "SELECT id FROM author WHERE LOWER(given) = :1 AND LOWER(family) = :2 ORDER BY id DESC",
                               parts[0], parts[1]);
    });
    if (!found) fail(code + " is no author");
    return std::to_string(found->value);
}

void Stagehand::fill(PageForm& form, std::string const& given, bool forged)
{
    for (auto const& [name, text] : given_values(given)) {
        std::vector<std::string> values;
        if (name == "ticks") values = text == "all" ? form.offered(name) : split(text, ',');
        else
            for (auto const& part : split(text, '|')) values.push_back(in_form(name, part));
        if (values.empty() && name != "ticks") values = {""};
        if (!forged && !form.offers(name, values)) fail(fmt::format("the form does not offer {}={}", name, text));
        form.set_all(name, values);
    }
}

void Stagehand::require_done(Response const& response)
{
    if (response.status != 303) fail(gist(response));
}

/// What somebody typed stands on the page that came back.
void Stagehand::require_kept(Response const& response, PageForm const& form, std::string const& given)
{
    for (auto const& [name, text] : given_values(given)) {
        bool const chosen =
            std::ranges::any_of(form.choices, [&](Choice const& choice) { return choice.name == name; });
        for (auto const& part : split(chosen ? "" : text, '|'))
            if (auto const typed = in_form(name, part); !reads(response, typed))
                fail(fmt::format("{} is not kept: {}", typed, gist(response)));
    }
}

/// Sends it; pressed twice it is one act and one answer.
void Stagehand::send(Door const& door, PageForm const& form, bool twice)
{
    auto const done = site_.post(door.action, form.fields, door.who);
    require_done(done);
    if (!twice) return;
    auto const once = snapshot_of(site_.database);
    auto const again = site_.post(door.action, form.fields, door.who);
    if (again.status != 303 || header(again, "location") != header(done, "location"))
        fail("the second time it says " + gist(again));
    for (auto const& [id, holding] : snapshot_of(site_.database))
        if (!is_same(once.at(id), holding)) fail("it happened twice");
}

void Stagehand::takes(Words line)
{
    auto const by = door(line[1], line[2], line[3], line[5], line[6]);
    auto form = open_form(by);
    fill(form, line[7]);
    if (line[3] == "file" || line[3] == "late") form.choose_the_rest();
    send(by, form, line[4].matched);
    if (!line[8].matched) return;
    auto const made = site_.database.reading(
        [](Transaction& tx) { return first<ManuscriptId>(tx, "SELECT MAX(id) FROM manuscript"); });
    aliases_[line[8]] = *made;
}

/// Closed to this person, or refused with what they typed kept; where nothing is said of the form it is filled in
/// wholly.
void Stagehand::cannot_take(Words line)
{
    auto const by = door(line[1], line[2], line[3], line[4], line[5]);
    auto const page = site_.get(by.page, by.who);
    auto const there = form_to(by, page);
    auto form = there.value_or(PageForm{});
    if (line[6].matched) fill(form, line[6], true);
    else form.answer_the_rest();
    auto const answer = site_.post(by.action, form.fields, by.who);
    if (answer.status != 404 && there && line[6].matched) require_kept(answer, form, line[6]);
    if (line[7].matched && !reads(answer, line[7]) && !reads(page, line[7])) fail(gist(page) + "\n    " + gist(answer));
}

void Stagehand::decides(Words line)
{
    auto const known = facts(line[4]);
    std::string act = "decide";
    if (line[3] == " directly") act = "decide_directly";
    else if (line[3] == " on appeal") act = "decide_appeal";
    else if (known.manuscript.state != "recommended") act = "decide_as_editor";
    auto const by = door("as", line[1], act, "", line[4]);
    auto form = open_form(by);
    fill(form, fmt::format("kind={}, letter=Dear authors, thank you for your manuscript.", line[2].str()));
    if (line[5] == " with all reports") form.set_all("reports", form.offered("reports"));
    else if (line[6].matched) form.set("reports", std::to_string(review_of(line[6], line[4]).id.value));
    else form.set_all("reports", {});
    for (auto const& review : known.reviews) {
        auto const fate = fmt::format("fate_{}", review.id.value);
        if (!form.offered(fate).empty()) form.set(fate, "withdraw");
    }
    if (line[8].matched) form.set(fmt::format("fate_{}", review_of(line[8], line[4]).id.value), "wait");
    send(by, form, line[3] == " twice");
}

void Stagehand::lists(Words line)
{
    auto const path = address(line[5]) + "/reviewers";
    Typed fields{{"person", line[4].matched ? std::to_string(person(line[4]).value) : ""}};
    if (line[2].matched) {
        auto const name = line[2].str();
        fields = {
            {"given", name.substr(0, name.find(' '))}, {"family", name.substr(name.find(' ') + 1)}, {"email", line[3]}};
    }
    require_done(site_.post(path, fields, line[1]));
}

void Stagehand::cannot_list(Words line)
{
    auto const path = address(line[3]) + "/reviewers";
    auto const answer = site_.post(path, {{"person", std::to_string(person(line[2]).value)}}, line[1]);
    if (answer.status == 303) fail("it was possible");
    if (line[4].matched && !reads(answer, line[4])) fail(gist(answer));
}

/// Puts somebody on the list who is not there yet, and asks them, whatever mild concern the page shows.
void Stagehand::invites(Words line)
{
    auto const known = facts(line[3]);
    auto const on_list = [&](Review const& r) {
        return r.round == known.manuscript.round && Standings::is_reviewer(known, r, person(line[2]));
    };
    if (std::ranges::none_of(known.reviews, on_list))
        require_done(
            site_.post(address(line[3]) + "/reviewers", {{"person", std::to_string(person(line[2]).value)}}, line[1]));
    auto const by = door("as", line[1], "invite", line[2], line[3]);
    auto form = open_form(by);
    if (form.has("overruled")) form.set("overruled", "Nobody else knows these plants.");
    send(by, form, false);
}

void Stagehand::by_author_link(Words line)
{
    auto const path = "/" + line[1].str() + "/" + token(line[1], line[2]);
    auto form = open_form({path, path, ""});
    fill(form, line[5]);
    send({path, path, ""}, form, false);
}

void Stagehand::cannot_by_author_link(Words line)
{
    auto const path = "/" + line[1].str() + "/" + token(line[1], line[2]);
    auto const page = site_.get(path);
    auto form = form_to({path, path, ""}, page);
    if (form) form->answer_the_rest();
    auto const answer = site_.post(path, form ? form->fields : Typed{});
    if (answer.status == 303) fail("it was possible");
    if (line[5].matched && !reads(page, line[5]) && !reads(answer, line[5])) fail(gist(page));
}

void Stagehand::saves_review(Words line)
{
    auto const page = review_link(line[1], line[2]);
    auto form = open_form({page, page + "/acts/file", ""});
    fill(form, line[3]);
    require_done(site_.post(page + "/draft", form.fields));
}

/// Saves what is typed so far, without sending it.
void Stagehand::saves_act(Words line)
{
    auto const by = door("as", line[1], line[2], line[3], line[4]);
    auto form = open_form(by);
    fill(form, line[5]);
    require_done(site_.post(by.action + "/draft", form.fields, by.who));
}

void Stagehand::given(Words line)
{
    Stage stage(site_);
    stage.manuscript(line[1]);
    aliases_[line[2]] = stage.id;
}

void Stagehand::submits(Words line)
{
    Act const act{person(line[1]), site_.clock.now(), random_token(), "/"};
    auto const id = aliases_[line[4]] = office::begin_manuscript(site_.office, act, "research-article");
    std::vector<std::string> authors{line[1]};
    for (auto const& other : split(line[3].str(), ',')) authors.push_back(other);
    fill_draft(id, line[2], authors);
    require_done(site_.post(address(line[4]) + "/acts/submit", {}, line[1]));
}

void Stagehand::sends_again(Words line)
{
    auto const known = facts(line[2]);
    bool const revises = known.manuscript.state == "revising";
    auto const check = address(line[2]) + "/submission/check";
    if (revises) add_files(known.manuscript.id, {"answers"});
    send({check, check, line[1]}, open_form({check, check, line[1]}), false);
}

} // namespace succession
