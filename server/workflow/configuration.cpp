#include "workflow/configuration.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace succession {

namespace {

/// Writes what is so, word by word.
class Key {
public:
    void add(std::string_view name, auto const& value)
    {
        fmt::format_to(std::back_inserter(text_), "{}={} ", name, value);
    }
    void add_if(bool so, std::string_view word)
    {
        if (so) (text_ += word) += ' ';
    }
    void add(std::string_view name, std::optional<PersonId> person)
    {
        if (person) add(name, person->value);
    }
    void add_all(std::string_view name, std::vector<std::string> words)
    {
        std::ranges::sort(words);
        if (!words.empty()) add(name, joined(words, ","));
    }
    void add_each(std::string_view name, std::set<std::string> const& words)
    {
        add_all(name, {words.begin(), words.end()});
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

bool may_be_late(Journal const& journal, Review const& review, Moment now)
{
    return review.state == "cancelled" && review.may_be_late && now < review.since + journal.days("late_grace") * day;
}

/// Reports that have gone their way are all alike: no act leads on from there.
std::string review_class(Journal const& journal, Review const& review)
{
    bool const leads_on =
        std::ranges::any_of(journal.review.transitions, [&](auto const& act) { return act.leaves(review.state); });
    return leads_on ? review.state : review.state == "late" ? "late" : "reported";
}

/// Reviewers are alike, unless they have a part in the office.
std::string reviewer_class(Facts const& facts, PersonId person)
{
    bool const office = std::ranges::any_of(
        facts.roles, [&](Role const& role) { return role.person_id == person || role.deputy_id == person; });
    return office ? std::to_string(person.value) : "";
}

void add_reviews(Journal const& journal, Facts const& facts, Moment now, Key& key)
{
    std::vector<std::string> present;
    std::set<std::string> former;
    bool late = false;
    for (auto const& review : facts.reviews) {
        auto const who = reviewer_class(facts, Standings::reviewer(review));
        bool const open_late = may_be_late(journal, review, now);
        if (review.round == facts.manuscript.round)
            present.push_back(review_class(journal, review) + who + (open_late ? "+" : ""));
        else if (open_late) late = true;
        else if (!who.empty() && takes_part(review)) former.insert(who);
    }
    key.add_all("reviews", present);
    key.add_if(late, "late");
    key.add_each("reviewed", former);
    if (facts.manuscript.round > 0) key.add("reports", std::min(reports_ever(facts), reports_required(journal, facts)));
}

void add_decision(Journal const& journal, Facts const& facts, Moment now, Key& key)
{
    auto const& manuscript = facts.manuscript;
    auto const* decision = facts.decision();
    if (!decision) return;
    bool const rejected = is_one_of(manuscript.state, {"rejected", "resubmit_offered"});
    if (is_one_of(manuscript.state, {"held", "appealed"}) || rejected)
        key.add("outcome", journal.decision(decision->kind)->outcome);
    if (manuscript.state == "held") {
        key.add("by", std::optional(Standings::decider(*decision)));
        key.add_if(!decision->waits_for.empty(), "waits");
    }
    std::set<std::string> deciders;
    for (auto const& made : facts.decisions)
        if (!made.taken_back_at) deciders.insert(std::to_string(Standings::decider(made).value));
    if (!manuscript.appeal_used) key.add_each("deciders", deciders);
    if (rejected && !manuscript.appeal_used)
        key.add_if(now >= *decision->released_at + journal.days("appeal_term") * day, "term_past");
}

/// What brought it here and decides where it may go, as long as it is not accepted.
void add_path(Journal const& journal, Facts const& facts, Moment now, Key& key)
{
    auto const& manuscript = facts.manuscript;
    key.add("editor", manuscript.editor_id);
    key.add("wanted", manuscript.reviewers_wanted);
    key.add("required", reports_required(journal, facts));
    key.add("appeal", manuscript.appeal_deputy_id);
    key.add_if(manuscript.appeal_used, "appeal_used");
    key.add_if(manuscript.resubmitted_id.has_value(), "resubmitted");
    if (manuscript.offer_until) key.add_if(now < *manuscript.offer_until, "offer");
    bool const authors_turn = is_one_of(manuscript.state, {"mending", "revising"});
    key.add_if(authors_turn && ran_out(facts, manuscript.due, journal.days("close_grace"), now), "overdue");
    add_decision(journal, facts, now, key);
}

void add_manuscript(Facts const& facts, Key& key)
{
    auto const& manuscript = facts.manuscript;
    key.add("state", manuscript.state);
    if (is_one_of(manuscript.state, {"held", "withdrawal_asked"})) key.add("former", manuscript.former);
    key.add_if(manuscript.hold, "hold");
    key.add_if(manuscript.round > 0, "later_round");
    key.add("submitter", std::optional(manuscript.submitter_id));
    key.add_if(!manuscript.request_reason.empty(), "requested");
}

/// The change of authors now asked, and each author's answer to it.
void add_author_change(Facts const& facts, Key& key)
{
    auto const* change = facts.author_change();
    if (!change) return;
    std::vector<std::string> given;
    for (auto const& author : facts.authors)
        given.push_back(fmt::format("{}:{}", author.position, answer_of(*change, author.id).answer));
    key.add("change", change->proposed);
    key.add_all("answers", given);
}

void add_people(Facts const& facts, Key& key)
{
    std::vector<std::string> away, authors, interested, deputies, coordinators;
    for (auto const& person : facts.people) {
        if (!person.active) away.push_back(std::to_string(person.id.value));
        if (Standings::is_conflicted(facts, person.id)) interested.push_back(std::to_string(person.id.value));
    }
    for (auto const& author : facts.authors)
        if (auto const account = Standings::account(author)) authors.push_back(std::to_string(account->value));
    for (auto const& role : facts.roles) {
        if (role.deputy_id) deputies.push_back(std::to_string(role.deputy_id->value));
        if (role.role == "coordinating_editor") coordinators.push_back(std::to_string(role.person_id.value));
    }
    key.add_all("authors", authors);
    key.add_all("deputies", deputies);
    key.add_all("coordinators", coordinators);
    key.add_all("away", away);
    key.add_all("interested", interested);
    add_author_change(facts, key);
}

void add_production(Journal const& journal, Facts const& facts, Moment now, Key& key)
{
    auto const* production = facts.in_production();
    key.add("production", production->state);
    if (production->state == "withdrawal_asked") key.add("back", production->former);
    key.add_if(production->licensed_at.has_value(), "licensed");
    key.add_if(production->published_at.has_value(), "published");
    key.add_if(production->publish_at.has_value(), "dated");
    bool const late =
        production->state == "proof_out" && ran_out(facts, production->due, journal.days("proof_grace"), now);
    key.add_if(late, "late_proof");
}

} // namespace

std::string configuration(Journal const& journal, Facts const& facts, Moment now)
{
    Key key;
    add_manuscript(facts, key);
    add_reviews(journal, facts, now, key);
    if (is_one_of(facts.manuscript.state, {"withdrawn", "closed", "deleted"})) return key.take();
    add_people(facts, key);
    if (facts.in_production()) add_production(journal, facts, now, key);
    else add_path(journal, facts, now, key);
    return key.take();
}

std::string in_words(Journal const& journal, Facts const& facts)
{
    auto const& manuscript = facts.manuscript;
    auto text = journal.manuscript.state(manuscript.state).label("editors");
    if (auto const* production = facts.in_production())
        text += ", " + journal.production.state(production->state).label("editors");
    if (manuscript.round) text += fmt::format(", round {}", manuscript.round);
    if (manuscript.hold) text += ", on hold";
    std::vector<std::string> reviews;
    for (auto const& review : facts.reviews)
        if (review.round == manuscript.round) reviews.push_back(journal.review.state(review.state).label("editors"));
    return reviews.empty() ? text : text + "; reviews: " + joined(reviews, ", ");
}

} // namespace succession
