#include "base/text.hpp"
#include "domain/fields.hpp"
#include "workflow/completeness.hpp"
#include "workflow/counts.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession {

namespace {

Verdict blocked(std::string code, std::string reason, std::string field = {})
{
    return Blocker{std::move(code), std::move(reason), std::move(field)};
}

Verdict complete(Step const& step, std::string const&)
{
    auto const missing = lacks(step.journal, step.facts);
    if (missing.empty()) return {};
    auto const more = missing.size() - 1;
    return blocked("complete",
                   missing.front().reason + (more ? fmt::format(" And {} more.", counted(int(more), "point")) : ""));
}

Verdict coauthors_have_mail(Step const& step, std::string const&)
{
    for (auto const& author : step.facts.authors)
        if (!is_address(Standings::byline(author).email))
            return blocked("coauthors_have_mail", "Every author needs an address: each is told by mail.");
    return {};
}

Verdict no_person_twice(Step const& step, std::string const&)
{
    std::set<std::string> seen;
    for (auto const& author : step.facts.authors) {
        auto const& line = Standings::byline(author);
        bool const fresh =
            seen.insert(address_key(line.email)).second && (line.orcid.empty() || seen.insert(line.orcid).second);
        if (!fresh) return blocked("no_person_twice", fmt::format("{} is listed twice.", line.name()));
    }
    return {};
}

Verdict never_submitted(Step const& step, std::string const&)
{
    if (!step.manuscript().number) return {};
    return blocked("never_submitted", "It was submitted before: it can be withdrawn, not deleted.");
}

Verdict no_hold(Step const& step, std::string const&)
{
    if (!step.manuscript().hold) return {};
    return blocked("no_hold", "The manuscript is on hold.");
}

Verdict on_hold(Step const& step, std::string const&)
{
    if (step.manuscript().hold) return {};
    return blocked("on_hold", "There is no hold.");
}

Verdict not_published(Step const& step, std::string const&)
{
    auto const* production = step.facts.in_production();
    if (!production || !production->published_at) return {};
    return blocked("not_published", "It is published; what comes now is a notice.");
}

Verdict ticks(Step const& step, std::string const& checklist)
{
    if (step.asking) return {};
    auto const ticked = step.form.all("ticks");
    for (auto const& point : step.journal.list(checklist))
        if (point.mandatory && std::ranges::find(ticked, point.code) == ticked.end())
            return blocked("ticks", fmt::format("“{}” must be ticked first.", point.label), "ticks");
    return {};
}

Verdict overdue(Step const& step, std::string const& grace)
{
    auto const& manuscript = step.manuscript();
    if (ran_out(step.facts, manuscript.due, step.journal.days(grace), step.now)) return {};
    if (!manuscript.due) return blocked("overdue", "No date was set.");
    return blocked("overdue", fmt::format("Opens on {}, when the date and the grace after it are past.",
                                          long_date(*manuscript.due + step.journal.days(grace) * day)));
}

Verdict overdue_now(Step const& step, std::string const&)
{
    auto const* production = step.facts.in_production();
    auto const due = production ? production->due : step.manuscript().due;
    if (ran_out(step.facts, due, 0, step.now)) return {};
    return blocked("overdue_now", "Opens when the clock has run out.");
}

PersonId chosen(Step const& step, std::string_view field)
{
    return PersonId{step.form.number(field).value_or(0)};
}

Verdict editor_able(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const person = chosen(step, "editor");
    bool const holds = std::ranges::any_of(step.facts.roles, [&](Role const& r) {
        return r.person_id == person && (r.role == "coordinating_editor" || r.role == "editor_in_chief");
    });
    bool const decides = Standings::of(step.facts, person, step.now).decider;
    if (!holds && !decides) return blocked("editor_able", "Please choose one of the coordinating editors.", "editor");
    if (!Standings::may_edit(step.facts, person))
        return blocked("editor_able", "This person wrote it, reviews it or has declared an interest.", "editor");
    if (step.manuscript().editor_id == person && step.manuscript().state != "needs_ce")
        return blocked("editor_able", "This person coordinates it already.", "editor");
    return {};
}

Verdict counts_changed(Step const& step, std::string const&)
{
    if (state_by_counts(step.facts) != step.manuscript().state) return {};
    return blocked("counts_changed", "The counts are what they were.");
}

Verdict recipient_involved(Step const& step, std::string const&)
{
    if (step.asking || step.facts.person(chosen(step, "person"))) return {};
    return blocked("recipient_involved", "Please choose somebody who has a part in this manuscript.", "person");
}

Verdict is_author_account(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const person = chosen(step, "person");
    bool const author =
        std::ranges::any_of(step.facts.authors, [&](Author const& a) { return Standings::account(a) == person; });
    if (author && person != step.manuscript().submitter_id) return {};
    return blocked("is_author_account", "Please choose another author who has an account.", "person");
}

AuthorChange const* pending_change(Facts const& facts)
{
    auto const found = std::ranges::find(facts.author_changes, "asked", &AuthorChange::state);
    return found == facts.author_changes.end() ? nullptr : &*found;
}

Verdict author_change_pending(Step const& step, std::string const&)
{
    if (pending_change(step.facts)) return {};
    return blocked("author_change_pending", "Nobody asked to change the authors.");
}

Verdict no_author_change_pending(Step const& step, std::string const&)
{
    if (!pending_change(step.facts)) return {};
    return blocked("no_author_change_pending", "A change of the authors is waiting for its answers.");
}

Verdict author_list_sound(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const lines = split(step.form.text("authors"), '\n');
    if (lines.empty()) return blocked("author_list_sound", "At least one author is needed.", "authors");
    for (auto const& line : lines) {
        auto const parts = split(line, ';');
        if (parts.size() < 3 || !is_address(parts[2]))
            return blocked("author_list_sound",
                           fmt::format("Please give name, family name and address, parted by semicolons: “{}”.", line),
                           "authors");
    }
    return {};
}

Verdict authors_agree(Step const& step, std::string const&)
{
    auto const* change = pending_change(step.facts);
    if (!change) return {};
    auto const answers = Fields::parse(change->answers);
    int waiting = 0;
    for (auto const& author : step.facts.authors) {
        auto const answer = answers.text(std::to_string(author.id.value));
        if (answer == "objects") return blocked("authors_agree", "An author objects.");
        waiting += answer != "agrees";
    }
    if (!waiting) return {};
    return blocked("authors_agree", fmt::format("Opens when every author has agreed: {} still to answer.", waiting));
}

/// A new author must not be a reviewer of the manuscript; an editor among them loses the part by itself.
Verdict change_leaves_no_conflict(Step const& step, std::string const&)
{
    auto const* change = pending_change(step.facts);
    if (!change) return {};
    for (auto const& line : split(change->proposed, '\n')) {
        auto const parts = split(line, ';');
        if (parts.size() < 3) continue;
        for (auto const& review : step.facts.reviews) {
            auto const* reviewer = step.facts.person(Standings::reviewer(review));
            if (takes_part(review) && reviewer && address_key(reviewer->email) == address_key(parts[2]))
                return blocked("change_leaves_no_conflict",
                               "One of the proposed authors has reviewed this manuscript.");
        }
    }
    return {};
}

Verdict authors_settled(Step const& step, std::string const&)
{
    if (!pending_change(step.facts)) return {};
    return blocked("authors_settled", "The change of the authors must be settled first.");
}

constexpr NamedGuard table[] = {
    {"complete", complete},
    {"coauthors_have_mail", coauthors_have_mail},
    {"no_person_twice", no_person_twice},
    {"never_submitted", never_submitted},
    {"no_hold", no_hold},
    {"on_hold", on_hold},
    {"not_published", not_published},
    {"ticks", ticks},
    {"overdue", overdue},
    {"overdue_now", overdue_now},
    {"editor_able", editor_able},
    {"counts_changed", counts_changed},
    {"recipient_involved", recipient_involved},
    {"is_author_account", is_author_account},
    {"author_change_pending", author_change_pending},
    {"no_author_change_pending", no_author_change_pending},
    {"author_list_sound", author_list_sound},
    {"authors_agree", authors_agree},
    {"change_leaves_no_conflict", change_leaves_no_conflict},
    {"authors_settled", authors_settled},
};

} // namespace

std::span<NamedGuard const> manuscript_guards() { return table; }

} // namespace succession
