#pragma once

#include "domain/account.hpp"
#include "web/dossier.hpp"
#include "web/fields.hpp"

#include <string>
#include <vector>

namespace succession {

/// An act before it is taken, as a page shows it: on which manuscript or review, what was typed, and why not yet.
struct ActForm {
    Dossier const& dossier;
    Transition const& act;
    ReviewId review{};                  ///< for acts on a review
    Form typed{};                       ///< empty when it is shown for the first time
    std::vector<Blocker> blockers{};    ///< why it was not taken
    std::vector<std::string> changes{}; ///< what others did since the form was made
    bool stale = false;
    bool previewing = false;                   ///< "see the letter" was pressed, nothing else
    AuthorId author{};                         ///< for acts by an author's mailed link
    std::optional<Draft> draft{};              ///< what is kept of it
    bool overtaken = false;                    ///< another window keeps another text
    Holders holders{};                         ///< whose the addresses are that it puts on the list of authors
    std::vector<Acquaintance> acquaintances{}; ///< who of them is known to whom, by what was submitted here

    bool fresh() const { return typed.values().empty(); }
    /// The act as the rules see it. The result refers to this form.
    Step step(Moment now, bool asking) const;
    /// Where its form is sent: "/manuscripts/REC-26-0001/acts/pass".
    std::string address() const;
    /// Of what the form is made for: the review's, or the manuscript's.
    std::int64_t version() const;
    /// What taking it must find untouched.
    std::optional<std::int64_t> expected() const { return review ? std::optional(version()) : dossier.expected(); }
    /// 200, 422 with something to mend, 409 when somebody else was faster.
    int status() const { return stale || overtaken ? 409 : blockers.empty() ? 200 : 422; }
};

/// The fields of an act's form for partials/form_fields: choices offered, dates proposed, what was typed kept, each
/// blocker beside its field.
std::vector<FormField> act_fields(Context&, ActForm const&);
/// What is wrong with a form because it names something that was not offered. For choices and persons.
std::vector<Blocker> not_offered(std::vector<FormField> const&, Form const&);
/// What is to mend, each with the field where it is mended.
std::vector<FormProblem> act_problems(std::vector<Blocker> const&, std::vector<FormField> const&);

} // namespace succession
