#include "workflow/spoken_names.hpp"

namespace succession {

namespace {

constexpr std::string_view manuscript_states[] = {
    "accepted",  "appealed",       "closed",           "deleted",         "draft",    "held",     "inviting",
    "in_review", "mending",        "needs_ce",         "recommended",     "rejected", "revising", "reports_in",
    "withdrawn", "revision_check", "withdrawal_asked", "resubmit_offered"};
constexpr std::string_view manuscript_acts[] = {"adopt_rules",
                                                "answer_author_change",
                                                "approve_author_change",
                                                "ask_author_change",
                                                "close",
                                                "declare_interest",
                                                "enter_author_answer",
                                                "hold",
                                                "list_reviewer",
                                                "object",
                                                "resubmit",
                                                "want_reviewers",
                                                "remind"};
constexpr std::string_view review_states[] = {
    "accepted", "cancelled", "declined", "filed",  "gave_up",  "interest_declared", "invited",
    "kept",     "lapsed",    "late",     "listed", "released", "returned",          "set_aside"};
constexpr std::string_view review_acts[] = {"accept",        "accept_with_interest",
                                            "cancel_at_end", "correct_address",
                                            "decline",       "file",
                                            "give_up",       "invite",
                                            "keep_report",   "lapse",
                                            "late",          "release_report"};
constexpr std::string_view production_states[] = {"early_view", "in_issue",  "proof_ok",         "proof_out",
                                                  "rescinded",  "scheduled", "withdrawal_asked", "withdrawn"};
constexpr std::string_view production_acts[] = {"approve_proof", "correct_proof", "publish", "put_in_issue"};
constexpr std::string_view clocks[] = {
    "answer",      "appeal_term", "close_grace", "lapse_grace", "late_grace", "link_after_release",
    "proof_grace", "proof_ok",    "proof_out",   "review"};
constexpr std::string_view decisions[] = {"accept"};
constexpr std::string_view lists[] = {"author_change_answers", "dates", "licences", "notices", "roles"};
constexpr std::string_view file_classes[] = {"answers", "article", "final", "main", "marked_up", "proof"};
/// Those that the office writes by itself, and those into which it puts what no other letter says. What effects write
/// is in letters_of_effects().
constexpr std::string_view letters[] = {
    "account_exists",    "account_made",        "address_added",       "address_changed",
    "address_removed",   "first_administrator", "appeal_result",       "author_change_asked",
    "confirm_address",   "delivery_failed",     "handed_back",         "in_issue",
    "interest_declared", "named_as_coauthor",   "notice_published",    "objection_received",
    "part_vacant",       "password_changed",    "recommendation_made", "reset_password",
    "review_answered",   "role_given",          "substance_question",  "two_parts"};

template <Machine Journal::*machine>
bool has_state(Journal const& journal, std::string_view name)
{
    return (journal.*machine).find_state(name);
}

template <Machine Journal::*machine>
bool has_act(Journal const& journal, std::string_view name)
{
    return (journal.*machine).find(name, "");
}

bool has_clock(Journal const& journal, std::string_view name) { return journal.clocks.contains(std::string(name)); }
bool has_decision(Journal const& journal, std::string_view name) { return journal.decision(name); }
bool has_list(Journal const& journal, std::string_view name) { return journal.lists.contains(std::string(name)); }
bool has_file_class(Journal const& journal, std::string_view name) { return journal.file_class(name); }
bool has_letter(Journal const& journal, std::string_view name) { return journal.letter(name); }

constexpr SpokenNames all[] = {
    {"manuscript.yaml", "a state", manuscript_states, has_state<&Journal::manuscript>},
    {"manuscript.yaml", "an act", manuscript_acts, has_act<&Journal::manuscript>},
    {"review.yaml", "a state", review_states, has_state<&Journal::review>},
    {"review.yaml", "an act", review_acts, has_act<&Journal::review>},
    {"production.yaml", "a state", production_states, has_state<&Journal::production>},
    {"production.yaml", "an act", production_acts, has_act<&Journal::production>},
    {"clocks.yaml", "a clock", clocks, has_clock},
    {"decisions.yaml", "a decision", decisions, has_decision},
    {"lists.yaml", "a list", lists, has_list},
    {"file-classes.yaml", "a class of files", file_classes, has_file_class},
    {"letters.yaml", "a letter", letters, has_letter},
};

} // namespace

std::span<SpokenNames const> spoken_names() { return all; }

} // namespace succession
