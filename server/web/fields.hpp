#pragma once

#include "base/describe.hpp"
#include "workflow/step.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// One thing to choose in a field.
struct FormOption {
    std::string name; ///< the field's, again
    std::string value;
    std::string label;
    std::string note;
    bool selected = false;
    bool disabled = false; ///< shown with the reason as its note
};
SUCCESSION_DESCRIBE(FormOption, name, value, label, note, selected, disabled)

/// A field as partials/form_fields shows it.
struct FormField {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    std::string error;
    int words = 0;
    int words_max = 0;
    int rows = 6;
    std::string longest; ///< how many characters it takes
    bool required = false;
    bool has_words_max = false;
    std::string type; ///< of what is typed in one line: text, email, number or date
    bool is_email = false;
    bool is_long = false;
    bool is_hidden = false;
    bool is_files = false;
    bool is_choice = false;
    bool is_radio = false;
    bool is_ticks = false;
    bool is_scores = false;
    bool is_yes = false;
    bool checked = false; ///< of a yes: it is ticked
    std::vector<FormOption> options;

    /// A given or a family name.
    static FormField of_name(std::string name, std::string label, std::string value);
    /// A field of a kind: text, long, date, number, email, hidden, files, choice, radio, ticks, scores, yes.
    static FormField of(std::string_view kind, std::string name, std::string label, std::string value = {});
    FormField helped(std::string help) &&;
    FormField needed() &&;
    FormField counted(int words_max) &&;  ///< at most so many words; 0: any number
    FormField limited(int characters) &&; ///< at most so many characters, where it is typed
    /// What there is to choose, and what is chosen already.
    FormField choosing(std::vector<Option> const& options, std::vector<std::string> const& values) &&;
};
SUCCESSION_DESCRIBE(FormField, name, label, help, value, error, words, words_max, rows, longest, required,
                    has_words_max, type, is_email, is_long, is_hidden, is_files, is_choice, is_radio, is_ticks,
                    is_scores, is_yes, checked, options)

/// Something to mend, as partials/error_summary shows it.
struct FormProblem {
    std::string name;
    std::string sentence;
};
SUCCESSION_DESCRIBE(FormProblem, name, sentence)

/// The same form, saved in another window since it was shown, as partials/other_text shows it.
struct OtherText {
    std::string when;
    std::string text;
};
SUCCESSION_DESCRIBE(OtherText, when, text)

/// The field of that name, or nothing.
FormField* field_named(std::vector<FormField>&, std::string_view name);

/// What is to mend in a form, as the summary above it lists it.
std::vector<FormProblem> problems_of(std::vector<Blocker> const&);
/// Puts each problem beside its field.
void mark(std::vector<FormField>&, std::vector<Blocker> const&);

} // namespace succession
