#pragma once

#include "web/fields.hpp"
#include "web/models/plain.hpp"
#include "web/onward.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// What speaks against somebody.
struct ShownConcern {
    std::string reason;
    bool hard = false;
};
SUCCESSION_DESCRIBE(ShownConcern, reason, hard)

/// Somebody who might be asked.
struct CandidateRow {
    std::string action{};
    std::string search{};
    std::int64_t person = 0;
    std::string name{};
    std::string known_by{};   ///< institution and address
    bool unconfirmed = false; ///< nobody has shown that the address is theirs
    std::string expertise{};
    std::string load{};
    std::string away{};
    bool suggested = false;
    std::vector<ShownConcern> concerns{};
    bool barred = false; ///< something speaks against them that cannot be overruled
    bool doubtful = false;
    bool listed = false;
    bool may_list = false;
};
SUCCESSION_DESCRIBE(CandidateRow, action, search, person, name, known_by, unconfirmed, expertise, load, away, suggested,
                    concerns, barred, doubtful, listed, may_list)

/// Somebody the authors name whom the journal may not know yet.
struct SuggestedRow {
    std::string action{};
    std::string given{};
    std::string family{};
    std::string email{};
    std::string affiliation{};
    std::string reason{};
    bool unconfirmed = false;
    std::vector<ShownConcern> concerns{};
    bool barred = false;
    bool may_list = false;
};
SUCCESSION_DESCRIBE(SuggestedRow, action, given, family, email, affiliation, reason, unconfirmed, concerns, barred,
                    may_list)

/// Somebody on the list of this round.
struct ListedRow {
    std::string name{};
    std::string href{};
    std::string state{};
    std::string tone{};
    std::string when{};
    std::string again{}; ///< reported in the round before
    bool is_again = false;
    std::vector<OfferedAct> acts{};
};
SUCCESSION_DESCRIBE(ListedRow, name, href, state, tone, when, again, is_again, acts)

/// Choosing reviewers: the list as it stands, and whom else one might ask.
struct ReviewersPage : Onward {
    static constexpr std::string_view template_name = "reviewers/reviewers";
    std::string facts{};
    std::string manuscript{};
    std::string manuscript_href{};
    std::string address{};
    std::string counts{};
    bool closed = false;
    std::string reason{};
    std::vector<FormProblem> problems{};
    std::vector<ListedRow> listed{};
    std::vector<SuggestedRow> suggested{};
    std::string search{};
    std::vector<CandidateRow> candidates{};
    bool may_add = false;
    bool adding = false;
    std::vector<FormField> fields{};
};
SUCCESSION_DESCRIBE_MORE(ReviewersPage, Onward, facts, manuscript, manuscript_href, address, counts, closed, reason,
                         problems, listed, suggested, search, candidates, may_add, adding, fields)

using ReviewersPages = boost::mp11::mp_list<ReviewersPage>;

} // namespace succession
