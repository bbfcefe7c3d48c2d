#include "workflow/authors.hpp"
#include "workflow/effects.hpp"

#include <algorithm>

namespace succession {

namespace {

void note_objection(Step const& step, std::string const&, Outcome& outcome)
{
    for (auto& author : outcome.facts.authors)
        if (author.id == step.author) {
            author.objected_at = step.now;
            author.objection = step.form.text("reason");
        }
}

void change_submitter(Step const& step, std::string const&, Outcome& outcome)
{
    outcome.manuscript().submitter_id = PersonId{step.form.number("person").value_or(0)};
}

std::string name_of(Facts const& facts, AuthorId id)
{
    auto const author = std::ranges::find(facts.authors, id, &Author::id);
    return author == facts.authors.end() ? "" : Standings::byline(*author).name();
}

/// Whoever asks agrees by asking.
void ask_author_change(Step const& step, std::string const&, Outcome& outcome)
{
    AuthorChange change;
    change.id = make_key();
    change.manuscript_id = step.manuscript().id;
    change.state = "asked";
    change.reason = step.form.text("reason");
    change.proposed = step.form.text("authors");
    for (auto const& author : step.facts.authors)
        if (Standings::account(author) == step.actor)
            note_answer(change, author.id, {Standings::byline(author).name(), "agrees", {}, false}, step.now);
    change.asked_at = step.now;
    outcome.facts.author_changes.push_back(change);
}

std::string answer_in(Form const& form) { return form.text("answer") == "agrees" ? "agrees" : "objects"; }

void answer_author_change(Step const& step, std::string const&, Outcome& outcome)
{
    if (auto* change = outcome.facts.author_change())
        note_answer(*change, step.author, {name_of(step.facts, step.author), answer_in(step.form), {}, false},
                    step.now);
}

/// What an author told the office some other way.
void enter_author_answer(Step const& step, std::string const&, Outcome& outcome)
{
    AuthorId const author{step.form.number("author").value_or(0)};
    if (auto* change = outcome.facts.author_change())
        note_answer(*change, author, {name_of(step.facts, author), answer_in(step.form), step.form.text("heard"), true},
                    step.now);
}

/// Whoever was an author stays as far from the manuscript's review as an author; whoever is one again does not.
void remember_former_authors(Step const& step, Facts& facts)
{
    std::erase_if(facts.conflicts, [&](Conflict const& c) {
        return c.reason == former_author && Standings::is_author(facts, Standings::person(c));
    });
    for (auto const& author : step.facts.authors) {
        auto const person = Standings::account(author);
        if (!person || Standings::is_author(facts, *person)) continue;
        facts.conflicts.push_back(
            {make_key(), facts.manuscript.id, Sealed<PersonId>(*person), former_author, step.now});
    }
}

void approve_author_change(Step const& step, std::string const&, Outcome& outcome)
{
    auto* change = outcome.facts.author_change();
    if (!change) return;
    outcome.facts.authors = authors_after(step, read_author_list(change->proposed));
    for (auto& author : outcome.facts.authors) {
        if (author.id) continue;
        author.id = make_id<AuthorId>();
        author.told_at = step.now;
    }
    std::ranges::sort(outcome.facts.authors, {}, &Author::id);
    remember_former_authors(step, outcome.facts);
    change->state = "approved";
    change->decided_at = step.now;
    change->overruled = step.form.text("overruled");
    auto& editor = outcome.manuscript().editor_id;
    if (editor && !Standings::may_edit(outcome.facts, *editor)) editor.reset();
}

void settle_author_change(Outcome& outcome, std::string const& state, Moment now)
{
    if (auto* change = outcome.facts.author_change()) {
        change->state = state;
        change->decided_at = now;
    }
}

void refuse_author_change(Step const& step, std::string const&, Outcome& outcome)
{
    settle_author_change(outcome, "refused", step.now);
}

constexpr NamedEffect table[] = {
    {"note_objection", note_objection},
    {"change_submitter", change_submitter},
    {"ask_author_change", ask_author_change},
    {"answer_author_change", answer_author_change},
    {"enter_author_answer", enter_author_answer},
    {"approve_author_change", approve_author_change},
    {"refuse_author_change", refuse_author_change},
};

} // namespace

void end_author_change(Outcome& outcome, Moment now) { settle_author_change(outcome, "ended", now); }

std::span<NamedEffect const> author_effects() { return table; }

} // namespace succession
