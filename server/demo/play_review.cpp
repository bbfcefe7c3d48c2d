#include "base/problem.hpp"
#include "base/text.hpp"
#include "demo/play.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::demo {

namespace {

/// The days a reviewer takes: to answer, and then to read and write.
constexpr int to_answer = 2, to_write = 16;

bool has_answered(std::string_view state)
{
    return state != "listed" && state != "invited" && state != "lapsed" && state != "declined" &&
           state != "interest_declared";
}

bool has_filed(std::string_view state)
{
    return state == "filed" || state == "returned" || state == "set_aside" || state == "released" || state == "kept";
}

} // namespace

void Play::review(int round, int from)
{
    int place = 0;
    for (auto const& part : plot_.reviewers)
        if (part.round == round) review(part, from, place++);
}

/// The days on which a review is asked for, answered and filed, before the end.
struct Play::Days {
    int invited, answered, filed;
};

/// Where a part says when its person last did something, the days before are counted back from there.
Play::Days Play::days_of(Part const& part, int from, int place)
{
    auto const writing = to_write + 2 * place;
    bool const says_filed = part.answered && has_filed(part.state);
    bool const says_answered = part.answered && (part.state == "accepted" || part.state == "interest_declared");
    Days days{from, from - to_answer, from - to_answer - writing};
    if (says_filed) days = {std::min(from, *part.answered + writing + to_answer), 0, *part.answered};
    if (says_answered) days.invited = *part.answered + to_answer;
    if (part.answered && part.state == "invited") days.invited = *part.answered;
    days.answered = days.invited - to_answer;
    return days;
}

void Play::review(Part const& part, int from, int place)
{
    auto const [invited, answered, filed] = days_of(part, from, place);
    if (part.round == 0)
        at(std::min(invited + 1, from), [this, &part] {
            take(plot_.editor, "list_reviewer", {{"person", std::to_string(stage_.person(part.person).value)}});
        });
    if (part.state == "listed") return;
    at(invited, [this, &part] {
        auto const due = iso_date(stage_.now() + stage_.office.rules.now().days("answer") * day);
        take_as_editor(part, "invite", {{"due", due}});
    });
    if (part.state == "declined")
        at(answered, [this, &part] { take_as_reviewer(part, "decline", {{"reason", part.reason}}); });
    if (part.state == "lapsed") at(invited - 15, [this] { settle(id()); });
    if (part.state == "interest_declared")
        at(answered, [this, &part] { take_as_reviewer(part, "accept_with_interest", {{"interest", part.reason}}); });
    if (has_answered(part.state)) at(answered, [this, &part] { take_as_reviewer(part, "accept"); });
    if (has_filed(part.state)) at(filed, [this, &part] { hand_in(part); });
    if (part.state == "gave_up")
        at(part.answered.value_or(answered - 9), [this, &part] {
            take_as_reviewer(part, "give_up", {{"reason", part.reason}});
        });
    if (part.state == "cancelled")
        at(part.answered.value_or(answered - 14), [this, &part] {
            take_as_editor(part, "cancel", {{"reason", part.reason}});
        });
    if (part.state == "returned")
        at(filed - 1, [this, &part] { take_as_editor(part, "return_report", {{"reason", part.reason}}); });
    if (part.state == "set_aside")
        at(filed - 1, [this, &part] { take_as_editor(part, "set_aside", {{"reason", part.reason}}); });
    if (part.state == "late") at(*plot_.first_decision - 5, [this, &part] { hand_in(part); });
}

void Play::hand_in(Part const& part)
{
    auto const turn = std::hash<std::string>{}(plot_.code + part.person);
    Answers answers;
    for (auto const& [name, values] : stage_.script.report(part.report, turn).all())
        answers.emplace_back(name, values.front());
    take_as_reviewer(part, part.state == "late" ? "late" : "file", std::move(answers));
}

void Play::recommend(int days_ago, std::string const& kind)
{
    at(days_ago, [this, kind] {
        auto const* act = facts().manuscript.state == "reports_in" ? "recommend" : "recommend_early";
        take(plot_.editor, act,
             {{"kind", kind},
              {"letter", stage_.script.letter(kind, plot_.code)},
              {"note", "The reports and my reading of the manuscript agree on this."}});
    });
}

void Play::decide(int days_ago, std::string const& kind)
{
    at(days_ago + 1.05, [this, kind] { take_decision("decide", kind); });
    at(days_ago, [this] { settle(id()); });
}

void Play::take_decision(std::string const& act, std::string const& kind)
{
    take(plot_.decider, act, decision(facts(), kind));
}

/// The letter, the reports that go with it, and the fate of each review still open.
Play::Answers Play::decision(Facts const& facts, std::string const& kind) const
{
    Answers answers{{"kind", kind}, {"letter", stage_.script.letter(kind, plot_.code)}};
    for (auto const& part : plot_.reviewers) {
        if (part.round != facts.manuscript.round) continue;
        auto const& review = *facts.review(review_of(part));
        auto const id = std::to_string(review.id.value);
        if (review.state == "filed" && part.state != "kept") answers.emplace_back("reports", id);
        if (is_open(review)) answers.emplace_back("fate_" + id, part.state == "late" ? "wait" : "withdraw");
    }
    return answers;
}

void Play::take_as_reviewer(Part const& part, std::string const& act, Answers answers) const
{
    take(stage_.person(part.person),
         {.manuscript = id(), .act = act, .review = review_of(part), .by_link = true, .form = Form(answers)});
}

void Play::take_as_editor(Part const& part, std::string const& act, Answers answers) const
{
    take(stage_.person(plot_.editor),
         {.manuscript = id(), .act = act, .review = review_of(part), .form = Form(answers)});
}

ReviewId Play::review_of(Part const& part) const
{
    auto const found = facts();
    for (auto const& review : found.reviews)
        if (review.round == part.round && Standings::is_reviewer(found, review, stage_.person(part.person)))
            return review.id;
    throw Mistake(fmt::format("The demo's {} has no review by {}.", plot_.code, part.person));
}

} // namespace succession::demo
