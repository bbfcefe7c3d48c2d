#include "domain/author_list.hpp"
#include "workflow/counts.hpp"
#include "workflow/desk.hpp"
#include "workflow/effects.hpp"

#include <algorithm>

namespace succession {

namespace {

/// The form's words that letters may show, under whichever name the act asks for them.
std::string words_of(Form const& form)
{
    for (std::string_view const name : {"note", "reason", "interest", "query", "corrections", "text"})
        if (auto text = form.text(name); !text.empty()) return text;
    return {};
}

/// A letter whose kind may be changed bears the sender's own words; every other one is the journal's, whatever a form brings.
bool bears_own_words(Step const& step, std::string const& kind)
{
    auto const* known = step.journal.letter(kind);
    return known && known->editable && !step.form.text("letter_body").empty();
}

LetterOrder order(Step const& step, std::string const& kind, PersonId to)
{
    LetterOrder letter;
    letter.kind = kind;
    letter.to = to;
    letter.review = step.subject;
    letter.note = words_of(step.form);
    letter.list = step.form.text("list");
    letter.edited = bears_own_words(step, kind);
    return letter;
}

void to_authors(Step const& step, Outcome& outcome, std::string const& kind, bool but_the_submitter)
{
    for (auto const& author : outcome.facts.authors) {
        auto const account = Standings::account(author);
        if (but_the_submitter && account == step.manuscript().submitter_id) continue;
        auto letter = order(step, kind, account.value_or(PersonId{}));
        letter.author = author.id;
        outcome.letters.push_back(letter);
    }
}

bool is_among(AuthorId author, std::vector<Author> const& authors)
{
    return std::ranges::find(authors, author, &Author::id) != authors.end();
}

/// Those on one list of authors who are not on the other.
void to_authors_of(Step const& step, Outcome& outcome, std::string const& kind, std::vector<Author> const& list,
                   std::vector<Author> const& other)
{
    for (auto const& author : list) {
        if (is_among(author.id, other)) continue;
        auto letter = order(step, kind, Standings::account(author).value_or(PersonId{}));
        letter.author = author.id;
        outcome.letters.push_back(letter);
    }
}

void to_reviewers(Step const& step, Outcome& outcome, std::string const& kind, bool (*wanted)(Review const&))
{
    for (auto const& review : outcome.facts.reviews) {
        if (review.round != outcome.facts.manuscript.round || !wanted(review)) continue;
        auto letter = order(step, kind, Standings::reviewer(review));
        letter.review = review.id;
        outcome.letters.push_back(letter);
    }
}

bool has_filed(Review const& review) { return review.state == "filed"; }

/// The person behind a single part, after the act's effects so far.
std::optional<PersonId> single(Step const& step, Outcome const& outcome, std::string_view group)
{
    if (group == "reviewer") return Standings::reviewer(*outcome.facts.review(step.subject));
    if (group == "chosen") return PersonId{step.form.number("person").value_or(0)};
    if (group == "owner") group = owner_of(state_awaited(step.journal, step.facts), step.facts);
    return Standings::responsible(outcome.facts, group, step.now);
}

void letter(Step const& step, std::string const& argument, Outcome& outcome)
{
    auto const at = argument.find(" to ");
    write_to(step, outcome, argument.substr(0, at), std::string_view(argument).substr(at + 4));
}

void remind_owner(Step const& step, std::string const&, Outcome& outcome)
{
    bool const revision = step.manuscript().state == "revising";
    write_to(step, outcome, revision ? "reminder_revision" : "reminder_turn", revision ? "author" : "owner");
}

/// The editor learns it once the last report wanted is in.
void tell_all_reports_in(Step const& step, std::string const&, Outcome& outcome)
{
    if (state_by_counts(outcome.facts) == "reports_in") write_to(step, outcome, "all_reports_in", "editor");
}

/// The office learns it once the last author has said something.
void tell_author_change_ready(Step const& step, std::string const&, Outcome& outcome)
{
    auto const* change = outcome.facts.author_change();
    auto const has_answered = [&](Author const& a) { return change && !answer_of(*change, a.id).answer.empty(); };
    if (std::ranges::all_of(outcome.facts.authors, has_answered))
        write_to(step, outcome, "author_change_ready", "managing_editor");
}

constexpr NamedLetter letters[] = {
    {"all_reports_in", "editor", "tell_all_reports_in"},
    {"author_change_ready", "managing_editor", "tell_author_change_ready"},
    {"asked_again", "reviewer"},
    {"decision_copy", "coauthors"},
    {"final_files_wanted", "author"},
    {"invitation", "reviewer"},
    {"no_eligible_editor", "administrator"},
    {"outcome_editor", "editor"},
    {"outcome_reviewer", "reviewer"},
    {"reminder_invitation", "reviewer"},
    {"reminder_review", "reviewer"},
    {"reminder_revision", "author"},
    {"reminder_turn", "owner"},
    {"review_cancelled", "reviewer"},
};

constexpr NamedEffect table[] = {
    {"letter", letter},
    {"remind_owner", remind_owner},
    {"tell_all_reports_in", tell_all_reports_in},
    {"tell_author_change_ready", tell_author_change_ready},
};

} // namespace

void write_to(Step const& step, Outcome& outcome, std::string const& kind, std::string_view group)
{
    if (auto const* known = step.journal.letter(kind); known && known->desk_only) return;
    if (group == "authors") return to_authors(step, outcome, kind, false);
    if (group == "coauthors") return to_authors(step, outcome, kind, true);
    auto const &before = step.facts.authors, &after = outcome.facts.authors;
    if (group == "new_authors") return to_authors_of(step, outcome, kind, after, before);
    if (group == "former_authors") return to_authors_of(step, outcome, kind, before, after);
    if (group == "open_reviewers") return to_reviewers(step, outcome, kind, is_open);
    if (group == "filed_reviewers") return to_reviewers(step, outcome, kind, has_filed);
    auto const person = single(step, outcome, group);
    if (person && *person) outcome.letters.push_back(order(step, kind, *person));
    else if (group != "editor") outcome.letters.push_back(order(step, "no_eligible_editor", PersonId{}));
}

std::span<NamedLetter const> letters_of_effects() { return letters; }
std::span<NamedEffect const> letter_effects() { return table; }

} // namespace succession
