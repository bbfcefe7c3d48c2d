#include "web/act_form.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/limits.hpp"
#include "web/act_choices.hpp"
#include "web/act_letters.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr std::size_t most_radios = 12;

/// The list of authors as it is, a line each: what is to be changed is changed there.
std::string present_authors(Dossier const& dossier)
{
    std::vector<std::string> lines;
    for (auto const& author : dossier.sight.authors()) lines.push_back(typed_line(author.byline));
    return joined(lines, "\n");
}

/// What a field holds before anything is typed.
std::string proposed_value(Context const& context, ActForm const& form, Field const& field)
{
    auto const& journal = form.dossier.rules;
    if (field.kind == "date" && journal.clocks.contains(field.source))
        return iso_date(context.now + journal.days(field.source, form.dossier.manuscript()) * day);
    if (form.act.name == "ask_author_change" && field.name == "authors") return present_authors(form.dossier);
    if (field.kind != "number") return {};
    bool const wanted = form.act.name == "want_reviewers";
    return std::to_string(wanted ? form.dossier.manuscript().reviewers_wanted
                                 : reports_required(journal, *form.dossier.facts));
}

std::string value_of(Context const& context, ActForm const& form, Field const& field)
{
    return form.fresh() ? proposed_value(context, form, field) : form.typed.text(field.name);
}

FormField in_words(FormField made, Field const& field)
{
    made = std::move(made).helped(field.help);
    made.required = field.required;
    made = std::move(made).limited(field.limit_characters);
    return made;
}

/// A list shows one line for each: what should be known of it stands in that line.
std::vector<FormOption> in_lines(std::vector<FormOption> options, std::string const& name)
{
    for (auto& option : options)
        if (!option.note.empty()) option.label += "\u00a0· " + option.note;
    options.insert(options.begin(), {name, "", "Please choose", "", false, false});
    return options;
}

/// Few things to choose from stand beneath each other with their notes; many are a list.
FormField choosing(Context& context, ActForm const& form, Field const& field)
{
    auto options = act_options(context, form, field);
    bool const several = field.kind == "ticks" || field.kind == "reports";
    bool const few = options.size() <= most_radios;
    auto made = FormField::of(several ? "ticks" : few ? "radio" : "choice", field.name, field.label);
    if (!several && !few) options = in_lines(std::move(options), field.name);
    made.options = std::move(options);
    made = in_words(std::move(made), field);
    auto const& listed = form.dossier.rules.lists;
    if (auto const list = listed.find(field.source); field.kind == "ticks" && list != listed.end())
        made.required |= std::ranges::any_of(list->second, &Option::mandatory);
    return made;
}

/// For each open review of the round: wait for it, or withdraw it with thanks.
void add_fates(ActForm const& form, std::vector<FormField>& fields)
{
    auto const& [facts, sight, rules] = form.dossier;
    for (auto const* review : sight.reviews()) {
        if (review->round != facts->manuscript.round || !is_open(*review)) continue;
        auto const name = fmt::format("fate_{}", review->id.value);
        auto label =
            fmt::format("{}: {}", sight.reviewer_name(*review), rules.review.state(review->state).label("editors"));
        if (review->due) label += ", due " + short_date(*review->due);
        std::vector<Option> const fates{{"wait", "Wait: a late report still reaches the editors", "", "", false},
                                        {"withdraw", "Withdraw it with thanks", "", "", false}};
        fields.push_back(FormField::of("radio", name, label).needed().choosing(fates, {form.typed.text(name)}));
    }
}

/// A letter as fields: subject and body, composed until somebody has changed them.
void add_letter(Context& context, ActForm const& form, Field const& field, std::vector<FormField>& fields)
{
    auto const letters = act_letters(context, form);
    if (letters.empty()) return;
    auto const letter = edited_letter(letters.front(), form);
    fields.push_back(FormField::of("hidden", "letter_composed", "", letter.composed));
    fields.push_back(FormField::of("text", "letter_subject", "Subject of the letter", letter.subject).needed());
    auto text = FormField::of("long", "letter_body", field.label, letter.body)
                    .helped(field.help)
                    .limited(limits::letter)
                    .needed();
    if (field.help.empty())
        text = std::move(text).helped(fmt::format("The link will stand where you leave {}.", link_mark));
    text.rows = 18;
    fields.push_back(std::move(text));
}

void add(Context& context, ActForm const& form, Field const& field, std::vector<FormField>& fields)
{
    auto const& kind = field.kind;
    if (kind == "open_reviews") return add_fates(form, fields);
    if (kind == "letter") return add_letter(context, form, field, fields);
    bool const chooses = kind == "choice" || kind == "ticks" || kind == "person" || kind == "reports";
    if (chooses) fields.push_back(choosing(context, form, field));
    if (kind == "reports" && fields.back().options.empty()) fields.pop_back(); // there is none to choose
    if (chooses) return;
    fields.push_back(in_words(FormField::of(kind, field.name, field.label, value_of(context, form, field)), field));
}

/// Where a blocker is mended: fates are mended at the first review that has none.
std::string place_of(Blocker const& blocker, std::vector<FormField> const& fields)
{
    if (blocker.field != "fates") return blocker.field;
    auto undecided = [](FormField const& f) {
        return f.name.starts_with("fate_") && std::ranges::none_of(f.options, &FormOption::selected);
    };
    auto const found = std::ranges::find_if(fields, undecided);
    return found == fields.end() ? "" : found->name;
}

std::vector<Blocker> placed(std::vector<Blocker> blockers, std::vector<FormField> const& fields)
{
    for (auto& blocker : blockers) blocker.field = place_of(blocker, fields);
    return blockers;
}

} // namespace

Step ActForm::step(Moment now, bool asking) const
{
    return {dossier.rules, *dossier.facts, act, dossier.sight.viewer(), review, author, typed, now, asking, holders};
}

std::string ActForm::address() const
{
    if (!review) return fmt::format("{}/acts/{}", dossier.address(), act.name);
    return fmt::format("{}/reviews/{}/acts/{}", dossier.address(), review.value, act.name);
}

std::int64_t ActForm::version() const { return review ? dossier.facts->review(review)->version : dossier.version(); }

std::vector<FormField> act_fields(Context& context, ActForm const& form)
{
    std::vector<FormField> fields;
    for (auto const& field : form.act.form) add(context, form, field, fields);
    mark(fields, placed(form.blockers, fields));
    return fields;
}

std::vector<Blocker> not_offered(std::vector<FormField> const& fields, Form const& form)
{
    std::vector<Blocker> found;
    for (auto const& field : fields) {
        if (field.options.empty()) continue;
        for (auto const& value : form.all(field.name)) {
            auto const option = std::ranges::find(field.options, value, &FormOption::value);
            if (option == field.options.end())
                found.push_back({"choice", "Please choose among what is offered.", field.name});
            else if (option->disabled)
                found.push_back({"choice", fmt::format("{}: {}.", option->label, option->note), field.name});
        }
    }
    return found;
}

std::vector<FormProblem> act_problems(std::vector<Blocker> const& blockers, std::vector<FormField> const& fields)
{
    return problems_of(placed(blockers, fields));
}

} // namespace succession
