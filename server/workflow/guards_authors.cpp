#include "base/text.hpp"
#include "domain/limits.hpp"
#include "workflow/authors.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace succession {

namespace {

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
        if (!fresh) return blocked("no_person_twice", author_list::twice(line.name()));
    }
    return {};
}

Verdict is_author_account(Step const& step, std::string const&)
{
    if (step.asking) return {};
    PersonId const person{step.form.number("person").value_or(0)};
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
    for (auto const& [label, part] : {std::pair("The address", &email), std::pair("The institution", &affiliation)})
        if (auto const fault = length_fault(label, *part, limits::line); !fault.empty()) return fault;
    if (auto const faults = name_faults(given, family); !faults.empty())
        return fmt::format("“{}”: {}", faults.front().name, faults.front().reason);
    if (!country.empty() && country_code(journal, country).empty())
        return fmt::format("No country is called “{}” here; its two letters are enough: “{}”.", country, author.typed);
    return {};
}

/// What is wrong with a list as it is typed, whoever the people are.
std::string flaw_of(Journal const& journal, std::vector<ProposedAuthor> const& list)
{
    if (list.empty()) return std::string(author_list::empty);
    if (list.size() > author_list::most) return std::string(author_list::too_long);
    std::set<std::string> seen;
    for (auto const& author : list) {
        if (auto flaw = flaw_of(journal, author); !flaw.empty()) return flaw;
        if (!seen.insert(author.byline.email).second) return author_list::twice(author.byline.name());
    }
    if (std::ranges::count(list, true, &ProposedAuthor::corresponding) > 1)
        return std::string(author_list::not_one_corresponding);
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
                                           : author_list::twice(Standings::byline(author).name());
        if (flaw.empty() && *person == step.actor) flaw = "You are one of the proposed authors: somebody else decides.";
    }
    if (flaw.empty()) return {};
    return blocked("change_leaves_no_conflict", flaw);
}

/// That an editor becomes an author, or an author comes who is close to a reviewer, is approved with open eyes.
Verdict change_overruled(Step const& step, std::string const&)
{
    if (step.asking || !step.form.text("overruled").empty()) return {};
    auto const concern = concern_about_change(step);
    if (concern.empty()) return {};
    return blocked("change_overruled", concern + " Please say why you approve it nevertheless.", "overruled");
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
    {"coauthors_have_mail", coauthors_have_mail},
    {"no_person_twice", no_person_twice},
    {"is_author_account", is_author_account},
    {"author_change_pending", author_change_pending},
    {"no_author_change_pending", no_author_change_pending},
    {"author_list_sound", author_list_sound},
    {"authors_agree", authors_agree},
    {"author_silent", author_silent},
    {"change_leaves_no_conflict", change_leaves_no_conflict},
    {"change_overruled", change_overruled},
    {"authors_settled", authors_settled},
    {"no_objection_pending", no_objection_pending},
};

} // namespace

std::span<NamedGuard const> author_guards() { return table; }

} // namespace succession
