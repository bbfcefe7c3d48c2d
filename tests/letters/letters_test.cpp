#include "letters/letters.hpp"

#include "base/problem.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

namespace succession {

namespace {

namespace fs = std::filesystem;

LetterTemplates const& templates()
{
    static LetterTemplates const all(SOURCE_DIR "/templates/letters");
    return all;
}

/// An entry of workflows/letters.yaml, as far as the tests ask.
struct Entry {
    std::string kind;
    std::vector<std::string> to;
    std::string link;
    bool editable = false;

    bool goes_to(std::set<std::string> const& parts) const
    {
        return std::ranges::any_of(to, [&](auto const& part) { return parts.contains(part); });
    }
};

std::vector<std::string> parts_of(std::string const& list)
{
    static std::regex const word("[a-z_]+");
    return {std::sregex_token_iterator(list.begin(), list.end(), word), {}};
}

std::vector<Entry> const& index()
{
    static auto const entries = [] {
        std::regex const entry("  - \\{kind: ([a-z_]+), label: \"[^\"]+\", to: \\[([a-z_, ]+)\\], link: ([a-z_]+)"
                               "(, editable: true)?(, replaces: [a-z_]+)?\\}");
        std::ifstream file(SOURCE_DIR "/workflows/letters.yaml");
        std::vector<Entry> found;
        for (std::string line; std::getline(file, line);) {
            std::smatch m;
            if (std::regex_match(line, m, entry)) found.push_back({m[1], parts_of(m[2]), m[3], m[4].matched});
        }
        return found;
    }();
    return entries;
}

std::set<std::string> const authors{"author",       "authors",     "coauthors",     "silent_authors",
                                    "told_authors", "new_authors", "former_authors"};
std::set<std::string> const reviewers{"reviewer"};

/// Every text is its own field's name in marks, so that a letter shows which fields it used.
LetterFacts marked()
{
    LetterFacts facts;
    for_each_member(facts, [](auto name, auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::string>)
            member = fmt::format("<{}>", name);
    });
    facts.list = {"<list 1>", "<list 2>"};
    facts.reports = {{"<Reviewer 1>", "<comments 1>"}, {"<Reviewer 2>", "<comments 2>"}};
    return facts;
}

/// As little as any letter can have: what may be missing, is.
LetterFacts sparse()
{
    auto facts = marked();
    facts.recipient_name = facts.editor_name = facts.due = facts.note = facts.reason = facts.doi = "";
    facts.list.clear();
    facts.reports.clear();
    return facts;
}

bool shows(LetterText const& letter, std::string_view field)
{
    auto const mark = fmt::format("<{}>", field);
    return letter.body.find(mark) != std::string::npos || letter.subject.find(mark) != std::string::npos;
}

int links_in(LetterText const& letter)
{
    int links = 0;
    for (std::string_view const mark : {"<link>", "<article_link>"})
        for (auto at = letter.body.find(mark); at != std::string::npos; at = letter.body.find(mark, at + 1)) ++links;
    return links;
}

/// A folder with one letter, gone with the test.
class OneLetter {
public:
    explicit OneLetter(std::string const& text) { folder_.write("test.mustache", text); }

    LetterText write(LetterFacts const& facts) const { return LetterTemplates(folder_.path).write("test", facts); }
    std::string mistake() const
    {
        try {
            LetterTemplates const all(folder_.path);
            return {};
        }
        catch (Mistake const& mistake) {
            return mistake.what();
        }
    }

private:
    Folder folder_;
};

} // namespace

TEST_CASE("every letter of the index has its text, and every text is in the index")
{
    std::vector<std::string> kinds;
    for (auto const& entry : index()) kinds.push_back(entry.kind);
    CHECK(kinds.size() > 60);
    CHECK_NOTHROW(templates().check(kinds));
    CHECK(std::set(kinds.begin(), kinds.end()).size() == kinds.size());

    auto const one = kinds.back();
    kinds.pop_back();
    CHECK_THROWS_WITH_AS(templates().check(kinds), doctest::Contains(one.c_str()), Mistake);
    kinds.insert(kinds.end(), {one, "letter_of_nobody"});
    CHECK_THROWS_WITH_AS(templates().check(kinds), doctest::Contains("letter_of_nobody"), Mistake);
}

TEST_CASE("every letter reads well, with everything there and with little")
{
    for (auto const& kind : templates().kinds())
        for (auto const& facts : {marked(), sparse()}) {
            CAPTURE(kind);
            auto const [subject, body] = templates().write(kind, facts);
            CHECK(!subject.empty());
            CHECK(subject.size() < 100);
            CHECK(body.starts_with(facts.recipient_name.empty() ? "Good day,\n\n" : "Dear <recipient_name>,\n\n"));
            CHECK(body.find("{{") == std::string::npos);
            CHECK(body.find("\n\n\n") == std::string::npos);
            CHECK(body.find(" \n") == std::string::npos);
            CHECK(body.find('!') == std::string::npos);
            if (!facts.due.empty()) CHECK(body.find("  ") == std::string::npos);
            CHECK(subject.find('!') == std::string::npos);
        }
}

TEST_CASE("a letter has one link at most, on a line of its own, where the index says so")
{
    for (auto const& entry : index()) {
        CAPTURE(entry.kind);
        auto const letter = templates().write(entry.kind, marked());
        CHECK(links_in(letter) == (entry.link == "none" ? 0 : 1));
        if (entry.link == "none") continue;
        auto const at = letter.body.find(entry.link == "article" ? "<article_link>" : "<link>");
        CHECK(letter.body.substr(at - 2, 2) == ":\n");
    }
}

TEST_CASE("letters to reviewers never name authors, nor anybody else they may not know")
{
    int seen = 0;
    for (auto const& entry : index()) {
        if (!entry.goes_to(reviewers)) continue;
        ++seen;
        CAPTURE(entry.kind);
        auto const letter = templates().write(entry.kind, marked());
        for (auto const* field :
             {"authors_line", "person_name", "person_email", "decision_text", "reason", "decider_name"})
            CHECK_MESSAGE(!shows(letter, field), field);
    }
    CHECK(seen > 10);
}

TEST_CASE("only an invitation to a single-anonymous review names the authors")
{
    auto facts = marked();
    facts.shows_authors = true;
    CHECK(shows(templates().write("invitation", facts), "authors_line"));
    for (auto const& entry : index())
        if (entry.goes_to(reviewers) && entry.kind != "invitation") {
            CAPTURE(entry.kind);
            CHECK(!shows(templates().write(entry.kind, facts), "authors_line"));
        }
}

TEST_CASE("the outcome letter to reviewers names nobody")
{
    auto const letter = templates().write("outcome_reviewer", marked());
    for (auto const* field : {"editor_name", "decider_name", "person_name", "authors_line", "note", "reason"})
        CHECK_MESSAGE(!shows(letter, field), field);
    CHECK(letter.body.find("<comments 2>") != std::string::npos);
}

TEST_CASE("letters to authors name no reviewer, and no editor before the decision")
{
    // Here the person spoken of is a co-author.
    std::set<std::string> const among_authors{"named_as_coauthor", "author_change_asked"};
    for (auto const& entry : index()) {
        if (!entry.goes_to(authors)) continue;
        CAPTURE(entry.kind);
        auto const letter = templates().write(entry.kind, marked());
        CHECK(shows(letter, "person_name") == among_authors.contains(entry.kind));
        for (auto const* field : {"person_email", "editor_name", "review_due", "answer_due"})
            CHECK_MESSAGE(!shows(letter, field), field);
        if (!entry.kind.starts_with("decision_")) CHECK(!shows(letter, "decider_name"));
        bool const carries_reports = entry.kind.starts_with("decision_") && entry.kind != "decision_copy" &&
                                     entry.kind != "decision_reject_without_review";
        CHECK((letter.body.find("<comments 1>") != std::string::npos) == carries_reports);
    }
}

TEST_CASE("why a manuscript is on hold is in no letter about the hold")
{
    for (auto const* kind : {"hold_set", "hold_lifted"}) {
        auto const letter = templates().write(kind, marked());
        CHECK(!shows(letter, "note"));
        CHECK(!shows(letter, "reason"));
    }
}

TEST_CASE("letters by hand can go to anybody, so they name nobody")
{
    for (auto const* kind : {"free_letter", "reminder_turn"}) {
        auto const letter = templates().write(kind, marked());
        for (auto const* field : {"person_name", "editor_name", "decider_name", "authors_line"})
            CHECK_MESSAGE(!shows(letter, field), field);
        CHECK(shows(letter, "note"));
    }
}

TEST_CASE("an administrator is not told which manuscript waits")
{
    auto const letter = templates().write("no_eligible_editor", marked());
    CHECK(!shows(letter, "number"));
    CHECK(!shows(letter, "title"));
}

TEST_CASE("at most twenty-five letters can be edited")
{
    auto const editable = std::ranges::count(index(), true, &Entry::editable);
    CHECK(editable > 10);
    CHECK(editable <= 25);
}

TEST_CASE("letters leave text as it was written")
{
    OneLetter const letter("Subject: {{title}}\n\n{{note}}\n");
    LetterFacts facts;
    facts.title = "Grime & Philip's <seed> \"bank\"";
    facts.note = "<script>{{number}}</script> {{{title}}} & so on\n\n  as it was";
    CHECK(letter.write(facts) == LetterText{facts.title, facts.note});
}

TEST_CASE("what is left out leaves no gap")
{
    OneLetter const letter(
        "Subject: a\n\nOne.\n\n{{#has_note}}\n{{note}}\n\n{{/has_note}}\nTwo.\n\n{{#list}}\n- {{.}}\n"
        "{{/list}}\n\nThree.\n");
    LetterFacts facts;
    CHECK(letter.write(facts).body == "One.\n\nTwo.\n\nThree.");
    facts.note = "Noted.";
    facts.list = {"x", "y"};
    CHECK(letter.write(facts).body == "One.\n\nNoted.\n\nTwo.\n\n- x\n- y\n\nThree.");
}

TEST_CASE("a subject is one line, whatever a title holds")
{
    OneLetter const letter("Subject: {{number}}: {{title}}\n\n{{title}}\n");
    LetterFacts facts;
    facts.number = "REC-26-0001";
    facts.title = "Bogs\r\nBcc: everybody@journal.example\n\n and\tfens\x7f ";
    CHECK(letter.write(facts).subject == "REC-26-0001: Bogs Bcc: everybody@journal.example and fens");
}

TEST_CASE("mistakes in letters stop the start, with file, line and tag")
{
    CHECK(OneLetter("Subject: a\n\nDear {{recipiant}},\n").mistake() ==
          "letters/test.mustache:3: {{recipiant}}: there is no such name here.");
    CHECK(OneLetter("Subject: a\n\n{{#list}}{{title}}{{/list}}\n").mistake() ==
          "letters/test.mustache:3: {{title}}: there is no such name here.");
    CHECK(OneLetter("Subject: a\n\n{{{note}}}\n").mistake() ==
          "letters/test.mustache:3: {{{note}}}: nothing may be printed raw.");
    CHECK(OneLetter("Subject: a\n\n{{> partials/none}}\n").mistake() ==
          "letters/test.mustache:3: {{> partials/none}}: there is no such partial.");
    std::string const head = "letters/test.mustache: begins with \"Subject: …\" and a blank line.";
    CHECK(OneLetter("Dear {{recipient_name}},\n").mistake() == head);
    CHECK(OneLetter("Subject: a\nDear {{recipient_name}},\n\nb\n").mistake() == head);
    CHECK(OneLetter("Subject: a\n\nb\n").mistake() == "");
}

TEST_CASE("a letter that is not there is a fault of the program")
{
    CHECK_THROWS_AS(templates().write("letter_of_nobody", {}), std::logic_error);
}

} // namespace succession
