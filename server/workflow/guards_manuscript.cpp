#include "base/text.hpp"
#include "domain/limits.hpp"
#include "workflow/authors.hpp"
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
    if (ran_out(step.facts, step.facts.due(), 0, step.now)) return {};
    return blocked("overdue_now", "Opens when the clock has run out.");
}

PersonId chosen(Step const& step, std::string_view field) { return PersonId{step.form.number(field).value_or(0)}; }

Verdict editor_able(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const person = chosen(step, "editor");
    bool const holds = std::ranges::any_of(step.facts.roles, [&](Role const& r) {
        return r.person_id == person && (r.role == "coordinating_editor" || r.role == "editor_in_chief");
    });
    bool const decides = Standings::of(step.facts, person, step.now).decider;
    if (!holds && !decides) return blocked("editor_able", "Please choose one of the coordinating editors.", "editor");
    auto const bar = Standings::bar_to_editing(step.facts, person);
    if (bar.empty()) return {};
    return blocked("editor_able", "This person " + bar + ".", "editor");
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

Verdict author_change_pending(Step const& step, std::string const&)
{
    if (step.facts.author_change()) return {};
    return blocked("author_change_pending", "Nobody asked to change the authors.");
}

Verdict no_author_change_pending(Step const& step, std::string const&)
{
    if (!step.facts.author_change()) return {};
    return blocked("no_author_change_pending", "A change of the authors is waiting for its answers.");
}

/// What is wrong with one line of a list; "" where it is well.
std::string flaw_of(Journal const& journal, ProposedAuthor const& author)
{
    auto const& [given, family, email, affiliation, ror, country, orcid] = author.byline;
    if (family.empty() || !is_address(email))
        return fmt::format("Please give name, family name and address, parted by semicolons: “{}”.", author.typed);
    for (auto const& [label, part] : {std::pair("The address", &email), std::pair("The affiliation", &affiliation)})
        if (auto const fault = length_fault(label, *part, limits::line); !fault.empty()) return fault;
    for (auto const* name : {&given, &family})
        if (auto const fault = name_fault(*name); !fault.empty()) return fmt::format("“{}”: {}", *name, fault);
    if (!country.empty() && country_code(journal, country).empty())
        return fmt::format("No country is called “{}” here; its two letters are enough: “{}”.", country, author.typed);
    return {};
}

std::string listed_twice(std::string const& name) { return fmt::format("{} is listed twice.", name); }

/// What is wrong with a list as it is typed, whoever the people are.
std::string flaw_of(Journal const& journal, std::vector<ProposedAuthor> const& list)
{
    if (list.empty()) return "At least one author is needed.";
    if (list.size() > most_authors) return "Please write to the office about a list of authors this long.";
    std::set<std::string> seen;
    for (auto const& author : list) {
        if (auto flaw = flaw_of(journal, author); !flaw.empty()) return flaw;
        if (!seen.insert(author.byline.email).second) return listed_twice(author.byline.name());
    }
    if (std::ranges::count(list, true, &ProposedAuthor::corresponding) > 1)
        return "Please mark one author as corresponding author.";
    return {};
}

/// Nobody takes the submitting account or the corresponding author off the list in passing.
std::string lost_by(Step const& step, std::vector<Author> const& after)
{
    auto const submits = [&](Author const& a) { return Standings::account(a) == step.manuscript().submitter_id; };
    auto const& before = step.facts.authors;
    auto const submitter = std::ranges::find_if(before, submits);
    if (submitter != before.end() && std::ranges::none_of(after, submits))
        return fmt::format("{} acts for the authors and would no longer be one of them, by the address known so far. "
                           "The office can hand the manuscript to another author first.",
                           Standings::byline(*submitter).name());
    if (std::ranges::any_of(after, &Author::corresponding)) return {};
    return "The corresponding author would no longer be on the list: please write “; corresponding” at the end of the "
           "line of whoever takes that over.";
}

Verdict author_list_sound(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const list = read_author_list(step.form.text("authors"));
    auto flaw = flaw_of(step.journal, list);
    if (flaw.empty()) flaw = lost_by(step, authors_after(step, list));
    if (flaw.empty()) return {};
    return blocked("author_list_sound", flaw, "authors");
}

Verdict authors_agree(Step const& step, std::string const&)
{
    auto const* change = step.facts.author_change();
    if (!change) return {};
    int waiting = 0;
    for (auto const& author : step.facts.authors) {
        auto const said = answer_of(*change, author.id).answer;
        if (said == "objects") return blocked("authors_agree", "An author objects.");
        waiting += said != "agrees";
    }
    if (!waiting) return {};
    return blocked("authors_agree", fmt::format("Opens when every author has agreed: {} still to answer.", waiting));
}

/// An answer that came some other way is entered for an author who gave none by the own link.
Verdict author_silent(Step const& step, std::string const&)
{
    auto const* change = step.facts.author_change();
    if (!change) return {};
    auto const is_silent = [&](Author const& author) { return !answer_of(*change, author.id).own(); };
    if (std::ranges::none_of(step.facts.authors, is_silent))
        return blocked("author_silent", "Every author has answered.");
    if (step.asking) return {};
    AuthorId const author{step.form.number("author").value_or(0)};
    auto const chosen = std::ranges::find(step.facts.authors, author, &Author::id);
    if (chosen != step.facts.authors.end() && is_silent(*chosen)) return {};
    return blocked("author_silent", "Please choose an author who has not answered.", "author");
}

std::string_view part_in(Facts const& facts, Review const& review)
{
    if (review.state == "invited") return "is invited to review";
    return facts.report(review.id) ? "has reviewed" : "has agreed to review";
}

/// Why an author to be cannot be one beside another part; "" where nothing speaks against it.
std::string clash_of(Facts const& facts, PersonId person)
{
    for (auto const& review : facts.reviews)
        if (Standings::reviewer(review) == person && (takes_part(review) || review.state == "invited"))
            return fmt::format("One of the proposed authors {} this manuscript.", part_in(facts, review));
    return {};
}

/// A new author must not be a reviewer of the manuscript; an editor among them loses the part by itself.
Verdict change_leaves_no_conflict(Step const& step, std::string const&)
{
    auto const* change = step.facts.author_change();
    if (!change) return {};
    auto const after = authors_after(step, read_author_list(change->proposed));
    std::set<PersonId> seen;
    auto flaw = lost_by(step, after);
    for (auto const& author : after) {
        auto const person = Standings::account(author);
        if (!person || !flaw.empty()) continue;
        flaw = seen.insert(*person).second ? clash_of(step.facts, *person)
                                           : listed_twice(Standings::byline(author).name());
        if (flaw.empty() && *person == step.actor) flaw = "You are one of the proposed authors: somebody else decides.";
    }
    if (flaw.empty()) return {};
    return blocked("change_leaves_no_conflict", flaw);
}

/// What an author wrote stands until the hold it brought is lifted.
Verdict no_objection_pending(Step const& step, std::string const&)
{
    auto const author = std::ranges::find(step.facts.authors, step.author, &Author::id);
    bool const pending = author != step.facts.authors.end() && author->objected_at && step.manuscript().hold;
    if (!pending) return {};
    return blocked("no_objection_pending", "You have objected already; the office settles it with all of you.");
}

Verdict authors_settled(Step const& step, std::string const&)
{
    if (!step.facts.author_change()) return {};
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
    {"author_silent", author_silent},
    {"change_leaves_no_conflict", change_leaves_no_conflict},
    {"authors_settled", authors_settled},
    {"no_objection_pending", no_objection_pending},
};

} // namespace

std::span<NamedGuard const> manuscript_guards() { return table; }

} // namespace succession
