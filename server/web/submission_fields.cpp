#include "web/submission_fields.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "web/words.hpp"
#include "workflow/completeness.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr std::size_t most_ticks = 60; ///< a longer list is typed into lines that propose from it
constexpr std::size_t spare_lines = 3;
constexpr std::size_t least_lines = 3;

std::string audience_of(SubmissionField const& field)
{
    return field.reviewers_see ? "Reviewers read this." : "Reviewers do not see this.";
}

std::string help_of(SubmissionField const& field)
{
    auto const how = field.kind == "keywords" ? " One a line." : "";
    return fmt::format("{}{} {}", field.help, how, audience_of(field));
}

/// What was typed, or what is saved.
std::vector<std::string> values_of(SubmissionField const& field, Fields const& saved, Form const* typed)
{
    if (!typed) return saved.list(field.name);
    return field.kind == "keywords" ? split(typed->text(field.name), '\n') : typed->all(field.name);
}

/// What a filled field breaks; what is empty is said beside the pages, not in the middle of the work.
std::string fault_of(Facts const& facts, SubmissionField const& field, std::vector<Lack> const& all)
{
    if (Fields::parse(facts.version().fields).list(field.name).empty()) return {};
    auto const found = std::ranges::find(all, field.name, &Lack::field);
    return found == all.end() ? "" : found->reason;
}

FormField plain_field(ArticleType const& type, SubmissionField const& field, std::vector<std::string> const& values)
{
    auto const first = values.empty() ? std::string() : values.front();
    if (field.kind == "long")
        return FormField::of("long", field.name, field.label, first)
            .helped(help_of(field))
            .counted(type.words_most(field))
            .limited(field.limit_characters);
    if (field.kind == "keywords")
        return FormField::of("long", field.name, field.label, joined(values, "\n")).helped(help_of(field));
    if (field.kind == "yes_no")
        return FormField::of("radio", field.name, field.label)
            .helped(help_of(field))
            .choosing({{"yes", "Yes", "", "", false}, {"no", "No", "", "", false}}, values);
    return FormField::of("text", field.name, field.label, first).helped(help_of(field)).limited(field.limit_characters);
}

SpecialField special_field(SubmissionField const& field)
{
    SpecialField special;
    special.name = field.name;
    special.label = field.label;
    special.help = help_of(field);
    special.required = field.required;
    return special;
}

/// Several texts, one below the other; empty ones are left out when it is saved.
SpecialField items_field(SubmissionField const& field, std::vector<std::string> const& values)
{
    auto special = special_field(field);
    special.is_items = true;
    special.add = "Add another point";
    auto const count = std::max(values.size(), static_cast<std::size_t>(std::max(field.most, 2)));
    for (std::size_t i = 0; i < count; ++i)
        special.items.push_back({field.name, fmt::format("i-{}-{}", field.name, i + 1), fmt::format("Point {}", i + 1),
                                 i < values.size() ? values[i] : ""});
    return special;
}

/// Lines to type names into that are too many to tick; the browser proposes them.
SpecialField lines_field(SubmissionField const& field, std::vector<Option> const& list,
                         std::vector<std::string> const& values)
{
    auto special = special_field(field);
    special.is_lines = true;
    special.add = "Add another line";
    for (auto const& option : list) special.proposals.push_back(option.label);
    auto const count = std::max(values.size() + spare_lines, least_lines);
    for (std::size_t i = 0; i < count; ++i) {
        auto const value = i < values.size() ? label_in(list, values[i]) : "";
        special.lines.push_back({field.name, fmt::format("i-{}-{}", field.name, i + 1), "list-" + field.name,
                                 fmt::format("{} {}", field.label, i + 1), value});
    }
    return special;
}

/// A tree of choices, as browsers show two levels of it: what stands below the second goes with it.
SpecialField groups_field(SubmissionField const& field, std::vector<Option> const& list,
                          std::vector<std::string> const& values)
{
    auto special = special_field(field);
    special.is_groups = true;
    auto parent_of = [&](std::string const& code) {
        auto const* found = find_option(list, code);
        return found ? found->parent : std::string();
    };
    std::vector<std::string> heads; ///< code of each group's first
    for (auto const& option : list) {
        bool const selected = !values.empty() && values.front() == option.code;
        FormOption choice{field.name, option.code, fmt::format("{} {}", option.code, option.label),
                          "",         selected,    false};
        if (option.parent.empty()) {
            special.options.push_back(choice);
            continue;
        }
        auto head = option.code;
        while (!parent_of(parent_of(head)).empty()) head = parent_of(head);
        auto const known = std::ranges::find(heads, head);
        if (known == heads.end()) {
            heads.push_back(head);
            special.groups.push_back({choice.label, {choice}});
        }
        else special.groups[static_cast<std::size_t>(known - heads.begin())].options.push_back(choice);
    }
    return special;
}

SpecialField ticks_field(SubmissionField const& field, std::vector<Option> const& list,
                         std::vector<std::string> const& values)
{
    auto special = special_field(field);
    special.is_ticks = true;
    for (auto const& option : list) {
        bool const ticked = std::ranges::find(values, option.code) != values.end();
        special.options.push_back({field.name, option.code, option.label, option.help, ticked, false});
    }
    return special;
}

SpecialField chosen_field(Journal const& journal, SubmissionField const& field, std::vector<std::string> const& values)
{
    if (field.kind == "items") return items_field(field, values);
    auto const& list = journal.list(field.vocabulary);
    if (field.kind == "choice") return groups_field(field, list, values);
    return list.size() > most_ticks ? lines_field(field, list, values) : ticks_field(field, list, values);
}

bool is_plain(SubmissionField const& field)
{
    return field.kind != "items" && field.kind != "choice" && field.kind != "list";
}

std::string authors_in_words(Dossier const& dossier)
{
    std::string text;
    for (auto const& author : dossier.sight.authors())
        text += fmt::format("{}\n{}\n{}\n\n", author.byline.name(), author.byline.email, author.byline.affiliation);
    return text;
}

std::string suggestions_in_words(Facts const& facts)
{
    std::string text;
    for (auto const& one : facts.suggestions)
        text += fmt::format("{}: {}, {}, {}\n{}\n\n", one.opposed ? "Opposed" : "Suggested", one.name, one.email,
                            one.affiliation, one.reason);
    return text;
}

} // namespace

std::vector<AskedField> asked_fields(Dossier const& dossier, std::string_view step, Form const* typed)
{
    std::vector<AskedField> asked;
    auto const& type = dossier.type();
    auto const saved = Fields::parse(dossier.facts->version().fields);
    auto const all = lacks(dossier.rules, *dossier.facts);
    for (auto const& field : type.fields) {
        if (field.step != step) continue;
        auto const values = values_of(field, saved, typed);
        auto const fault = typed ? "" : fault_of(*dossier.facts, field, all);
        auto& made = asked.emplace_back();
        auto finish = [&](auto& shown) {
            shown.required = field.required;
            shown.error = fault;
        };
        if (is_plain(field)) finish(made.fields.emplace_back(plain_field(type, field, values)));
        else finish(made.special.emplace(chosen_field(dossier.rules, field, values)));
    }
    return asked;
}

FormField type_field(Dossier const& dossier, Form const* typed)
{
    std::vector<Option> options;
    for (auto const& type : dossier.rules.types)
        if (type.submittable)
            options.push_back(
                {type.code, type.label + (type.invited ? ", by invitation" : ""), limits_of(type), "", false});
    auto const chosen = typed && typed->ticked("type") ? typed->text("type") : dossier.facts->manuscript.type;
    return FormField::of("radio", "type", "Type of article").needed().choosing(options, {chosen});
}

std::string limits_of(ArticleType const& type)
{
    std::vector<std::string> limits;
    if (type.word_limit) limits.push_back(fmt::format("up to {} words", grouped(type.word_limit)));
    if (type.abstract_limit && type.field("abstract"))
        limits.push_back(fmt::format("abstract up to {}", type.abstract_limit));
    if (auto const* points = type.field("implications"); points && points->most)
        limits.push_back(fmt::format("{} to {} {}", points->least, points->most, points->label));
    if (limits.empty()) return {};
    auto text = joined(limits, ", ");
    if (text.front() == 'u') text.front() = 'U';
    return text + ".";
}

std::vector<std::string> in_words(Journal const& journal, SubmissionField const& field,
                                  std::vector<std::string> const& values)
{
    std::vector<std::string> words;
    for (auto const& value : values)
        if (!trimmed(value).empty())
            words.push_back(field.vocabulary.empty() ? value : journal.label(field.vocabulary, value));
    bool const is_line = field.kind == "keywords" || field.kind == "list";
    if (is_line && !words.empty()) return {joined(words, ", ")};
    return words;
}

std::string page_in_words(Dossier const& dossier, std::string_view step)
{
    auto const& facts = *dossier.facts;
    if (step == "authors") return authors_in_words(dossier);
    if (step == "reviewers") return suggestions_in_words(facts);
    std::string text;
    auto const& type = dossier.type();
    if (step == dossier.rules.steps.front().code) text += "Type of article: " + type.label + "\n\n";
    auto const saved = Fields::parse(facts.version().fields);
    for (auto const& field : type.fields)
        if (field.step == step)
            text += fmt::format("{}:\n{}\n\n", field.label,
                                joined(in_words(dossier.rules, field, saved.list(field.name)), "\n"));
    return text;
}

std::optional<SitePoint> site_point(Dossier const& dossier)
{
    auto const saved = Fields::parse(dossier.facts->version().fields);
    auto point = site_at(saved.text("latitude"), saved.text("longitude"));
    std::vector<std::string> countries;
    for (auto const& code : saved.list("countries")) countries.push_back(dossier.rules.label("countries", code));
    if (point && !countries.empty()) point->map_title = joined(countries, ", ");
    return point;
}

} // namespace succession
