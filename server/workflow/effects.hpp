#pragma once

#include "workflow/step.hpp"

#include <span>

namespace succession {

/// The effects by what they change; together every name a workflow may use.
std::span<NamedEffect const> manuscript_effects();
std::span<NamedEffect const> author_effects();
std::span<NamedEffect const> decision_effects();
std::span<NamedEffect const> review_effects();
std::span<NamedEffect const> production_effects();
std::span<NamedEffect const> date_effects();
std::span<NamedEffect const> letter_effects();

/// A letter that effects order by themselves, besides those the workflow names, and to whom.
struct NamedLetter {
    std::string_view kind;
    std::string_view to;
    std::string_view effect{}; ///< the one that orders it; "" for several: every version of the rules has it
};
std::span<NamedLetter const> letters_of_effects();
/// What the workflow writes "letter: KIND to WHOM", by the part behind the colon; to "" where it names nobody.
NamedLetter letter_in(std::string_view argument);

/// Moves a review by an act that is the consequence of another, if the act is open to its state.
void follow(Step const& step, Review& review, std::string_view act);
/// Orders a letter to each person of a group: "author", "authors", "coauthors", "editor", "open_reviewers" …
void write_to(Step const& step, Outcome& outcome, std::string const& kind, std::string_view group);
/// A wish to change the authors that nobody answered ends with its manuscript.
void end_author_change(Outcome& outcome, Moment now);
/// Copies what the authors wrote and sent into the next round, unfrozen.
void open_next_version(Outcome& outcome, Moment now);

} // namespace succession
