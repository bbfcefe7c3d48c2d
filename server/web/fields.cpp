#include "web/fields.hpp"

#include "base/text.hpp"
#include "domain/limits.hpp"

#include <algorithm>
#include <stdexcept>

namespace succession {

namespace {

/// The flag that tells the template which kind of field this is.
bool& flag_of(FormField& field, std::string_view kind)
{
    static constexpr std::pair<std::string_view, bool FormField::*> kinds[] = {
        {"text", &FormField::is_text},     {"long", &FormField::is_long},     {"date", &FormField::is_date},
        {"number", &FormField::is_number}, {"email", &FormField::is_email},   {"hidden", &FormField::is_hidden},
        {"files", &FormField::is_files},   {"choice", &FormField::is_choice}, {"radio", &FormField::is_radio},
        {"ticks", &FormField::is_ticks},   {"scores", &FormField::is_scores}, {"yes", &FormField::is_yes}};
    for (auto const& [name, flag] : kinds)
        if (name == kind) return field.*flag;
    throw std::logic_error("forms know no field of the kind " + std::string(kind));
}

} // namespace

FormField FormField::of(std::string_view kind, std::string name, std::string label, std::string value)
{
    FormField field;
    flag_of(field, kind) = true;
    field.name = std::move(name);
    field.label = std::move(label);
    if (field.is_text || field.is_long) field.longest = std::to_string(limits::of(kind, 0));
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
    if (is_text || is_long) longest = std::to_string(characters);
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

std::vector<FormProblem> problems_of(std::vector<Blocker> const& blockers)
{
    std::vector<FormProblem> problems;
    for (auto const& blocker : blockers) problems.push_back({blocker.field, blocker.reason});
    return problems;
}

void mark(std::vector<FormField>& fields, std::vector<Blocker> const& blockers)
{
    for (auto const& blocker : blockers) {
        auto const field = std::ranges::find(fields, blocker.field, &FormField::name);
        if (field == fields.end() || !field->error.empty()) continue;
        field->error = blocker.reason;
    }
}

} // namespace succession
