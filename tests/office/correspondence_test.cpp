#include "office/correspondence.hpp"

#include "office/fixture.hpp"
#include "workflow/cast.hpp"

#include <fstream>
#include <set>

namespace succession {

using namespace cast;

namespace {

/// A word that stands for each fact a letter could tell; nothing else in a letter is spelled like it.
std::map<std::string, std::string> const words{
    {"title", "Titlewort"},
    {"abstract", "abstractwort"},
    {"the corresponding author", "Zostera"},
    {"the co-author", "Ostrea"},
    {"the editor", "Laminaria"},
    {"the decider", "Quercus"},
    {"the managing editor", "Salix"},
    {"the production editor", "Acer"},
    {"the deputy", "Fagus"},
    {"the reviewer", "Posidonia"},
    {"another reviewer", "Rhizophora"},
    {"the words", "typedwort"},
    {"the list", "listwort"},
    {"the letter", "letterwort"},
    {"the word to the editor", "notewort"},
    {"the advice", "advicewort"},
    {"the released report", "commentswort"},
    {"the reviewer's own words", "(you)"},
    {"the masked passage", "maskedwort"},
    {"the remarks", "remarkswort"},
    {"the kept report", "keptwort"},
    {"the hold's reason", "holdwort"},
    {"the objection", "objectionwort"},
    {"the request", "requestwort"},
    {"the interest", "interestwort"},
    {"the review's reason", "reasonwort"},
    {"the suggestions", "suggestwort"},
    {"the proposed authors", "proposedwort"},
    {"the opposed", "opposedwort"},
    {"the waiver", "waiverwort"},
    {"the reason of the mask", "unmaskedwort"},
    {"the findings", "findingswort"},
    {"the outcome", "Minor revision"},
};

std::map<std::string, PersonId> const readers{
    {"the corresponding author", zostera},
    {"the co-author", ostrea},
    {"the editor", laminaria},
    {"the former editor", alnus},
    {"the decider", quercus},
    {"the managing editor", salix},
    {"the production editor", acer},
    {"the deputy", fagus},
    {"the reviewer", posidonia},
    {"another reviewer", rhizophora},
    {"the administrator", PersonId{77}},
};

// The moments: before a decision, while one is held, and after it has left.
enum class When { in_review, held, released };

std::string report_with(std::string const& comments)
{
    return R"({"comments_to_authors": ")" + comments + R"(", "comments_to_editors": "remarkswort"})";
}

/// Puts the words where each fact is kept.
void mark(Facts& facts)
{
    auto& manuscript = facts.manuscript;
    manuscript.title = "Titlewort";
    manuscript.hold_reason = "holdwort";
    manuscript.request_reason = "requestwort";
    manuscript.waiver_reason = "waiverwort";
    for (auto& version : facts.versions) version.fields = R"({"title": "Titlewort", "abstract": "abstractwort"})";
    for (auto& author : facts.authors) author.objection = "objectionwort";
    for (auto& file : facts.files) file.name = file.findings = "findingswort";
    for (auto& made : facts.recommendations) made.note = made.letter = "advicewort";
    for (auto& made : facts.decisions) {
        made.letter = "letterwort";
        made.note = "notewort";
    }
    for (auto& review : facts.reviews) {
        review.interest = "interestwort";
        review.reason = "reasonwort";
        review.suggestions = "suggestwort";
    }
    for (auto& report : facts.reports) {
        bool const own = Standings::reviewer(*facts.review(report.review_id)) == posidonia;
        report.form = report_with(own ? "maskedwort" : "keptwort");
        if (own) report.masked = "commentswort";
        report.mask_reason = "unmaskedwort";
    }
    facts.suggestions = {
        {1, manuscript.id, true, "opposedwort", "opposedwort@rock.example", "opposedwort", "opposedwort"}};
    AuthorChange change;
    change.proposed = "proposedwort";
    change.reason = "requestwort";
    facts.author_changes = {change};
    facts.authors.back().objected_at = 1;
    Known administrator = known(PersonId{77}, "Apis", "Mellifera");
    facts.people.push_back(administrator);
    facts.roles.push_back({9, administrator.id, "administrator", {}});
}

struct Instant {
    Facts facts;
    Moment now;
};

Instant at(When when, std::string const& transparency)
{
    Case c;
    c.recommended("major-revision");
    c.manuscript().transparency = transparency;
    auto const minor = c.decision("minor-revision");
    Form answers;
    auto const kept = key(c.facts.reviews.back().id);
    for (auto const& [name, value] : minor.values())
        if (value != kept) answers.add(name, value);
    if (when != When::in_review) c.commit("decide", quercus, answers, {}, {});
    if (when == When::released) c.wait(1);
    mark(c.facts);
    return {c.facts, c.now};
}

/// The letter as its reader gets it: subject, body and all.
std::string letter(TestOffice& office, Instant const& instant, std::string const& kind, PersonId to)
{
    auto const& facts = instant.facts;
    LetterOrder order;
    order.kind = kind;
    order.to = to;
    order.note = "typedwort";
    order.list = "listwort";
    order.author = kind == "objection_received" ? second_author : AuthorId{};
    if (kind.starts_with("review") || kind.starts_with("report") || kind == "interest_declared" || to == posidonia)
        order.review = facts.reviews.front().id;
    if (to == rhizophora) order.review = facts.reviews.back().id;
    auto const written = office::preview(office.office, facts, facts, order, instant.now);
    return written.text.subject + "\n" + written.text.body;
}

std::set<std::string> told_in(std::string const& text, std::string const& reader)
{
    std::set<std::string> told;
    for (auto const& [fact, word] : words)
        if (fact != reader && text.find(word) != std::string::npos) told.insert(fact);
    return told;
}

struct Line {
    std::string kind;
    std::string reader;
    std::set<std::string> tells;
};

std::vector<Line> table()
{
    std::vector<Line> lines;
    std::ifstream file(SOURCE_DIR "/tests/office/letters_table.txt");
    for (std::string line; std::getline(file, line);) {
        auto const to = line.find(" to "), colon = line.find(": ");
        if (line.starts_with('#') || colon == std::string::npos) continue;
        Line next{line.substr(0, to), line.substr(to + 4, colon - to - 4), {}};
        for (auto const& fact : split(line.substr(colon + 2), ','))
            if (fact != "nothing") next.tells.insert(fact);
        lines.push_back(next);
    }
    return lines;
}

/// There is no article yet at the moments here.
bool is_of_an_article(std::string const& kind) { return kind == "in_issue" || kind == "published"; }

std::string listed(std::set<std::string> const& facts) { return joined({facts.begin(), facts.end()}, ", "); }

} // namespace

TEST_CASE("each letter about a manuscript is in the table, each reader of the index too")
{
    auto const lines = table();
    std::set<std::string> const about_accounts{"confirm_address", "account_made",     "account_exists",
                                               "reset_password",  "address_added",    "address_changed",
                                               "address_removed", "password_changed", "first_administrator",
                                               "role_given",      "delivery_failed",  "part_vacant"};
    for (auto const& known : journal_words().letters) {
        bool const there = std::ranges::find(lines, known.kind, &Line::kind) != lines.end();
        CHECK_MESSAGE((there || about_accounts.contains(known.kind)), known.kind);
    }
    for (auto const& line : lines) {
        CHECK_MESSAGE(journal_words().letter(line.kind), line.kind);
        CHECK_MESSAGE(readers.contains(line.reader), line.reader);
        for (auto const& fact : line.tells) CHECK_MESSAGE(words.contains(fact), fact);
    }
}

TEST_CASE("a letter tells its reader what the table says, and nothing else")
{
    TestOffice office;
    for (std::string const transparency : {"double", "single"}) {
        auto const instant = at(When::released, transparency);
        for (auto const& [kind, reader, tells] : table()) {
            if (is_of_an_article(kind)) continue;
            CAPTURE(kind);
            CAPTURE(reader);
            auto expected = tells;
            if (kind == "invitation" && transparency == "single")
                expected.insert({"the corresponding author", "the co-author"});
            CHECK(listed(told_in(letter(office, instant, kind, readers.at(reader)), reader)) == listed(expected));
        }
    }
}

TEST_CASE("no letter speaks of a decision before it has left")
{
    TestOffice office;
    std::set<std::string> const of_the_decision{"the letter", "the word to the editor", "the released report",
                                                "the outcome", "the advice"};
    for (auto const when : {When::in_review, When::held}) {
        auto const instant = at(when, "double");
        for (auto const& [kind, reader, tells] : table()) {
            if (is_of_an_article(kind)) continue;
            CAPTURE(kind);
            CAPTURE(reader);
            auto const told = told_in(letter(office, instant, kind, readers.at(reader)), reader);
            for (auto const& fact : told) {
                CHECK_MESSAGE(tells.contains(fact), fact);
                CHECK_MESSAGE(!of_the_decision.contains(fact), fact);
            }
        }
    }
}

TEST_CASE("letters written while a decision is held are those of the day before")
{
    TestOffice office;
    auto const before = at(When::in_review, "double");
    Instant const held{at(When::held, "double").facts, before.now};
    for (auto const& [kind, reader, tells] : table())
        for (auto const outside : {"the corresponding author", "the co-author", "the reviewer", "another reviewer",
                                   "the production editor"}) {
            if (reader != outside || is_of_an_article(kind) || kind == "reminder_turn")
                continue; // whose turn it is is asked of the editors
            CAPTURE(kind);
            CAPTURE(reader);
            CHECK(letter(office, held, kind, readers.at(reader)) == letter(office, before, kind, readers.at(reader)));
        }
}

TEST_CASE("reviewers of a single-anonymous manuscript read the authors' names in the invitation, and nowhere else")
{
    TestOffice office;
    Case c;
    c.with_editor();
    c.manuscript().transparency = "single";
    c.invited(posidonia);
    CHECK(letter(office, {c.facts, c.now}, "invitation", posidonia).find("Zostera Marina, Ostrea Edulis") !=
          std::string::npos);
    for (auto const& [kind, reader, tells] : table())
        if (reader == "the reviewer" && kind != "invitation")
            CHECK_MESSAGE(letter(office, {c.facts, c.now}, kind, posidonia).find("Zostera") == std::string::npos, kind);
    c.manuscript().transparency = "double";
    CHECK(letter(office, {c.facts, c.now}, "invitation", posidonia).find("Zostera") == std::string::npos);
}

TEST_CASE("a form brings words of its sender's into a letter they may change, and into no other")
{
    Case c;
    c.with_editor();
    auto const review = c.invited(posidonia);
    c.take("accept", posidonia, {{"letter_subject", "From the office"}, {"letter_body", "Please send me the names."}},
           review);
    REQUIRE(c.wrote("review_answered", laminaria));
    for (auto const& order : c.letters) CHECK_FALSE_MESSAGE(order.edited, order.kind);
    c.take("extend_review", laminaria, {{"due", c.in_days(40)}, {"letter_body", "Take the time you need."}}, review);
    REQUIRE(c.wrote("review_extended", posidonia));
    CHECK(c.letters.front().edited);
}

TEST_CASE("words written for one reader do not go to another")
{
    TestOffice office;
    Case c;
    c.released("reject");
    c.take("appeal", zostera, {{"reason", "The site was misread"}});
    auto const own = form({{"note", "It stands."}, {"letter_body", "Dear Zostera, between us"}});
    c.commit("dismiss", fagus, own, {}, {});
    REQUIRE(c.wrote("appeal_result", zostera));
    REQUIRE(c.wrote("appeal_result_editor", laminaria));
    Outcome const outcome{c.facts, {}, c.letters, {}, {}};
    for (auto const& letter : office::compose(office.office, c.facts, outcome, own, EventId{1}, c.now).letters)
        CHECK((letter.body.find("between us") != std::string::npos) == (letter.kind == "appeal_result"));
}

TEST_CASE("co-authors get no copy of a decision where the journal shows them no letters")
{
    auto closed = journal();
    closed.disclosure.coauthors_see_letters = false;
    Case c;
    c.decided("reject");
    for (auto const* words : {&journal(), static_cast<Journal const*>(&closed)}) {
        Outcome outcome{c.facts};
        Acts::settle(*words, outcome, c.now + 2 * day);
        auto const copies = std::ranges::count(outcome.letters, "decision_copy", &LetterOrder::kind);
        CHECK(copies == (words == &closed ? 0 : 1));
    }
}

} // namespace succession
