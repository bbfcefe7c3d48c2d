#pragma once

#include "web/act_letters.hpp"
#include "web/act_pages.hpp"
#include "web/author_lines.hpp"
#include "web/models/plain.hpp"
#include "web/timeline.hpp"
#include "web/words.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// A reviewer as the editors see them.
struct ReviewerRow {
    std::string name;
    std::string facts;
    std::string asked;
    std::string state;
    std::string tone;
    std::string due;
    std::string due_tone;
    bool has_report = false;
    std::string report_href;
    std::vector<OfferedAct> acts;
    bool shows_due = false; ///< the table has that column: it is somebody's
    bool shows_acts = false;
};
SUCCESSION_DESCRIBE(ReviewerRow, name, facts, asked, state, tone, due, due_tone, has_report, report_href, acts,
                    shows_due, shows_acts)

/// The reviewers of one round.
struct ReviewRound {
    std::string caption;
    std::vector<ReviewerRow> rows;
    bool shows_due = false;
    bool shows_acts = false;
};
SUCCESSION_DESCRIBE(ReviewRound, caption, rows, shows_due, shows_acts)

/// A report, as far as its reader may know it.
struct ReportSeen {
    std::string anchor;
    std::string name;
    std::string facts;
    std::string comments;
    bool has_gaps = false; ///< passages were left out of the comments
    std::string confidential;
    std::string original;
    std::string mask_reason;
    std::vector<Said> answers;
};
SUCCESSION_DESCRIBE(ReportSeen, anchor, name, facts, comments, has_gaps, confidential, original, mask_reason, answers)

/// What the coordinating editor advised.
struct AdviceSeen {
    std::string label;
    std::string facts;
    std::string note;
    std::string letter;
};
SUCCESSION_DESCRIBE(AdviceSeen, label, facts, note, letter)

/// A decision and its letter.
struct DecisionSeen {
    std::string label;
    std::string facts;
    bool held = false;
    std::string leaves;
    std::string note;
    bool open = false; ///< the letter is what its reader came for
    std::string letter;
};
SUCCESSION_DESCRIBE(DecisionSeen, label, facts, held, leaves, note, open, letter)

/// A reviewer whom the authors suggest or oppose.
struct SuggestionRow {
    std::string name;
    std::string facts;
    std::string kind;
    std::string tone;
    std::string reason;
};
SUCCESSION_DESCRIBE(SuggestionRow, name, facts, kind, tone, reason)

/// The wish to change the list of authors.
struct AuthorChangeSeen {
    std::string reason;
    std::vector<std::string> proposed;
    std::vector<Said> answers;
    std::string summary;
};
SUCCESSION_DESCRIBE(AuthorChangeSeen, reason, proposed, answers, summary)

/// A letter in the list of those written about a manuscript.
struct LetterRow {
    std::string href;
    std::string label;
    std::string to;
    std::string when;
    std::string fate;
    std::string tone;
};
SUCCESSION_DESCRIBE(LetterRow, href, label, to, when, fate, tone)

/// The centre: one manuscript as one person sees it.
struct ManuscriptPage {
    static constexpr std::string_view template_name = "manuscripts/manuscript";
    // Where it stands.
    std::string facts{};
    std::string name{};
    std::string sight{}; ///< who may see whom
    bool has_way = false;
    std::vector<WayStep> way{};
    bool has_workflow = false; ///< whether the viewer may read of every state and act
    bool has_label = false;
    std::string label{};
    bool on_hold = false;
    std::string hold_since{};
    std::string hold_reason{};
    std::string request{}; ///< why a withdrawal or an appeal is asked
    // Whose turn it is.
    std::string turn_title{};
    std::string turn_why{};
    std::string turn_tone{};
    std::vector<OfferedAct> acts{};
    std::vector<OfferedAct> more_acts{};
    // Beside it.
    std::vector<PlainLink> files{};
    std::vector<Said> glance{};
    std::vector<Said> people{};
    std::vector<PlainLink> related{};
    // Reviews and decisions.
    std::vector<ReviewRound> rounds{};
    std::vector<ReportSeen> reports{};
    std::vector<AdviceSeen> advice{};
    std::vector<DecisionSeen> decisions{};
    // What the authors wrote.
    std::optional<AuthorChangeSeen> author_change{};
    std::string abstract{};
    std::vector<Said> written{};
    std::vector<AuthorLine> authors{};
    std::vector<SuggestionRow> suggestions{};
    std::vector<Said> interests{};
    // What has happened.
    std::vector<LetterRow> letters{};
    std::vector<Happening> timeline{};
};
SUCCESSION_DESCRIBE(ManuscriptPage, facts, name, sight, has_way, way, has_workflow, has_label, label, on_hold,
                    hold_since, hold_reason, request, turn_title, turn_why, turn_tone, acts, more_acts, files, glance,
                    people, related, rounds, reports, advice, decisions, author_change, abstract, written, authors,
                    suggestions, interests, letters, timeline)

/// One letter as it was written, without its link, and what became of it.
struct LetterPage {
    static constexpr std::string_view template_name = "manuscripts/letter";
    std::string manuscript{};
    std::string manuscript_href{};
    std::string heading{};
    std::string fate{};
    std::string tone{};
    std::string when{};
    std::string answer{};
    ShownLetter letter{};
    bool may_resend = false;
    std::string action{};
};
SUCCESSION_DESCRIBE(LetterPage, manuscript, manuscript_href, heading, fate, tone, when, answer, letter, may_resend,
                    action)

using ManuscriptPages = boost::mp11::mp_list<ManuscriptPage, LetterPage>;

} // namespace succession
