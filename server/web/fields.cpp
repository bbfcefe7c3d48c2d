#include "web/fields.hpp"

#include "base/text.hpp"
#include "domain/limits.hpp"

#include <algorithm>
#include <stdexcept>

namespace succession {

namespace {

/// Tells the template which kind of field this is.
void set_kind(FormField& field, std::string_view kind)
{
    static constexpr std::pair<std::string_view, bool FormField::*> kinds[] = {
        {"email", &FormField::is_email}, {"long", &FormField::is_long},     {"hidden", &FormField::is_hidden},
        {"files", &FormField::is_files}, {"choice", &FormField::is_choice}, {"radio", &FormField::is_radio},
        {"ticks", &FormField::is_ticks}, {"scores", &FormField::is_scores}, {"yes", &FormField::is_yes}};
    bool const is_line = is_one_of(kind, {"text", "email", "number", "date"});
    if (is_line) field.type = kind;
    auto const found = std::ranges::find(kinds, kind, &std::pair<std::string_view, bool FormField::*>::first);
    if (found != std::end(kinds)) field.*found->second = true;
    else if (!is_line) throw std::logic_error("forms know no field of the kind " + std::string(kind));
}

bool takes_text(FormField const& field) { return field.is_long || field.type == "text"; }

} // namespace

FormField FormField::of(std::string_view kind, std::string name, std::string label, std::string value)
{
    FormField field;
    set_kind(field, kind);
    field.name = std::move(name);
    field.label = std::move(label);
    if (takes_text(field)) field.longest = std::to_string(limits::of(kind, 0));
    field.checked = field.is_yes && !value.empty();
    field.value = std::move(value);
    return field;
}

FormField FormField::of_name(std::string name, std::string label, std::string value)
{
    return of("text", std::move(name), std::move(label), std::move(value)).limited(limits::name);
}

FormField FormField::helped(std::string text) &&
{
    help = std::move(text);
    return std::move(*this);
}

FormField FormField::needed() &&
{
    required = true;
    return std::move(*this);
}

FormField FormField::counted(int most) &&
{
    has_words_max = most > 0;
    words_max = most;
    words = count_words(value);
    return std::move(*this);
}

FormField FormField::limited(int characters) &&
{
    if (takes_text(*this)) longest = std::to_string(characters);
    return std::move(*this);
}

FormField FormField::choosing(std::vector<Option> const& choices, std::vector<std::string> const& values) &&
{
    for (auto const& [code, text, note, parent, mandatory] : choices) {
        bool const chosen = std::ranges::find(values, code) != values.end();
        options.push_back({name, code, text, note, chosen, false});
    }
    return std::move(*this);
}

FormField* field_named(std::vector<FormField>& fields, std::string_view name)
{
    auto const found = std::ranges::find(fields, name, &FormField::name);
    return found == fields.end() ? nullptr : &*found;
}

std::vector<FormProblem> problems_of(std::vector<Blocker> const& blockers)
{
    std::vector<FormProblem> problems;
    for (auto const& blocker : blockers) problems.push_back({blocker.field, blocker.reason});
    return problems;
}

void mark(std::vector<FormField>& fields, std::vector<Blocker> const& blockers)
{
    for (auto const& blocker : blockers) {
        auto* field = field_named(fields, blocker.field);
        if (field && field->error.empty()) field->error = blocker.reason;
    }
}

} // namespace succession
