#pragma once

#include "domain/fields.hpp"
#include "web/dossier.hpp"
#include "web/models/review.hpp"
#include "web/models/reviewers.hpp"

namespace succession {

/// "REC-26-0001 · Research Article · round 1".
std::string review_facts(Journal const&, Manuscript const&, int round);
/// "25 November 2026, in 3 days".
std::string due_in_words(Moment due, Moment now);

/// The tone in which a review's state is shown; one that is late on the manuscript's clocks stands out.
std::string review_tone(Dossier const&, Review const&, Moment now);

/// What the viewer may do about a review. Where an editor acts for the reviewer, it says so.
std::vector<OfferedAct> review_acts(Dossier const&, Review const&, Moment now);

/// What the review's person sees of the manuscript, as it was sent for their round.
ReviewedManuscript reviewed_manuscript(Dossier const&, Review const&);
/// What else the authors wrote that reviewers may read.
std::vector<Said> written_for_reviewers(Dossier const&, Review const&);
/// The files of the review's round that the viewer sees, the main document first.
std::vector<File const*> review_files(Dossier const&, Review const&);
/// The same as links; their addresses begin with `base`.
std::vector<PlainLink> links_to(Journal const&, std::vector<File const*> const&, std::string const& base);

/// Only what the act asks for, with the review's form where it files one: no form brings a letter along.
Form asked_for(Journal const&, Transition const&, Form const& typed);
/// What was answered in the review's form, in words: to the authors and to all, or to the editors alone.
std::vector<ReportAnswer> report_answers(Journal const&, Fields const& answers);
std::vector<ReportAnswer> answers_to_editors(Journal const&, Fields const& answers);
/// A report as it was filed.
Filing filing_of(Journal const&, Report const&);
/// The review's form with these answers: what is for the editors alone is set apart.
std::vector<ReviewPart> review_form_parts(Journal const&, Fields const& answers, std::vector<Blocker> const&);
/// Whether a field holds words for the editors alone.
bool is_confidential(ReviewField const&);

} // namespace succession
