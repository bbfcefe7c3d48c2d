#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// The words that mean something to C++ wherever workflows/ uses them. An editor finds them in workflows/schema/, which
/// tests/workflow/schema_test.cpp keeps in step.
namespace succession::words {

/// Who acts, or whose turn it is.
inline constexpr std::string_view parts[] = {
    "author",   "editor",         "decider", "managing_editor", "production_editor",
    "reviewer", "appeal_decider", "system",  "consequence",     "named_author"};
/// On a manuscript's way, the last for whatever ended otherwise.
struct Stage {
    std::string_view code;
    std::string_view label;
};
/// The stages in their order.
inline constexpr Stage way[] = {{"submitted", "Submitted"}, {"checked", "Checked"},   {"with_editor", "With editor"},
                                {"in_review", "In review"}, {"decision", "Decision"}, {"accepted", "Accepted"},
                                {"published", "Published"}, {"ended", "Ended"}};
inline constexpr auto stages = [] {
    std::array<std::string_view, std::size(way)> codes;
    std::ranges::transform(way, codes.begin(), &Stage::code);
    return codes;
}();
/// Where an act leads, if not to one state: found when it is taken.
inline constexpr std::string_view destinations[] = {"same",         "former",    "outcome",
                                                    "last_outcome", "by_counts", "by_counts_or_same"};
/// What runs in a state, if not a clock of clocks.yaml.
inline constexpr std::string_view clock_words[] = {"none", "given", "latest_review"};
/// Who reads a label, or of an act in the timeline.
inline constexpr std::string_view audiences[] = {"editors", "author", "reviewer"};
/// What the form of an act asks for.
inline constexpr std::string_view form_kinds[] = {"long",   "text",    "date",         "choice", "ticks", "person",
                                                  "letter", "reports", "open_reviews", "number", "yes"};
/// The pages that are made for an act, instead of its plain form.
inline constexpr std::string_view pages[] = {"submission", "reviewers",  "invite",   "review",
                                             "mask",       "recommend",  "decide",   "final_files",
                                             "proof",      "read_proof", "schedule", "notice"};
/// Of whom a form lets one choose.
inline constexpr std::string_view crowds[] = {"coordinating_editor", "anybody", "authors", "silent_authors",
                                              "involved"};

/// To whom an act may write: a part with one person, or a group.
inline constexpr std::string_view recipients[] = {
    "author",          "authors",        "coauthors",         "silent_authors",  "told_authors", "new_authors",
    "former_authors",  "editor",         "decider",           "managing_editor", "reviewer",     "open_reviewers",
    "filed_reviewers", "appeal_decider", "production_editor", "chosen",          "owner"};
/// Those of them who are several: nobody writes to them in words of their own.
inline constexpr std::string_view groups[] = {"authors",     "coauthors",      "silent_authors", "told_authors",
                                              "new_authors", "former_authors", "open_reviewers", "filed_reviewers"};
/// Those of them who have a desk in the office.
inline constexpr std::string_view office[] = {"editor", "decider", "managing_editor", "appeal_decider",
                                              "production_editor"};
/// To whom letters go that no act of the machines writes.
inline constexpr std::string_view others[] = {"person", "administrator", "sender"};
/// What the one link in a letter opens.
inline constexpr std::string_view links[] = {"none",   "manuscript", "review",  "article", "objection", "author_change",
                                             "people", "confirm",    "welcome", "sign_in", "reset",     "desk"};

/// What a field of a submission asks for.
inline constexpr std::string_view submission_kinds[] = {"text",   "long", "number", "yes_no",
                                                        "choice", "list", "items",  "keywords"};
/// The files of vocabularies/ it may offer.
inline constexpr std::string_view vocabularies[] = {"countries", "ecosystems", "credit", "activities"};
inline constexpr std::string_view implications[] = {"practice", "conceptual", "none"};
/// When files are brought, whom they are for, and what they may be.
inline constexpr std::string_view file_groups[] = {"revision", "submission", "production"};
inline constexpr std::string_view file_readers[] = {"editors", "reviewers"};
inline constexpr std::string_view file_formats[] = {"pdf", "png", "jpg", "tif"};
/// Who is hidden from whom (NISO Z39.106): authors and reviewers from each other, or reviewers alone.
inline constexpr std::string_view transparency[] = {"double", "single"};
/// What a field of the review form asks for, and who reads the answer.
inline constexpr std::string_view review_kinds[] = {"scores", "radio", "yes_no", "long", "text", "choice"};
inline constexpr std::string_view review_readers[] = {"authors", "editors"};

} // namespace succession::words
