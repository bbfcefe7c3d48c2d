#pragma once

#include "demo/paper.hpp"
#include "domain/fields.hpp"
#include "domain/person.hpp"

#include <map>

namespace succession::demo {

/// Somebody of the cast, before they have an account.
struct Character {
    std::string code;
    Person person;
    std::vector<std::string> roles;
    std::string deputy; ///< code; acts in each of the roles
};

/// An issue, and when it appears: volume, number and year follow from that day.
struct IssuePlan {
    std::string code;
    std::string state;
    int days_ago = 0;
};

/// Where an article is printed; no issue: nowhere.
struct Place {
    std::string issue; ///< its code
    std::string pages;
};

/// An author of a demo manuscript.
struct Writer {
    std::string person;
    bool corresponding = false;
    std::string credit;
};

/// Somebody the authors would ask, or would not.
struct Named {
    std::string person;
    std::string reason;
};

/// One person's review in one round, as it stands at the end.
struct Part {
    std::string person;
    std::string state;
    int round = 0;
    std::string reason;
    std::string report;          ///< a code; "": a general one, where one is needed
    std::optional<int> answered; ///< days ago, where the usual day would be too long ago
};

/// A notice that an article gets.
struct NoticePlan {
    std::string kind;
    int days_ago = 0;
    std::string title;
    std::string text;
    Place place;
};

/// A manuscript and how far it is played. Numbers of days are counted back from the end of the play.
struct Plot {
    std::string code;
    std::string type;
    std::string state;
    std::string production;
    std::string former_editor, editor, decider;
    std::string decision, recommendation, reason, licence, answers, previous;
    std::string hold_by, hold_reason;
    std::optional<int> received, first_decision, revised, accepted, published;
    int publish_in_days = 0;
    Place place;
    std::vector<Writer> authors;
    std::vector<Named> suggested, opposed;
    std::vector<Part> reviewers;
    std::vector<NoticePlan> notices;
    Fields fields;
    std::vector<Section> sections;

    Writer const& corresponding() const;
};

/// What a reviewer writes.
struct ReportText {
    std::string code;
    std::string manuscript; ///< "": fits any
    Fields answers;
};

/// The editor's part of a decision letter.
struct LetterPlan {
    std::string decision;
    std::string manuscript; ///< "": fits any
    std::string text;
};

/// What the demo is made of: people, manuscripts and the words they write, as workflows/demo/ has it.
struct Script {
    std::vector<Character> cast;
    std::vector<IssuePlan> issues;
    std::vector<Plot> plots;
    std::vector<ReportText> reports;
    std::vector<LetterPlan> letters;
    std::map<std::string, std::string> answers; ///< by code

    /// The report of that code; for "" a general one, another one for another `turn`.
    Fields const& report(std::string const& code, std::size_t turn) const;
    /// The letter for this manuscript, else one that fits any.
    std::string const& letter(std::string const& decision, std::string const& manuscript) const;
};

/// Reads the cast alone.
std::vector<Character> read_cast(std::filesystem::path const& folder);
/// Reads the whole. Throws Mistake with file, line and reason.
Script read_script(std::filesystem::path const& folder);

} // namespace succession::demo
