#include "base/text.hpp"
#include "journeys/stagehand.hpp"
#include "storage/desks.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

// What a journey asks: of states and turns, of letters, of pages.

namespace succession {

namespace {

/// "\"one\", \"two\"" as its parts.
std::vector<std::string> quoted(std::string const& text)
{
    static std::regex const one("\"([^\"]*)\"");
    std::vector<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), one); at != std::sregex_iterator(); ++at)
        found.push_back((*at)[1]);
    return found;
}

std::vector<std::string> listed(std::string const& text)
{
    std::vector<std::string> found;
    for (auto const& part : split(text, ',')) found.emplace_back(trimmed(part));
    std::ranges::sort(found);
    return found;
}

void require_same(std::vector<std::string> const& wanted, auto const& found)
{
    if (!std::ranges::equal(wanted, found)) fail("it is: " + joined({found.begin(), found.end()}, ", "));
}

void require_seen(Response const& page, std::vector<std::string> const& texts, bool wanted,
                  std::string const& where = {})
{
    for (auto const& text : texts)
        if ((page.status == 200 && reads(page, text)) != wanted)
            fail(fmt::format("“{}”: {} {}", text, where, gist(page)));
}

} // namespace

/// "{A}" is the number of manuscript A, "{article A}" the address readers know it at.
std::string Stagehand::place(std::string text)
{
    static std::regex const known("\\{(article )?([A-Z])\\}");
    std::smatch match;
    while (std::regex_search(text, match, known)) {
        auto const held = facts(match[2]);
        auto const doi = held.in_production() ? held.in_production()->doi.value_or("") : "";
        auto const name = match[1].matched ? "/articles/" + doi : number(match[2]);
        text = match.prefix().str() + name + match.suffix().str();
    }
    return text;
}

void Stagehand::expect_state(Words line)
{
    auto const known = facts(line[1]);
    auto const producing = known.in_production() ? known.in_production()->state : "";
    if (line[2] != known.manuscript.state && line[2] != producing)
        fail(fmt::format("it is {} {}", known.manuscript.state, producing));
}

void Stagehand::expect_review(Words line)
{
    auto const review = review_of(line[1], line[2]);
    if (review.state != line[3]) fail("it is " + review.state);
    seen_.turns.insert("review." + review.state);
    if (!line[4].matched) return;
    if (!review.due) fail("no clock runs");
    if (auto const left = (*review.due - site_.clock.now()) / day; left != std::stoi(line[4]))
        fail(fmt::format("it is {} days", left));
}

void Stagehand::expect_turn(Words line)
{
    auto const id = aliases_.at(line[1]);
    auto rows = site_.database.reading([&](Transaction& tx) { return desks::of_manuscript(tx, id); });
    auto const known = facts(line[1]);
    auto const& wanted =
        state_awaited(site_.office.rules.of(known), known).wanted; // not what else is asked, as of a hold
    std::erase_if(rows,
                  [&](DeskRow const& row) { return !row.awaiting || row.subject || !row.wanted.starts_with(wanted); });
    if (rows.size() != 1) fail(fmt::format("it waits for {} people", rows.size()));
    auto const* who = known.person(rows.front().person_id);
    if (rows.front().person_id != person(line[2])) fail("it waits for " + (who ? code_of(who->name()) : "somebody"));
    auto const* production = known.manuscript.state == "accepted" ? known.in_production() : nullptr;
    seen_.turns.insert(production ? "production." + production->state : "manuscript." + known.manuscript.state);
    if (!line[3].matched) return;
    auto const left = rows.front().due - site_.clock.now();
    auto const days = line[4].matched ? -left / day : left / day;
    if (days != std::stoi(line[3]) || (left < 0) != line[4].matched)
        fail(fmt::format("it is {} days", static_cast<double>(left) / day));
}

void Stagehand::expect_nobodys_turn(Words line)
{
    auto const rows =
        site_.database.reading([&](Transaction& tx) { return desks::of_manuscript(tx, aliases_.at(line[1])); });
    if (std::ranges::any_of(rows, [](DeskRow const& row) { return row.awaiting && !row.subject; }))
        fail("it waits for somebody");
}

void Stagehand::expect_letters(Words line) { require_same(listed(line[1]), letters_between(before_, now_)); }
void Stagehand::expect_no_letters(Words) { require_same({}, letters_between(before_, now_)); }

void Stagehand::expect_letter(Words line)
{
    if (letters_to(line[2], line[1]).empty()) fail("there is no such letter");
}

void Stagehand::expect_no_letter(Words line)
{
    if (!letters_to(line[2], line[1]).empty()) fail("there is one");
}

void Stagehand::expect_letter_says(Words line)
{
    auto const found = letters_to(line[2], line[1]);
    if (found.empty()) fail("there is no such letter");
    auto const text = found.back().subject + "\n" + found.back().body;
    if ((text.find(place(line[4])) != std::string::npos) != (line[3] == "says")) fail(text);
}

void Stagehand::expect_letter_is(Words line)
{
    auto const found = letters_to(line[2], line[1]);
    if (found.empty() || found.back().state != line[3])
        fail(found.empty() ? "there is no such letter" : "it is " + found.back().state);
}

void Stagehand::expect_only_changed(Words line)
{
    std::set<std::string> found;
    for (auto const& [id, now] : now_)
        if (before_.contains(id)) found.merge(changes(before_.at(id).facts, now.facts));
    require_same(listed(line[1]), found);
}

void Stagehand::expect_sees(Words line)
{
    auto const page = site_.get(address(line[4]), line[1]);
    if (line[2] == "sees" && page.status != 200) fail(gist(page));
    require_seen(page, quoted(place(line[3])), line[2] == "sees");
}

void Stagehand::expect_sees_by_link(Words line)
{
    auto const page = site_.get(review_link(line[1], line[4]));
    require_seen(page, quoted(place(line[3])), line[2] == "sees");
}

void Stagehand::expect_sees_there(Words line)
{
    static std::regex const an_issue("issue ([0-9]+)/([0-9]+)"), old_link("the old link of ([a-z-]+) to ([A-Z])");
    auto path = place(line[5]);
    std::smatch match;
    auto const said = path;
    if (std::regex_match(said, match, an_issue)) path = fmt::format("/issues/{}/{}", match[1].str(), match[2].str());
    if (std::regex_match(said, match, old_link))
        path = "/review/" + site_.secrets.link_token("review", links_to(review_of(match[1], match[2]).id).at(1));
    auto const page = site_.get(path, line[1] == "readers" ? "" : line[1].str());
    require_seen(page, quoted(place(line[4])), line[3] == "see" || line[3] == "sees", path);
}

void Stagehand::expect_cannot_open(Words line)
{
    auto const page = site_.get(address(line[2]), line[1]);
    if (page.status != 404) fail(gist(page));
}

void Stagehand::expect_file(Words line)
{
    auto const known = facts(line[5]);
    auto const file =
        std::find_if(known.files.rbegin(), known.files.rend(), [&](File const& f) { return f.kind == line[4].str(); });
    if (file == known.files.rend()) fail("there is no such file");
    bool const by_link = line[2].matched;
    auto const page = by_link ? review_link(line[1], line[5]) : address(line[5]);
    auto const answer = site_.get(fmt::format("{}/files/{}", page, file->id.value), by_link ? "" : line[1].str());
    if ((answer.status == 200) != (line[3] == "can")) fail(gist(answer));
}

void Stagehand::expect_desk(Words line)
{
    auto const page = site_.get("/desk", line[1]);
    auto const main = page.body.substr(page.body.find("<main"), page.body.find("</main") - page.body.find("<main"));
    auto& noted = desks_[line[1]];
    if (line[2] == "unchanged" && main != noted) fail("it was\n" + noted + "\nand is\n" + main);
    noted = main;
}

/// What the last page of the submission names as missing.
void Stagehand::expect_lacks(Words line)
{
    auto const known = facts(line[1]);
    auto const* submitter = known.person(known.manuscript.submitter_id);
    auto const page = site_.get(address(line[1]) + "/submission/check", code_of(submitter->name()));
    auto const said = reads(page, "Before it can be sent");
    if (said != line[3].matched) fail(gist(page));
    if (line[3].matched) require_seen(page, quoted(line[3]), true);
}

void Stagehand::expect_date(Words line)
{
    auto const manuscript = facts(line[1]).manuscript;
    auto const date = line[2] == "received"        ? manuscript.received_at
                      : line[2] == "first decided" ? manuscript.first_decision_at
                      : line[2] == "revised"       ? manuscript.revised_at
                                                   : manuscript.accepted_at;
    if (!date) fail("there is no such date");
    if (auto const days = (site_.clock.now() - *date) / day; days != std::stoi(line[3]))
        fail(fmt::format("it was {} days ago", days));
}

} // namespace succession
