#include "web/act_draft.hpp"

#include "base/text.hpp"
#include "web/review_parts.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace succession {

namespace {

namespace json = boost::json;

/// What belongs to the page rather than to the text.
constexpr std::array<std::string_view, 3> of_the_page{"version", "draft_version", "preview"};

bool is_of_the_page(std::string const& name) { return std::ranges::find(of_the_page, name) != of_the_page.end(); }

/// What somebody typed, without what the page put in.
std::string as_kept(Form const& form)
{
    json::array fields;
    for (auto const& [name, value] : form.values())
        if (!is_of_the_page(name)) fields.push_back(json::array{name, value});
    return json::serialize(fields);
}

Draft draft_of(Context const& context, ActForm const& form, std::int64_t seen)
{
    return {draft_key(form), form.dossier.sight.viewer(), seen, as_kept(form.typed), context.now};
}

std::optional<Draft> find_draft(Context& context, ActForm const& form)
{
    if (!keeps_draft(form.act)) return {};
    return context.read([&](Transaction& tx) { return drafts::find(tx, draft_key(form)); });
}

/// What a field holds as people read it: labels where it was chosen, the text where it was typed.
std::string answer(FormField const& field, Form const& typed)
{
    auto values = typed.all(field.name);
    for (auto& value : values)
        if (auto const chosen = std::ranges::find(field.options, value, &FormOption::value);
            chosen != field.options.end())
            value = chosen->label;
    return joined(values, ", ");
}

std::vector<FormField> fields_of(Context& context, ActForm const& form)
{
    auto fields = act_fields(context, form);
    if (form.act.page != "review") return fields;
    for (auto& part : review_form_parts(form.dossier.rules, {}, {}))
        std::ranges::move(part.fields, std::back_inserter(fields));
    return fields;
}

} // namespace

bool keeps_draft(Transition const& act)
{
    return act.page == "review" || std::ranges::any_of(act.form, [](Field const& field) {
               return field.kind == "long" || field.kind == "letter";
           });
}

std::string draft_key(ActForm const& form)
{
    if (!keeps_draft(form.act)) return {};
    auto const& manuscript = form.dossier.manuscript();
    auto const subject = form.review ? fmt::format("{}", form.review.value)
                                     : fmt::format("{}.{}", manuscript.id.value, manuscript.round);
    return fmt::format("act:{}:{}:{}", form.act.name, subject, form.dossier.sight.viewer().value);
}

void take_up_draft(Context& context, ActForm& form)
{
    form.draft = find_draft(context, form);
    bool const begins_anew = !context.query("kind").empty();
    if (form.draft && form.fresh() && !begins_anew) form.typed = form_of(*form.draft);
}

void keep_draft(Context& context, ActForm& form)
{
    auto const before = find_draft(context, form);
    if (keeps_draft(form.act)) form.draft = save_draft(context, form, before ? before->version : 0).draft;
}

bool is_overtaken(Context& context, ActForm& form)
{
    auto const seen = form.typed.number("draft_version");
    form.draft = find_draft(context, form);
    form.overtaken = seen && form.draft && form.draft->version != *seen && form.draft->form != as_kept(form.typed);
    return form.overtaken;
}

drafts::Saved save_draft(Context& context, ActForm const& form, std::int64_t seen)
{
    auto const typed = draft_of(context, form, seen);
    return context.office.database.writing([&](Transaction& tx) { return drafts::save(tx, typed); });
}

std::optional<ShownDraft> shown_draft(Context& context, ActForm const& form)
{
    if (!keeps_draft(form.act)) return {};
    auto form_id = draft_key(form);
    std::ranges::replace(form_id, ':', '-');
    auto const saved_at = form.draft ? std::optional(form.draft->saved_at) : std::nullopt;
    auto shown = shown_draft(form_id, form.address() + "/draft", form.draft ? form.draft->version : 0, saved_at);
    if (form.overtaken) shown.other = {shown.saved_text, draft_in_words(context, form, form_of(*form.draft))};
    return shown;
}

std::string draft_in_words(Context& context, ActForm const& form, Form const& typed)
{
    std::string text;
    for (auto const& field : fields_of(context, form))
        if (auto const given = answer(field, typed); !field.is_hidden && !given.empty())
            text += fmt::format("{}: {}\n\n", field.label, given);
    return text;
}

Form form_of(Draft const& draft)
{
    std::vector<std::pair<std::string, std::string>> values;
    auto const kept = json::parse(draft.form);
    for (auto const& field : kept.as_array())
        values.emplace_back(json::value_to<std::string>(field.at(0)), json::value_to<std::string>(field.at(1)));
    return Form(values);
}

} // namespace succession
