#include "office/typed.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession::office {

namespace {

std::vector<std::string> chosen(Journal const& journal, SubmissionField const& field, Form const& form)
{
    std::vector<std::string> codes;
    for (auto const& typed : form.all(field.name)) {
        auto code = field.vocabulary.empty() ? typed : code_of(journal.list(field.vocabulary), one_line(typed));
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(std::move(code));
    }
    return codes;
}

/// Key words come one a line, or parted as people paste them.
std::vector<std::string> words_apart(std::string text)
{
    auto const parts = [](char c) { return c == ',' || c == ';'; };
    std::ranges::replace_if(text, parts, '\n');
    return split(text, '\n');
}

} // namespace

std::string code_of(std::vector<Option> const& list, std::string const& typed)
{
    auto const* meant = meant_option(list, typed);
    return meant ? meant->code : typed;
}

std::vector<std::string> typed_values(Journal const& journal, SubmissionField const& field, Form const& form)
{
    if (field.kind == "list" || field.kind == "choice") return chosen(journal, field, form);
    if (field.kind == "keywords") return words_apart(form.text(field.name));
    std::vector<std::string> values;
    for (auto const& text : form.all(field.name)) values.push_back(field.kind == "long" ? text : one_line(text));
    if (field.kind != "items" && values.size() > 1) values.resize(1);
    return values;
}

} // namespace succession::office
