#pragma once

#include "domain/manuscript.hpp"
#include "workflow/journal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

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
