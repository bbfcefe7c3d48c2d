#pragma once

#include "domain/manuscript.hpp"
#include "workflow/journal.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A word for a code: a label, a tone.
struct Word {
    std::string_view code;
    std::string_view words;
};
/// The word for that code, or "".
std::string word_for(std::span<Word const>, std::string_view code);

/// A date on a clock as people say it, and how urgent it is: "late", "soon" or "".
struct ClockWords {
    std::string text; ///< "5 days late", "due tomorrow", "due 28 Nov"
    std::string tone;
};
ClockWords clock_words(Moment due, Moment now);

/// "REC-26-0001 · Research article · round 2 (R1)"; a notice has no rounds.
std::string facts_line(ArticleType const&, std::string_view number, int round);
std::string facts_line(Journal const&, Manuscript const&);
/// Codes of a vocabulary as their labels, one after the other.
std::string labels(Journal const&, std::string_view list, std::vector<std::string> const& codes);
/// A field of a submission as it is read: the labels of what was chosen, one item a line.
std::string written(Journal const&, SubmissionField const&, std::vector<std::string> const& values);

/// "Main document, anonymous".
std::string file_label(Journal const&, std::string_view kind);
/// "PDF, 31 pages, 1.9 MB".
std::string file_facts(File const&);

/// "Away until 3 November 2026"; "" for somebody who is there.
template <class Somebody>
std::string absence(Somebody const& person, Moment now)
{
    if (!person.away(now)) return {};
    return person.away_until ? "Away until " + long_date(*person.away_until - day) : "Away at present";
}

/// The title as lists and pages show it, also where it has none yet.
std::string shown_title(std::string const& title);
/// "Zostera Station, Norway": where somebody works, as far as it is known.
std::string place_line(Journal const&, std::string const& affiliation, std::string const& country);

/// What becomes of a letter, by its state, and the tone in which that is shown.
struct Fate {
    std::string_view state;
    std::string_view words;
    std::string_view tone;
};
/// What is said of a letter in that state.
Fate const& fate_of(std::string_view letter_state);

/// The drawing of a stage: seed, sprout … forest, bare.
std::string sign_of(std::string_view stage);
/// "In review".
std::string stage_label(std::string_view stage);

/// One stage on the way, for partials/way.
struct WayStep {
    std::string label;
    std::string sign;
    bool passed = false;
    bool present = false;
    bool bare = false;
};
SUCCESSION_DESCRIBE(WayStep, label, sign, passed, present, bare)

/// The seven stages with the present one marked. Where the manuscript has ended, `reached` was the last one on its way,
/// and `end` says how it ended.
std::vector<WayStep> way(std::string_view stage, std::string_view reached, std::string const& end);

} // namespace succession
