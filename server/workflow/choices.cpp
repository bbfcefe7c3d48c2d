#include "workflow/choices.hpp"

#include "workflow/authors.hpp"
#include "workflow/counts.hpp"

#include <algorithm>

namespace succession {

namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

/// What choices are made from.
struct Table {
    Journal const& journal;
    Situation const& situation;
    Facts const& facts;
    Moment now;
};

std::string key(auto id) { return std::to_string(id.value); }

bool holds_role(Facts const& facts, PersonId person, std::string_view role)
{
    return std::ranges::any_of(facts.roles, [&](Role const& r) { return r.person_id == person && r.role == role; });
}

bool is_listed(Facts const& facts, PersonId person)
{
    return std::ranges::any_of(facts.reviews, [&](Review const& review) {
        return review.round == facts.manuscript.round && Standings::reviewer(review) == person;
    });
}

/// The coordinating editors who can act; where none can, who decides takes it on.
std::vector<PersonId> editors(Table const& table)
{
    std::vector<PersonId> found;
    for (auto const& held : table.facts.roles)
        if (held.role == "coordinating_editor" && Standings::may_edit(table.facts, held.person_id))
            found.push_back(held.person_id);
    if (!found.empty()) return found;
    if (auto const decider = Standings::responsible(table.facts, "decider", table.now)) found.push_back(*decider);
    return found;
}

/// The people of a group; of reviewers the first not yet asked and every editor, for the rest are like the first.
std::vector<PersonId> people(Table const& table, std::string_view group)
{
    auto const& facts = table.facts;
    if (group == "coordinating_editor") return editors(table);
    if (group == "authors") {
        std::vector<PersonId> accounts;
        for (auto const& author : facts.authors)
            if (auto const account = Standings::account(author)) accounts.push_back(*account);
        return accounts;
    }
    if (group == "involved") return {facts.manuscript.submitter_id};
    std::vector<PersonId> unasked;
    for (auto const person : table.situation.reviewers)
        if (!is_listed(facts, person) && (unasked.empty() || holds_role(facts, person, "coordinating_editor")))
            unasked.push_back(person);
    return unasked;
}

std::string words(Field const& field)
{
    if (field.name == "doi") return "10.1111/rec.70001";
    if (field.name == "pages") return "1-10";
    if (field.name == "link") return "https://publisher.example/70001";
    if (field.name == "time") return "";
    return "words";
}

std::vector<Answers> each(std::string const& name, auto const& values)
{
    std::vector<Answers> found;
    for (auto const& value : values) found.push_back({{name, value}});
    return found;
}

std::vector<std::string> codes(Table const& table, Field const& field)
{
    if (!table.journal.lists.contains(field.source)) return {"1"};
    std::vector<std::string> found;
    for (auto const& option : table.journal.list(field.source)) found.push_back(option.code);
    bool const each_matters = field.source == "decisions" || field.source == "author_change_answers";
    if (!each_matters && found.size() > 1) found.resize(1);
    return found;
}

/// Every open review waited for, or every one withdrawn.
std::vector<Answers> fates(Table const& table)
{
    std::vector<Answers> found;
    for (auto const* fate : {"wait", "withdraw"}) {
        Answers answers;
        for (auto const& review : table.facts.reviews)
            if (is_open(review)) answers.emplace_back("fate_" + key(review.id), fate);
        found.push_back(answers);
        if (answers.empty()) break;
    }
    return found;
}

Answers reports(Table const& table)
{
    Answers answers;
    for (auto const& review : table.facts.reviews)
        if (review.state == "filed") answers.emplace_back("reports", key(review.id));
    return answers;
}

Answers ticks(Table const& table, Field const& field)
{
    Answers answers;
    for (auto const& point : table.journal.list(field.source)) answers.emplace_back(field.name, point.code);
    return answers;
}

/// Every author whose answer the office may still enter.
std::vector<std::string> silent_authors(Facts const& facts)
{
    std::vector<std::string> found;
    auto const* change = facts.author_change();
    for (auto const& author : facts.authors)
        if (change && !answer_of(*change, author.id).own()) found.push_back(key(author.id));
    return found;
}

std::vector<Answers> alternatives(Table const& table, Field const& field)
{
    if (field.name == "authors") return each(field.name, table.situation.author_lists);
    if (field.kind == "date") return {{{field.name, iso_date(table.now + 10 * day)}}};
    if (field.kind == "choice") return each(field.name, codes(table, field));
    if (field.kind == "ticks") return {ticks(table, field)};
    if (field.kind == "reports") return {reports(table)};
    if (field.kind == "open_reviews") return fates(table);
    if (field.kind == "number")
        return each(field.name, std::vector<std::string>{"0", std::to_string(table.situation.reviewers.size())});
    if (field.kind == "yes" && !field.required) return {{}, {{field.name, "yes"}}};
    if (field.kind == "yes") return {{{field.name, "yes"}}};
    if (field.kind != "person") return {{{field.name, words(field)}}};
    if (field.source == "silent_authors") return each(field.name, silent_authors(table.facts));
    std::vector<std::string> ids;
    for (auto const person : people(table, field.source)) ids.push_back(key(person));
    return each(field.name, ids);
}

/// What pages ask beyond the form: the review itself, and the person behind an address.
Answers beyond(Table const& table, Transition const& act, ReviewId subject)
{
    Answers answers;
    if (act.page == "review")
        for (auto const& field : table.journal.review_form)
            answers.emplace_back(field.name, field.options.empty() ? "words" : field.options.front().code);
    bool const addressed = std::ranges::find(act.form, "email", &Field::name) != act.form.end();
    if (addressed && subject) answers.emplace_back("person", key(Standings::reviewer(*table.facts.review(subject))));
    return answers;
}

} // namespace

std::vector<Form> forms(Journal const& journal, Situation const& situation, Facts const& facts, Transition const& act,
                        ReviewId subject, Moment now)
{
    Table const table{journal, situation, facts, now};
    std::vector<Answers> filled{beyond(table, act, subject)};
    for (auto const& field : act.form) {
        std::vector<Answers> longer;
        for (auto const& choice : alternatives(table, field))
            for (auto answers : filled) {
                answers.insert(answers.end(), choice.begin(), choice.end());
                longer.push_back(std::move(answers));
            }
        filled = std::move(longer);
    }
    std::vector<Form> made;
    for (auto& answers : filled) made.emplace_back(std::move(answers));
    return made;
}

} // namespace succession
