#pragma once

#include "base/clock.hpp"
#include "domain/disclosure.hpp"
#include "workflow/options.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

struct Step;
struct Outcome;

/// Why an act is closed: a code for the program, a sentence for the person, a field when the form is at fault.
struct Blocker {
    std::string code;
    std::string reason;
    std::string field;
};

/// A rule named in the workflow with its argument: `enough_reports` or `ticks: technical_check`.
using GuardRule = std::optional<Blocker> (*)(Step const&, std::string const& argument);
using EffectRule = void (*)(Step const&, std::string const& argument, Outcome&);

template <class Rule>
struct Call {
    std::string name;
    std::string argument;
    Rule rule = nullptr;
};

/// Where a manuscript, a review or a production can be.
struct State {
    std::string name;
    std::string stage;        ///< submitted, checked, with_editor, in_review, decision, accepted, published, ended
    std::string author_stage; ///< where the authors see it, if not there
    std::string owner;        ///< the part whose turn it is; "" for an end
    std::string clock;        ///< a name in clocks.yaml, "none", or "given" by the act
    std::map<std::string, std::string> labels; ///< audience (editors, author, reviewer) → words
    std::string wanted;                        ///< what the owner is asked to do, in words
    bool end = false;
    bool packed = false; ///< of production: whoever typesets may take away all that belongs to it
    int line = 0;        ///< where it stands in its file

    /// The words for an audience; what is not said otherwise is said as to editors.
    std::string const& label(std::string const& audience) const;
    /// The stage an audience sees it at.
    std::string const& stage_for(std::string_view audience) const;
};

/// One field of an act's form.
struct Field {
    std::string name;
    std::string label;
    std::string help;
    std::string kind;   ///< one of words::form_kinds
    std::string source; ///< of a choice, ticks or letter: which list or which kind of letter
    bool required = false;
    int limit_characters = 0; ///< its own, or what is usual for its kind
};

/// An act somebody may do in some states.
struct Transition {
    std::string machine;
    std::string name;
    std::string label;
    std::string done; ///< what the timeline says of it
    std::string help; ///< what happens then, in a sentence
    std::vector<std::string> from;
    std::string to;               ///< a state, or "same", "former", "by_counts", "outcome"
    std::vector<std::string> who; ///< parts; "system" alone: by clock or count
    std::vector<Call<GuardRule>> guards;
    std::vector<Field> form;
    std::vector<Call<EffectRule>> effects;
    std::vector<std::string> told; ///< who besides the editors reads of it in the timeline: author, reviewer
    bool main = false;             ///< the act the owner is waited for
    std::string page;              ///< one of words::pages instead of the plain form, or ""
    bool weighty = false;          ///< stands before what is rarely done, even with the plain form
    int line = 0;                  ///< where it stands in its file

    bool by(std::string_view part) const;
    bool leaves(std::string_view state) const;
};

/// States and the acts between them: of a manuscript, a review or a production.
struct Machine {
    std::string name;
    std::string initial;
    std::vector<State> states;
    std::vector<Transition> transitions;

    /// The state of that name, or nothing; `state` for one that must be there.
    State const* find_state(std::string_view name) const;
    State const& state(std::string_view name) const;
    /// The transition of that name that leaves `state`, or nothing; where `state` is "", whichever it leaves.
    Transition const* find(std::string_view name, std::string_view state) const;
};

/// A decision that may be taken, with its letter and what follows from it.
struct DecisionType {
    std::string code;
    std::string label;
    std::string recommendation_label;
    std::string help;
    std::string outcome; ///< the state a release leads to
    std::string letter;
    bool needs_reports = true;
    int revision_days = 0;
    int offer_ends_days = 0;
    int line = 0;        ///< where it stands in its file
    std::string words{}; ///< what the letter's own part begins with; [[places]] wait for the editor
};

/// A field of a submission, as an article type asks for it.
struct SubmissionField {
    std::string name;
    std::string label;
    std::string help;
    std::string kind; ///< one of words::submission_kinds
    std::string step;
    std::string vocabulary; ///< of a list or choice
    int limit_words = 0;
    int limit_characters = 0;
    int least = 0; ///< items or keywords; of a number, what it may be
    int most = 0;
    bool required = false;
    bool reviewers_see = false;
    bool statement = false; ///< printed with the article, under its label
};

/// What may be submitted: its limits, and what its form asks for.
struct ArticleType {
    std::string code;
    std::string label;
    std::string printed;
    std::string help;         ///< what belongs here, in a sentence or two
    std::string counts;       ///< what the limit of words means
    std::string implications; ///< practice, conceptual, none
    int word_limit = 0;
    int abstract_limit = 0;
    int required_reports = 2;
    int review_days = 0; ///< for a review, where not those of clocks.yaml
    bool invited = false;
    bool submittable = true;            ///< anybody with an account may begin one
    std::vector<std::string> opened_by; ///< else: the roles of the office that may
    bool notice = false;                ///< speaks of a published article, and begins there
    std::vector<SubmissionField> fields;

    SubmissionField const* field(std::string_view name) const;
    /// How many words a field may have here; 0 for any number.
    int words_most(SubmissionField const&) const;
};

/// A class of files: whom it is for, what it may be, when it is brought.
struct FileClass {
    std::string code;
    std::string label;
    std::string help;
    std::string group;                ///< one of words::file_groups
    std::string audience;             ///< editors or reviewers, unless the authors say "editors only"; else production
    std::string act;                  ///< of production: whoever may take this act brings them; else ""
    std::vector<std::string> formats; ///< extensions; none: whatever the journal takes
    bool mandatory = false;
    bool many = false; ///< more than one, in an order
};

/// A question to the reviewers.
struct ReviewField {
    std::string name;
    std::string label;
    std::string help;
    std::string kind;     ///< one of words::review_kinds
    std::string audience; ///< who reads the answer: authors or editors
    std::vector<Option> options;
    bool required = false;
    int limit_characters = 0; ///< its own, or what is usual for its kind
};

/// A letter of the journal, whatever its words: for whom, and what its link opens.
struct LetterKind {
    std::string kind;
    std::string label;
    std::vector<std::string> to; ///< for whom it is written; acts write it to nobody else
    std::string link;            ///< what its one link opens: manuscript, review, objection, author_change, people …
    bool editable = false;       ///< the sender may change it before it leaves
    bool desk_only = false;      ///< no mail: whoever it is for finds the manuscript on their desk
    std::string replaces{};      ///< the letter that its reader need not get as well

    bool goes_to(std::string_view recipient) const;
};

/// The journal as data: everything in workflows/, checked and bound. Immutable once loaded; shared by all threads.
struct Journal {
    std::string version; ///< the digest of its texts
    Machine manuscript;
    Machine review;
    Machine production;
    std::map<std::string, int> clocks; ///< name → days
    Moment undo_window = 24 * hour;    ///< how long a decision is held before its release
    std::vector<Option> steps;         ///< pages of the submission
    std::vector<ArticleType> types;
    std::vector<DecisionType> decisions;
    std::map<std::string, std::vector<Option>> lists; ///< vocabularies and checklists by name
    std::vector<FileClass> file_classes;              ///< as they are asked for
    std::vector<ReviewField> review_form;
    std::vector<LetterKind> letters;
    DisclosurePolicy disclosure;

    /// What the rules hold by that name.
    ArticleType const* find_type(std::string_view code) const;
    ArticleType const& type(std::string_view code) const;
    DecisionType const* decision(std::string_view code) const;
    FileClass const* file_class(std::string_view code) const;
    std::vector<Option> const& list(std::string_view name) const;
    std::string label(std::string_view list, std::string_view code) const;
    LetterKind const* letter(std::string_view kind) const;
    Machine const& machine(std::string_view name) const;
    int days(std::string_view clock) const;
    /// The same for a manuscript, to whose reviewers its type may give other days.
    int days(std::string_view clock, Manuscript const& manuscript) const;
};

/// The YAML texts of the rules by their names: "manuscript.yaml", "vocabularies/credit.yaml".
using RuleTexts = std::map<std::string, std::string>;
RuleTexts read_rules(std::filesystem::path const& folder);
/// Reads and checks them. Throws Mistake with file, line and reason.
std::shared_ptr<Journal const> load_journal(RuleTexts const& texts);
std::shared_ptr<Journal const> load_journal(std::filesystem::path const& folder);

/// What is wrong with the machines taken together: states nobody reaches, states without owner, clock or way out,
/// two acts of one name from one state. Empty when all is well.
std::vector<std::string> mistakes(Journal const& journal);

} // namespace succession
