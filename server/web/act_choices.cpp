#include "web/act_choices.hpp"

#include "base/text.hpp"
#include "storage/desks.hpp"
#include "storage/issues.hpp"
#include "web/words.hpp"
#include "workflow/authors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

FormOption option(Field const& field, std::string value, std::string label, std::string note = {})
{
    return {field.name, std::move(value), std::move(label), std::move(note), false, false};
}

std::vector<FormOption> decisions(ActForm const& form, Field const& field)
{
    bool const recommends = form.act.page == "recommend";
    std::vector<FormOption> options;
    for (auto const& kind : form.dossier.rules.decisions)
        options.push_back(option(field, kind.code, recommends ? kind.recommendation_label : kind.label, kind.help));
    return options;
}

std::vector<FormOption> unpublished_issues(Context& context, Field const& field)
{
    std::vector<FormOption> options;
    for (auto const& issue : context.read([](Transaction& tx) { return issues::all(tx); })) {
        auto label = fmt::format("Volume {}, issue {} ({})", issue.volume, issue.number, issue.year);
        if (!issue.title.empty()) label += ": " + issue.title;
        options.push_back(option(field, std::to_string(issue.id.value), std::move(label), issue.state));
    }
    return options;
}

std::vector<FormOption> listed(Journal const& journal, Field const& field)
{
    std::vector<FormOption> options;
    for (auto const& point : journal.list(field.source)) {
        auto const note = point.mandatory || field.kind != "ticks" ? point.help : "Only a reminder. " + point.help;
        options.push_back(option(field, point.code, point.label, note));
    }
    return options;
}

/// What an editor should know before choosing this person: load, absence, what speaks against it.
std::string note_on(Facts const& facts, Coordinator const& candidate, Moment now)
{
    std::vector<std::string> notes{counted(candidate.load, "manuscript") + " now"};
    if (facts.manuscript.proposed_editor_id == candidate.person.id)
        notes.emplace_back("coordinated the earlier manuscript");
    if (auto away = absence(candidate.person, now); !away.empty()) notes.push_back(std::move(away));
    for (auto const& concern : Standings::concerns(facts, candidate.person))
        if (!concern.hard) notes.push_back(concern.reason);
    return joined(notes, "\u00a0· ");
}

std::vector<FormOption> coordinators(Context& context, ActForm const& form, Field const& field)
{
    auto const candidates =
        context.read([&](Transaction& tx) { return desks::coordinators(tx, context.me().person.id); });
    auto facts = *form.dossier.facts;
    for (auto const& candidate : candidates)
        if (!facts.person(candidate.person.id)) facts.people.push_back(candidate.person);
    std::vector<FormOption> options;
    for (auto const& candidate : candidates) {
        auto const bar = Standings::bar_to_editing(facts, candidate.person.id);
        auto const note = bar.empty() ? note_on(facts, candidate, context.now) : bar;
        options.push_back(option(field, std::to_string(candidate.person.id.value), candidate.person.name(), note));
        options.back().disabled = !bar.empty();
    }
    return options;
}

std::vector<FormOption> persons(std::vector<Involved> const& people, Field const& field)
{
    std::vector<FormOption> options;
    for (auto const& person : people)
        options.push_back(option(field, std::to_string(person.id.value), person.name, person.part));
    return options;
}

/// The other authors with an account, for handing the manuscript over.
std::vector<FormOption> other_authors(Dossier const& dossier, Field const& field)
{
    auto people = dossier.sight.author_accounts();
    std::erase_if(people, [&](Involved const& p) { return p.id == dossier.manuscript().submitter_id; });
    return persons(people, field);
}

/// The authors whose answer to a change of the list the office may still enter.
std::vector<FormOption> silent_authors(Dossier const& dossier, Field const& field)
{
    std::vector<FormOption> options;
    auto const* change = dossier.facts->author_change();
    for (auto const& author : dossier.sight.authors())
        if (change && !answer_of(*change, author.id).own())
            options.push_back(option(field, std::to_string(author.id.value), author.byline.name()));
    return options;
}

/// The reports of this round that count.
std::vector<FormOption> reports(Dossier const& dossier, Field const& field)
{
    std::vector<FormOption> options;
    for (auto const* review : dossier.sight.reviews()) {
        if (review->round != dossier.manuscript().round || review->state != "filed") continue;
        auto const* advice = dossier.rules.decision(review->recommendation);
        options.push_back(option(field, std::to_string(review->id.value), dossier.sight.reviewer_name(*review),
                                 advice ? advice->recommendation_label : ""));
    }
    return options;
}

std::vector<FormOption> offered(Context& context, ActForm const& form, Field const& field)
{
    auto const& journal = form.dossier.rules;
    if (field.kind == "reports") return reports(form.dossier, field);
    if (field.source == "decisions") return decisions(form, field);
    if (field.source == "issues") return unpublished_issues(context, field);
    if (field.source == "coordinating_editor") return coordinators(context, form, field);
    if (field.source == "authors") return other_authors(form.dossier, field);
    if (field.source == "silent_authors") return silent_authors(form.dossier, field);
    if (field.source == "involved") return persons(form.dossier.sight.involved(), field);
    return journal.lists.contains(field.source) ? listed(journal, field) : std::vector<FormOption>{};
}

} // namespace

std::vector<FormOption> act_options(Context& context, ActForm const& form, Field const& field)
{
    auto options = offered(context, form, field);
    auto const chosen = form.typed.all(field.name);
    bool const all_reports = field.kind == "reports" && form.fresh();
    for (auto& option : options)
        option.selected = all_reports || std::ranges::find(chosen, option.value) != chosen.end();
    auto const proposed = form.dossier.manuscript().proposed_editor_id;
    if (field.source == "coordinating_editor" && form.fresh() && proposed)
        for (auto& option : options)
            option.selected = !option.disabled && option.value == std::to_string(proposed->value);
    return options;
}

} // namespace succession
