#include "base/text.hpp"
#include "workflow/authors.hpp"
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

/// A letter whose kind may be changed bears the sender's own words; every other one is the journal's, whatever a form
/// brings.
bool bears_own_words(Step const& step, std::string const& kind)
{
    auto const* known = step.journal.letter(kind);
    return known && known->editable && !step.form.text("letter_body").empty();
}

/// A letter that nobody mails: the manuscript on its reader's desk says enough.
bool is_for_desks(Step const& step, std::string const& kind)
{
    auto const* known = step.journal.letter(kind);
    return known && known->desk_only;
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

void to_author(Step const& step, Outcome& outcome, std::string const& kind, Author const& author)
{
    auto letter = order(step, kind, Standings::account(author).value_or(PersonId{}));
    letter.author = author.id;
    outcome.letters.push_back(std::move(letter));
}

bool is_on(std::vector<Author> const& list, Author const& author)
{
    return std::ranges::find(list, author.id, &Author::id) != list.end();
}

/// Writes to the authors of a group, be it of one; false where the group is none of theirs.
bool wrote_to_authors(Step const& step, Outcome& outcome, std::string const& kind, std::string_view group)
{
    auto const& before = step.facts;
    auto const& after = outcome.facts;
    auto const write = [&](std::vector<Author> const& list, auto is_meant) {
        for (auto const& author : list)
            if (is_meant(author)) to_author(step, outcome, kind, author);
        return true;
    };
    auto const submits = [&](Author const& a) { return Standings::account(a) == before.manuscript.submitter_id; };
    if (group == "authors") return write(after.authors, [](Author const&) { return true; });
    if (group == "coauthors") return write(after.authors, [&](auto const& a) { return !submits(a); });
    if (group == "silent_authors") return write(after.authors, [&](auto const& a) { return !has_answered(after, a); });
    if (group == "told_authors")
        return write(after.authors, [&](auto const& a) { return a.corresponding || is_on(before.authors, a); });
    if (group == "new_authors") return write(after.authors, [&](auto const& a) { return !is_on(before.authors, a); });
    if (group == "former_authors")
        return write(before.authors, [&](auto const& a) { return !is_on(after.authors, a); });
    return false;
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
    auto const named = letter_in(argument);
    write_to(step, outcome, std::string(named.kind), named.to);
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
    if (is_change_answered(outcome.facts)) write_to(step, outcome, "author_change_ready", "managing_editor");
}

/// A letter that shows the list of authors as it now is.
void write_list_to(Step const& step, Outcome& outcome, std::string const& kind, std::string_view group)
{
    write_to(step, outcome, kind, group);
    auto const list = joined(listed_authors(outcome.facts.authors), "\n");
    for (auto& letter : outcome.letters)
        if (letter.kind == kind) letter.list = list;
}

/// Every author who was asked, and whoever answers for them from now on, reads the list.
void tell_author_change(Step const& step, std::string const&, Outcome& outcome)
{
    write_list_to(step, outcome, "author_change_answered", "told_authors");
}

/// Whoever typesets it works with the old list.
void tell_list_outdated(Step const& step, std::string const&, Outcome& outcome)
{
    auto const* production = outcome.facts.producing();
    if (!production) return;
    auto const& files = outcome.facts.files;
    bool const typeset = std::ranges::find(files, "proof", &File::kind) != files.end();
    if (typeset || step.journal.production.state(production->state).owner == "production_editor")
        write_list_to(step, outcome, "authors_changed", "production_editor");
}

/// Whoever coordinated it and is an author now learns that this part has ended; so does who decides what comes next.
void tell_editor_is_author(Step const& step, std::string const&, Outcome& outcome)
{
    auto const former = step.manuscript().editor_id;
    if (!former || outcome.facts.manuscript.editor_id || !Standings::is_author(outcome.facts, *former)) return;
    if (!is_for_desks(step, "editor_is_author")) outcome.letters.push_back(order(step, "editor_is_author", *former));
    write_to(step, outcome, "editor_lost", "decider");
}

constexpr NamedLetter letters[] = {
    {"all_reports_in", "editor", "tell_all_reports_in"},
    {"author_change_answered", "told_authors", "tell_author_change"},
    {"author_change_ready", "managing_editor", "tell_author_change_ready"},
    {"authors_changed", "production_editor", "tell_list_outdated"},
    {"editor_is_author", "editor", "tell_editor_is_author"},
    {"editor_lost", "decider", "tell_editor_is_author"},
    {"asked_again", "reviewer", "send_invitation"},
    {"decision_copy", "coauthors"},
    {"final_files_wanted", "author"},
    {"invitation", "reviewer", "send_invitation"},
    {"no_eligible_editor", "administrator"},
    {"outcome_editor", "editor"},
    {"outcome_reviewer", "reviewer"},
    {"reminder_invitation", "reviewer", "remind_reviewer"},
    {"reminder_review", "reviewer", "remind_reviewer"},
    {"reminder_revision", "author", "remind_owner"},
    {"reminder_turn", "owner", "remind_owner"},
    {"review_cancelled", "reviewer"},
};

constexpr NamedEffect table[] = {
    {"letter", letter},
    {"remind_owner", remind_owner},
    {"tell_all_reports_in", tell_all_reports_in},
    {"tell_author_change", tell_author_change},
    {"tell_author_change_ready", tell_author_change_ready},
    {"tell_editor_is_author", tell_editor_is_author},
    {"tell_list_outdated", tell_list_outdated},
};

} // namespace

void write_to(Step const& step, Outcome& outcome, std::string const& kind, std::string_view group)
{
    if (is_for_desks(step, kind)) return;
    if (wrote_to_authors(step, outcome, kind, group)) return;
    if (group == "open_reviewers") return to_reviewers(step, outcome, kind, is_open);
    if (group == "filed_reviewers") return to_reviewers(step, outcome, kind, has_filed);
    auto const person = single(step, outcome, group);
    if (person && *person) outcome.letters.push_back(order(step, kind, *person));
    else if (group != "editor") outcome.letters.push_back(order(step, "no_eligible_editor", PersonId{}));
}

std::span<NamedLetter const> letters_of_effects() { return letters; }

NamedLetter letter_in(std::string_view argument)
{
    static constexpr std::string_view between = " to ";
    auto const at = argument.find(between);
    if (at == std::string_view::npos) return {argument, ""};
    return {argument.substr(0, at), argument.substr(at + between.size())};
}

std::span<NamedEffect const> letter_effects() { return table; }

} // namespace succession
