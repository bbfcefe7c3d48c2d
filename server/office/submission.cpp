#include "office/submission.hpp"

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/disclosure.hpp"
#include "domain/fields.hpp"
#include "domain/limits.hpp"
#include "office/typed.hpp"
#include "storage/database.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "workflow/desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace succession::office {

namespace {

constexpr std::size_t most_suggestions = 40;

Problem changed_meanwhile()
{
    return {Problem::Kind::conflict, "Somebody else just changed this manuscript. Please look again."};
}

/// Ends a transaction without a trace.
struct LeftAlone {};

void change_type(Journal const& journal, Facts& facts, std::string const& code)
{
    if (code.empty() || code == facts.manuscript.type) return;
    auto const* type = journal.find_type(code);
    if (!type || !type->submittable || !journal.type(facts.manuscript.type).submittable)
        throw Problem(Problem::Kind::bad_request, "There is no such type of article to choose.");
    if (!may_change_type(facts))
        throw Problem(Problem::Kind::conflict,
                      "Reviewers know it as what it is: the type stays. Please write to the office.");
    facts.manuscript.type = code;
}

void put_fields(Journal const& journal, Facts& facts, std::string const& step, Form const& form)
{
    if (step == journal.steps.front().code) change_type(journal, facts, form.text("type"));
    auto fields = Fields::parse(facts.version().fields);
    for (auto const& field : journal.type(facts.manuscript.type).fields)
        if (field.step == step) fields.set(field.name, typed_values(journal, field, form));
    facts.version().fields = fields.json();
    // What was sent before keeps its title until the new version is sent.
    if (!facts.manuscript.number) facts.manuscript.title = first_characters(fields.text("title"), limits::line);
}

bool is_empty(AuthorRow const& row)
{
    auto const& line = row.line;
    return trimmed(line.given + line.family + line.email + line.affiliation + line.ror + line.country + line.orcid)
        .empty();
}

std::string known_credit(Journal const& journal, std::vector<std::string> const& roles)
{
    std::vector<std::string> known;
    for (auto const& role : journal.list("credit"))
        if (std::ranges::find(roles, role.code) != roles.end()) known.push_back(role.code);
    return joined(known, " ");
}

/// As it is stored: addresses folded, ids in full, what is wrong as it was typed.
Byline stored_line(Journal const& journal, Byline const& typed)
{
    Byline line;
    line.given = one_line(typed.given);
    line.family = one_line(typed.family);
    line.email = address_key(typed.email);
    line.affiliation = one_line(typed.affiliation);
    line.ror = full_ror(one_line(typed.ror));
    line.country = code_of(journal.list("countries"), one_line(typed.country));
    auto const orcid = normal_orcid(typed.orcid);
    line.orcid = orcid.empty() ? one_line(typed.orcid) : orcid;
    return line;
}

/// The author of that address on the list so far, who keeps key and account; else a new one.
Author take_or_make(std::vector<Author>& before, ManuscriptId manuscript, std::string const& email)
{
    auto const found = author_at(before, email);
    if (found == before.end()) {
        Author author;
        author.id = make_id<AuthorId>();
        author.manuscript_id = manuscript;
        return author;
    }
    auto author = *found;
    before.erase(found);
    return author;
}

void put_authors(Journal const& journal, Facts& facts, std::vector<AuthorRow> const& rows)
{
    if (!may_change_authors(facts))
        throw Problem(Problem::Kind::conflict, "The list of authors is closed since the first submission; a change is "
                                               "asked for on the manuscript's page.");
    auto before = std::move(facts.authors);
    facts.authors.clear();
    for (auto const& row : rows) {
        if (is_empty(row)) continue;
        auto const line = stored_line(journal, row.line);
        auto author = take_or_make(before, facts.manuscript.id, line.email);
        author.position = static_cast<int>(facts.authors.size()) + 1;
        author.byline = Sealed<Byline>(line);
        author.corresponding = row.corresponding;
        author.credit = known_credit(journal, row.credit);
        facts.authors.push_back(author);
    }
    std::ranges::sort(facts.authors, {}, &Author::id);
}

Suggestion stored_suggestion(Suggestion suggestion)
{
    suggestion.name = one_line(suggestion.name);
    suggestion.email = address_key(suggestion.email);
    suggestion.affiliation = one_line(suggestion.affiliation);
    suggestion.reason = std::string(trimmed(suggestion.reason));
    return suggestion;
}

void put_suggestions(Facts& facts, std::vector<Suggestion> const& rows)
{
    if (!may_change_suggestions(facts))
        throw Problem(Problem::Kind::conflict, "The editors have chosen reviewers by now. Please write to the office.");
    auto const before = std::move(facts.suggestions);
    facts.suggestions.clear();
    for (auto const& row : rows) {
        auto suggestion = stored_suggestion(row);
        if ((suggestion.name + suggestion.email + suggestion.affiliation + suggestion.reason).empty()) continue;
        auto const place = facts.suggestions.size();
        suggestion.id = place < before.size() ? before[place].id : make_key();
        suggestion.manuscript_id = facts.manuscript.id;
        facts.suggestions.push_back(suggestion);
    }
}

/// One text of a row, by the label its reader knows.
struct Cell {
    char const* label;
    std::string const& text;
    std::string field;
    int most = limits::line;
};

void add_long_ones(std::initializer_list<Cell> cells, std::vector<Blocker>& flaws)
{
    for (auto const& [label, text, field, most] : cells)
        if (auto fault = length_fault(label, text, most); !fault.empty())
            flaws.push_back({"too_long", std::move(fault), field});
}

std::vector<Blocker> flaws_of(std::vector<AuthorRow> const& rows)
{
    if (rows.size() > author_list::most) return {{"too_many", std::string(author_list::too_long), ""}};
    std::vector<Blocker> flaws;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& line = rows[i].line;
        auto const here = [&](std::string_view field) { return fmt::format("{}-{}", field, i + 1); };
        for (auto const& fault : name_faults(one_line(line.given), one_line(line.family)))
            flaws.push_back({"name", fault.reason, here(fault.part)});
        add_long_ones({{"Mail address", line.email, here("email")},
                       {"Institution", line.affiliation, here("affiliation")},
                       {"ROR id", line.ror, here("ror")},
                       {"Country", line.country, here("country")},
                       {"ORCID iD", line.orcid, here("orcid")}},
                      flaws);
    }
    return flaws;
}

std::vector<Blocker> flaws_of(std::vector<Suggestion> const& rows)
{
    if (rows.size() > most_suggestions)
        return {{"too_many", "So many names help nobody. Please choose those that matter most.", ""}};
    std::vector<Blocker> flaws;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const kind = rows[i].opposed ? "opposed" : "suggested";
        auto const here = [&](char const* field) { return fmt::format("{}_{}-{}", kind, field, i + 1); };
        add_long_ones({{"Name", rows[i].name, here("name")},
                       {"Mail address", rows[i].email, here("email")},
                       {"Institution", rows[i].affiliation, here("affiliation")},
                       {"Why", rows[i].reason, here("reason"), limits::text}},
                      flaws);
    }
    return flaws;
}

template <class Put>
Saved save_page(Office const& office, Act const& act, PageOf const& page, Put put)
{
    Saved saved;
    change_manuscript(office, act, page.manuscript, [&](Facts& facts) {
        require_in_hand(office, act, facts);
        saved.seen = page_seen(office.rules.of(facts), facts, page.step);
        saved.at = facts.version().saved_at;
        saved.stale = page.seen && *page.seen != saved.seen;
        if (saved.stale) return false;
        auto const before = facts;
        put(facts);
        if (!(facts == before)) saved.at = facts.version().saved_at = act.now;
        saved.seen = page_seen(office.rules.of(facts), facts, page.step);
        return true;
    });
    return saved;
}

/// Everything that stands on a page of the submission, so written that two texts never run into one.
std::string text_of_page(Journal const& journal, Facts const& facts, std::string_view step)
{
    std::string text;
    auto add = [&](std::string const& part) { text += fmt::format("{}:{}\n", part.size(), part); };
    if (step == journal.steps.front().code) add(facts.manuscript.type);
    auto const fields = Fields::parse(facts.version().fields);
    for (auto const& field : journal.type(facts.manuscript.type).fields) {
        if (field.step != step) continue;
        add(field.name);
        for (auto const& value : fields.list(field.name)) add(value);
    }
    if (step == "authors") {
        auto authors = facts.authors;
        std::ranges::sort(authors, {}, &Author::position);
        for (auto const& author : authors) {
            auto const& line = Standings::byline(author);
            for (auto const* part : {&line.given, &line.family, &line.email, &line.affiliation, &line.ror,
                                     &line.country, &line.orcid, &author.credit})
                add(*part);
            add(author.corresponding ? "corresponding" : "");
        }
    }
    if (step == "reviewers")
        for (auto const& one : facts.suggestions)
            for (auto const& part :
                 {one.name, one.email, one.affiliation, one.reason, std::string(one.opposed ? "opposed" : "")})
                add(part);
    return text;
}

} // namespace

Transition const* sending_act(Journal const& journal, Facts const& facts)
{
    if (facts.version().frozen_at) return nullptr;
    for (auto const& act : journal.manuscript.transitions)
        if (act.page == "submission" && act.leaves(facts.manuscript.state)) return &act;
    return nullptr;
}

bool may_change_type(Facts const& facts) { return facts.version().round == 0; }

bool may_change_suggestions(Facts const& facts) { return facts.version().round == 0; }

bool may_change_authors(Facts const& facts) { return !facts.manuscript.number; }

std::int64_t page_seen(Journal const& journal, Facts const& facts, std::string_view step)
{
    // 52 bits: a number that scripts keep exact.
    auto const digits = sha256_hex(text_of_page(journal, facts, step)).substr(0, 13);
    std::int64_t seen = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seen, 16);
    return seen;
}

void require_in_hand(Office const& office, Act const& act, Facts const& facts)
{
    Disclosure const sight(facts, act.actor, act.now, office.rules.of(facts).disclosure);
    if (!sight.standing().author) throw no_such_manuscript();
    if (!sending_act(office.rules.of(facts), facts))
        throw Problem(Problem::Kind::conflict, "This version was sent and stays as it is. Nothing was changed.");
}

bool change_manuscript(Office const& office, Act const& act, ManuscriptId id, std::function<bool(Facts&)> const& change)
{
    try {
        office.database.write([&](Transaction& tx) {
            claim(tx, act);
            auto const before = dossiers::find_to_change(tx, id);
            if (!before) throw no_such_manuscript();
            auto after = *before;
            if (!change(after)) throw LeftAlone{};
            if (after == *before) return;
            after.manuscript.edits = before->manuscript.edits + 1;
            if (!dossiers::save(tx, *before, after)) throw changed_meanwhile();
            desks::replace(tx, id, desk_rows(office.rules.of(after), after, act.now));
        });
    }
    catch (LeftAlone) {
        return false;
    }
    return true;
}

Saved save_fields(Office const& office, Act const& act, PageOf const& page, Form const& form)
{
    return save_page(office, act, page,
                     [&](Facts& facts) { put_fields(office.rules.of(facts), facts, page.step, form); });
}

Saved save_authors(Office const& office, Act const& act, PageOf const& page, std::vector<AuthorRow> const& rows)
{
    if (auto flaws = flaws_of(rows); !flaws.empty()) return {.flaws = std::move(flaws)};
    return save_page(office, act, page, [&](Facts& facts) { put_authors(office.rules.of(facts), facts, rows); });
}

Saved save_suggestions(Office const& office, Act const& act, PageOf const& page, std::vector<Suggestion> const& rows)
{
    if (auto flaws = flaws_of(rows); !flaws.empty()) return {.flaws = std::move(flaws)};
    return save_page(office, act, page, [&](Facts& facts) { put_suggestions(facts, rows); });
}

void correct_words(Office const& office, Act const& act, ManuscriptId id, int words, std::string const& reason)
{
    save_page(office, act, {id, "files"}, [&](Facts& facts) {
        facts.version().words_stated = std::clamp(words, 0, 1'000'000);
        facts.version().words_reason = reason;
    });
}

} // namespace succession::office
