#pragma once

#include "base/describe.hpp"

#include <string>
#include <vector>

namespace succession {

/// A report as it goes with a letter.
struct LetterReport {
    std::string label; ///< "Reviewer 2"
    std::string comments;
};
SUCCESSION_DESCRIBE(LetterReport, label, comments)

/// All that letters may say. Who composes a letter fills what its recipient may know, and nothing else; dates are in
/// words ("21 October 2026"). Templates may ask has_… of each.
struct LetterFacts {
    std::string journal_name{};
    std::string journal_address{}; ///< of the journal's first page
    std::string office_name{};     ///< "The editorial office"
    std::string office_email{};

    std::string recipient_name{};
    std::string person_name{}; ///< whom the letter speaks of: the reviewer, editor, co-author; never across the wall
    std::string person_email{};
    std::string editor_name{}; ///< coordinating editor; left out where the recipient may not know it yet
    std::string decider_name{};
    std::string role_label{}; ///< a part in the office

    std::string number{};
    std::string title{};
    std::string type_label{};
    std::string round_label{}; ///< "R1"
    std::string abstract{};
    std::string authors_line{}; ///< for the authors themselves, and reviewers of a single-anonymous manuscript
    bool shows_authors = false; ///< single-anonymous

    std::string date{}; ///< of what the letter tells
    std::string due{};  ///< of the clock that runs for the recipient, or for them ran out
    std::string answer_due{};
    std::string anew_due{}; ///< by when a new manuscript is hoped for
    std::string review_due{};

    std::string link{};      ///< the address, or the mark the outbox puts it in place of
    std::string link_says{}; ///< what the link opens, where the letter leaves it open: "The proof"

    std::string note{};              ///< what the sender wrote for this recipient
    std::string reason{};            ///< what somebody else wrote, passed on
    std::vector<std::string> list{}; ///< points to mend, names suggested, the new authors
    std::string wanted{};            ///< what the recipient is to do: "Read the proof"

    std::string outcome_label{}; ///< what was decided, recommended or answered
    std::string decision_text{}; ///< the decision letter, for a copy of it
    std::vector<LetterReport> reports{};

    std::string doi{};
    std::string article_link{};
    std::string licence{};
    std::string letter_subject{}; ///< of a letter by hand, or of one that could not be delivered
};
SUCCESSION_DESCRIBE(LetterFacts, journal_name, journal_address, office_name, office_email, recipient_name, person_name,
                    person_email, editor_name, decider_name, role_label, number, title, type_label, round_label,
                    abstract, authors_line, shows_authors, date, due, answer_due, anew_due, review_due, link, link_says,
                    note, reason, list, wanted, outcome_label, decision_text, reports, doi, article_link, licence,
                    letter_subject)

} // namespace succession
