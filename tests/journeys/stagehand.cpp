#include "journeys/stagehand.hpp"

#include "base/text.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/invariants.hpp"
#include "storage/letters.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace succession {

void fail(std::string const& reason) { throw std::runtime_error(reason); }

std::string gist(Response const& response)
{
    static std::regex const tags("<[^>]*>|\\s+"), blanks(" +");
    auto const main = response.body.find("<main");
    auto const text =
        std::regex_replace(main == std::string::npos ? response.body : response.body.substr(main), tags, " ");
    return fmt::format("{} {}", response.status, unescaped(std::regex_replace(text, blanks, " ")).substr(0, 1200));
}

bool reads(Response const& response, std::string const& text)
{
    auto const main = response.body.find("<main");
    return unescaped(main == std::string::npos ? response.body : response.body.substr(main)).find(text) !=
           std::string::npos;
}

std::vector<std::pair<std::string, std::string>> given_values(std::string const& text)
{
    static std::regex const next(", ([a-z_]+(?:-[0-9]+)?)=");
    std::vector<std::pair<std::string, std::string>> found;
    std::string rest = ", " + text;
    std::smatch match;
    while (std::regex_search(rest, match, next)) {
        auto const name = match[1].str();
        std::string const tail = match.suffix();
        std::smatch following;
        auto const end =
            std::regex_search(tail, following, next) ? static_cast<std::size_t>(following.position()) : tail.size();
        found.emplace_back(name, tail.substr(0, end));
        rest = tail.substr(end);
    }
    return found;
}

Stagehand::Stagehand(TestDatabase where, Seen& seen)
    : store_(folder_.path / "files"), site_({}, std::move(where)), seen_(seen)
{
    site_.office.store = &store_;
}

void Stagehand::play(std::string const& line)
{
    for (auto const& sentence : sentences()) {
        std::smatch match;
        if (line.find(sentence.mark) == std::string::npos || !std::regex_match(line, match, sentence.shape)) continue;
        (this->*sentence.play)(match);
        if (sentence.kind != Kind::asks) note_act(sentence, line);
        return;
    }
    fail("no such sentence");
}

/// After a line that acts, only what it names may be different; after one that was refused, nothing.
void Stagehand::note_act(Sentence const& sentence, std::string const& line)
{
    auto now = snapshot_of(site_.database);
    if (sentence.kind != Kind::elsewhere) require_bystanders(sentence.kind == Kind::refused ? "" : line, now);
    seen_.note(site_.office.rules.now(), now_, now);
    if (sentence.kind == Kind::refused) return;
    before_ = std::move(now_);
    now_ = std::move(now);
}

void Stagehand::require_bystanders(std::string const& line, Snapshot const& now)
{
    for (auto const& [alias, id] : aliases_) {
        static std::regex const quoted("\"[^\"]*\"");
        auto const words = std::regex_replace(line, quoted, "") + " ";
        bool const named =
            words.find(" " + alias + " ") != std::string::npos || words.find(" " + alias + ",") != std::string::npos;
        if (named || !now_.contains(id)) continue;
        if (!is_same(now_.at(id), now.at(id))) fail(alias + " has changed, which nobody acted on");
    }
}

void Stagehand::check_end()
{
    auto const found = site_.database.reading([](Transaction& tx) { return breaches(tx); });
    for (auto const& breach : found) FAIL_CHECK(breach.sentence);
    for (auto const& [alias, id] : aliases_) {
        auto const known = facts_now(alias);
        auto const rows = site_.database.reading([&](Transaction& tx) { return desks::of_manuscript(tx, id); });
        auto const wanted = desk_rows(site_.office.rules.now(), known, site_.clock.now());
        CHECK(rows.size() == wanted.size());
        for (auto const& row : wanted)
            CHECK_MESSAGE(std::ranges::count(rows, row), alias, " does not lie as it should on a desk");
        CHECK_MESSAGE(is_same(now_.at(id), {known, now_.at(id).events, now_.at(id).letters}), alias,
                      " changed while somebody only looked");
    }
}

std::string Stagehand::number(std::string const& alias)
{
    auto const known = facts(alias);
    return known.manuscript.number.value_or(std::to_string(known.manuscript.id.value));
}

Facts Stagehand::facts_now(std::string const& alias)
{
    auto const found = aliases_.find(alias);
    if (found == aliases_.end()) fail("no manuscript is called " + alias);
    return *site_.database.reading([&](Transaction& tx) { return dossiers::find(tx, found->second); });
}

Facts Stagehand::facts(std::string const& alias)
{
    auto const found = aliases_.find(alias);
    if (found == aliases_.end() || !now_.contains(found->second)) return facts_now(alias);
    return now_.at(found->second).facts;
}

/// Somebody of the cast, or whom the journal came to know.
PersonId Stagehand::person(std::string const& code)
{
    if (std::ranges::any_of(cast_members, [&](CastMember const& m) { return m.code == code; })) return cast_id(code);
    auto const parts = split(code, '-');
    auto const found = site_.database.reading([&](Transaction& tx) {
        return first<PersonId>(tx,
                               "SELECT id FROM person WHERE LOWER(given) = :1 AND LOWER(family) = :2 ORDER BY id DESC",
                               parts[0], parts[1]);
    });
    if (!found) fail("nobody knows " + code);
    return *found;
}

/// The latest one of that person's.
Review Stagehand::review_of(std::string const& reviewer, std::string const& alias)
{
    auto const known = facts_now(alias);
    Review const* latest = nullptr;
    for (auto const& review : known.reviews)
        if (Standings::is_reviewer(known, review, person(reviewer)) && (!latest || latest->round <= review.round))
            latest = &review;
    if (!latest) fail(reviewer + " has no review of " + alias);
    return *latest;
}

/// The token in the last letter of its kind to that person.
std::string Stagehand::token(std::string const& purpose, std::string const& to)
{
    auto const link = site_.database.reading([&](Transaction& tx) {
        return first<LinkId>(tx, "SELECT id FROM link WHERE purpose = :1 AND person_id = :2 ORDER BY id DESC", purpose,
                             person(to));
    });
    if (!link) fail(to + " has no link for " + purpose);
    return site_.secrets.link_token(purpose, *link);
}

/// The links to one review, the newest first.
std::vector<LinkId> Stagehand::links_to(ReviewId review)
{
    return site_.database.reading([&](Transaction& tx) {
        return all<LinkId>(tx, "SELECT id FROM link WHERE purpose = 'review' AND subject = :1 ORDER BY id DESC",
                           review);
    });
}

/// Of the latest review they were asked for.
std::string Stagehand::review_link(std::string const& reviewer, std::string const& alias)
{
    auto const known = facts(alias);
    for (auto review = known.reviews.rbegin(); review != known.reviews.rend(); ++review) {
        if (!Standings::is_reviewer(known, *review, person(reviewer))) continue;
        if (auto const links = links_to(review->id); !links.empty())
            return "/review/" + site_.secrets.link_token("review", links.front());
    }
    fail(reviewer + " was sent no link to review " + alias);
}

std::vector<Letter> Stagehand::letters_to(std::string const& who, std::string const& kind)
{
    std::vector<Letter> found;
    for (auto const& [id, holding] : now_)
        for (auto const& letter :
             site_.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, id); }))
            if (letter.kind == kind && letter.to_id == person(who)) found.push_back(letter);
    return found;
}

} // namespace succession
