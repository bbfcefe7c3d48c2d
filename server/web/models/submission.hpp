#pragma once

#include "domain/limits.hpp"
#include "web/author_lines.hpp"
#include "web/saving.hpp"
#include "web/world_map.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// An article type to begin with.
struct TypeCard {
    std::string code;
    std::string label;
    std::string help;
    std::string limits; ///< "Up to 7,000 words, abstract up to 250 …"
    bool invited = false;
};
SUCCESSION_DESCRIBE(TypeCard, code, label, help, limits, invited)

/// The first question: what is it?
struct SubmitPage {
    static constexpr std::string_view template_name = "submission/submit";
    std::vector<TypeCard> types;
};
SUCCESSION_DESCRIBE(SubmitPage, types)

/// A page of the submission in the list beside it.
struct StepLink {
    std::string href;
    std::string label;
    std::string note;
    bool done = false;
    bool missing = false;
    bool current = false;
};
SUCCESSION_DESCRIBE(StepLink, href, label, note, done, missing, current)

/// What stands around every page of the submission.
struct Guide {
    std::string facts; ///< "Draft · Research article · page 2 of 8"
    std::string heading;
    std::string lead;
    std::vector<StepLink> steps;
    std::vector<std::string> lacks; ///< what this page still lacks, once it was begun
    bool may_discard = false;
    std::string discard_href;
    std::string manuscript_href;
    bool has_manuscript = false; ///< it was sent before, and has a page
};
SUCCESSION_DESCRIBE(Guide, facts, heading, lead, steps, lacks, may_discard, discard_href, manuscript_href,
                    has_manuscript)

/// One of several texts of a field.
struct ItemField {
    std::string name;  ///< of the field
    std::string id;    ///< of the control
    std::string label; ///< "Point 2"
    std::string value;
};
SUCCESSION_DESCRIBE(ItemField, name, id, label, value)

/// One of several lines of a field, each proposing from a list.
struct LineField {
    std::string name;
    std::string id;
    std::string list; ///< id of the list it proposes from
    std::string label;
    std::string value;
};
SUCCESSION_DESCRIBE(LineField, name, id, list, label, value)

/// Choices that belong together.
struct ChoiceGroup {
    std::string label;
    std::vector<FormOption> options;
};
SUCCESSION_DESCRIBE(ChoiceGroup, label, options)

/// A field that is more than one control of the plain kind.
struct SpecialField {
    std::string name;
    std::string label;
    std::string help;
    std::string error;
    std::string add; ///< "Add another country"
    bool required = false;
    bool is_items = false;
    bool is_lines = false;
    bool is_groups = false;
    bool is_ticks = false;
    std::vector<ItemField> items;
    std::vector<LineField> lines;
    std::vector<std::string> proposals;
    std::vector<ChoiceGroup> groups;
    std::vector<FormOption> options;
};
SUCCESSION_DESCRIBE(SpecialField, name, label, help, error, add, required, is_items, is_lines, is_groups, is_ticks,
                    items, lines, proposals, groups, options)

/// A field of the submission: one plain field, or one special one.
struct AskedField {
    std::vector<FormField> fields;
    std::optional<SpecialField> special;
};
SUCCESSION_DESCRIBE(AskedField, fields, special)

/// A page of the submission whose form saves itself.
struct SavedPage {
    std::int64_t version = 0;
    Guide guide;
    std::string action;
    ShownDraft draft;
    std::vector<FormProblem> problems;
};
SUCCESSION_DESCRIBE(SavedPage, version, guide, action, draft, problems)

/// A page of the submission that asks for fields.
struct FieldsPage : SavedPage {
    static constexpr std::string_view template_name = "submission/fields";
    std::vector<AskedField> asked;
    std::optional<SitePoint> point;
};
SUCCESSION_DESCRIBE_MORE(FieldsPage, SavedPage, asked, point)

/// A contributor role to tick.
struct CreditTick {
    std::string name;
    std::string value;
    std::string label;
    std::string help;
    bool ticked = false;
};
SUCCESSION_DESCRIBE(CreditTick, name, value, label, help, ticked)

/// One author in the form; every control's name ends with the row's number.
struct AuthorFields {
    int number = 0;
    std::string given;
    std::string family;
    std::string email;
    std::string affiliation;
    std::string ror;
    std::string country;
    std::string orcid;
    bool corresponding = false;
    std::string roles; ///< "3 contributions", for the closed list
    std::vector<CreditTick> credit;
    std::string longest_name = std::to_string(limits::name); ///< characters a control takes
    std::string longest_line = std::to_string(limits::line);
};
SUCCESSION_DESCRIBE(AuthorFields, number, given, family, email, affiliation, ror, country, orcid, corresponding, roles,
                    credit, longest_name, longest_line)

/// The list of authors, or where it is closed the way to ask for a change.
struct AuthorsPage : SavedPage {
    static constexpr std::string_view template_name = "submission/authors";
    std::vector<AuthorFields> rows;
    std::vector<std::string> countries;
    bool closed = false;
    std::vector<AuthorLine> authors;
    bool may_ask = false;
    std::string ask_href;
    std::string next_href;
};
SUCCESSION_DESCRIBE_MORE(AuthorsPage, SavedPage, rows, countries, closed, authors, may_ask, ask_href, next_href)

/// A reviewer the authors suggest or oppose.
struct SuggestionFields {
    std::string kind;   ///< suggested or opposed
    std::string legend; ///< "Reviewer 2"
    int number = 0;
    std::string name;
    std::string email;
    std::string affiliation;
    std::string reason;
    std::string longest_line = std::to_string(limits::line); ///< characters a control takes
};
SUCCESSION_DESCRIBE(SuggestionFields, kind, legend, number, name, email, affiliation, reason, longest_line)

/// Whom the authors would ask, and whom not.
struct SuggestionsPage : SavedPage {
    static constexpr std::string_view template_name = "submission/reviewers";
    std::vector<SuggestionFields> suggested;
    std::vector<SuggestionFields> opposed;
};
SUCCESSION_DESCRIBE_MORE(SuggestionsPage, SavedPage, suggested, opposed)

/// A file as its authors see it.
struct FileLine {
    std::string id;
    std::string name;
    std::string href;
    std::string facts; ///< "PDF, 31 pages, 1.9 MB"
    bool editors_only = false;
    bool is_cleaned = false; ///< the reviewers get a copy without them
    std::vector<std::string> findings;
    bool may_rise = false;
    bool may_sink = false;
    bool may_replace = false; ///< one of several of its class
    std::string action;
    std::string max_bytes;
};
SUCCESSION_DESCRIBE(FileLine, id, name, href, facts, editors_only, is_cleaned, findings, may_rise, may_sink,
                    may_replace, action, max_bytes)

/// A class of files and what is there of it.
struct FileGroup {
    std::string code;
    std::string label;
    std::string help;
    std::string audience; ///< "Reviewers see it." …
    std::string action;
    std::string max_bytes;
    std::string input_label;
    std::string button;
    bool mandatory = false;
    bool absent = false;
    bool many = false;
    bool may_hide = false; ///< the authors may say "editors only"
    std::string error;
    std::vector<FileLine> files;
};
SUCCESSION_DESCRIBE(FileGroup, code, label, help, audience, action, max_bytes, input_label, button, mandatory, absent,
                    many, may_hide, error, files)

/// The words of the main document.
struct WordsPanel {
    std::string action;
    std::string counted; ///< "6,412 words were counted; the limit is 7,000."
    std::string counts;  ///< what the limit means
    std::string stated;
    std::string reason;
    bool open = false; ///< a correction is there, or wanted
};
SUCCESSION_DESCRIBE(WordsPanel, action, counted, counts, stated, reason, open)

/// The files, class by class.
struct FilesPage {
    static constexpr std::string_view template_name = "submission/files";
    Guide guide;
    std::string action;
    std::string limit; ///< "Up to 200 MB each."
    std::vector<FormProblem> problems;
    std::vector<FileGroup> groups;
    std::optional<WordsPanel> words;
    std::string next_href;
};
SUCCESSION_DESCRIBE(FilesPage, guide, action, limit, problems, groups, words, next_href)

/// One answer as an editor will read it.
struct CheckLine {
    std::string label;
    std::vector<std::string> texts;
    bool missing = false;
    bool reviewers_see = false;
};
SUCCESSION_DESCRIBE(CheckLine, label, texts, missing, reviewers_see)

/// A page's answers together.
struct CheckPart {
    std::string label;
    std::string href;
    bool is_empty = false;
    std::vector<CheckLine> lines;
    std::vector<AuthorLine> authors;
    std::vector<FileLine> files;
};
SUCCESSION_DESCRIBE(CheckPart, label, href, is_empty, lines, authors, files)

/// Something missing, and where it is mended.
struct MissingLine {
    std::string href;
    std::string sentence;
};
SUCCESSION_DESCRIBE(MissingLine, href, sentence)

/// All as an editor will see it, and the button that sends it.
struct CheckPage {
    static constexpr std::string_view template_name = "submission/check";
    std::int64_t version = 0;
    Guide guide;
    bool stale = false;
    std::vector<MissingLine> missing;
    std::vector<CheckPart> parts;
    std::string action;
    std::string button;
    std::string help;
    bool closed = false;
    std::string reason;
};
SUCCESSION_DESCRIBE(CheckPage, version, guide, stale, missing, parts, action, button, help, closed, reason)

/// It is with the journal.
struct SentPage {
    static constexpr std::string_view template_name = "submission/sent";
    std::string number;
    std::string about; ///< its title
    std::string label; ///< where it stands now
    std::vector<std::string> next;
    std::string manuscript_href;
};
SUCCESSION_DESCRIBE(SentPage, number, about, label, next, manuscript_href)

using SubmissionPages =
    boost::mp11::mp_list<SubmitPage, FieldsPage, AuthorsPage, SuggestionsPage, FilesPage, CheckPage, SentPage>;

} // namespace succession
