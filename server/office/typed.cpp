#include "office/typed.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession::office {

namespace {

/// "Saint Helena, Ascension and Tristan da Cunha" → "saint helena"
std::string short_name(std::string const& label) { return lower(trimmed(label.substr(0, label.find_first_of(",(")))); }

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

std::string fitting(std::string text)
{
    if (text.size() <= most_of_a_line) return text;
    auto end = most_of_a_line;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string code_of(std::vector<Option> const& list, std::string const& typed)
{
    Option const* found = nullptr;
    int count = 0;
    for (auto const& option : list) {
        if (lower(option.code) == lower(typed) || lower(option.label) == lower(typed)) return option.code;
        if (short_name(option.label) != lower(typed)) continue;
        found = &option;
        ++count;
    }
    return count == 1 ? found->code : typed;
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
