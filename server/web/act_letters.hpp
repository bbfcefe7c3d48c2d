#pragma once

#include "office/correspondence.hpp"
#include "web/act_form.hpp"

#include <string>
#include <vector>

namespace succession {

/// The letters the act would write with what was typed so far, as their recipients read them; only those whose kind a
/// sender may change.
std::vector<office::Preview> act_letters(Context&, ActForm const&);

/// A letter being changed in a form: in the fields letter_subject and letter_body, and, hidden, letter_composed, which
/// tells whether the sender's words are their own.
struct EditedLetter {
    std::string to;
    std::string subject;
    std::string body;
    std::string composed;
};
SUCCESSION_DESCRIBE(EditedLetter, to, subject, body, composed)

/// The sender's own words where there are some, else the letter as the journal composes it now.
EditedLetter edited_letter(office::Preview const&, ActForm const&);
/// Whether the form brings a letter somebody has changed.
bool has_own_letter(Form const&);
/// Says so when the fields have changed since the letter was written that goes with them.
std::vector<Blocker> letter_flaws(Context&, ActForm const&);
/// What is taken: without a letter nobody changed, or that nobody may change.
Form sent_form(Context&, ActForm const&);

/// A letter as partials/letter shows it.
struct ShownLetter {
    std::string to;
    std::string from;
    std::string subject;
    std::string text;
};
SUCCESSION_DESCRIBE(ShownLetter, to, from, subject, text)

/// `letter` as its recipient will read it, its link left as words.
ShownLetter shown_letter(OfficeSettings const&, office::Preview const& letter);

} // namespace succession
