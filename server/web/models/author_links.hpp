#pragma once

#include "web/fields.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// What one named author is asked by mail: whether they agree to be one, or to another list of authors.
struct AuthorLinkPage {
    static constexpr std::string_view template_name = "authors/link";
    std::string heading{};
    std::string lead{};
    std::string facts{};
    std::string manuscript{};
    std::string submitter{};
    std::vector<std::string> authors{};
    std::vector<std::string> proposed{};
    std::string reason{};
    std::string said{};       ///< what this author answered before
    std::string said_words{}; ///< with what reason
    bool open = false;
    std::string closed_because{};
    std::string action{};
    std::string button{};
    bool is_danger = false;
    std::int64_t version = 0;
    std::vector<FormField> fields{};
    std::vector<FormProblem> problems{};
};
SUCCESSION_DESCRIBE(AuthorLinkPage, heading, lead, facts, manuscript, submitter, authors, proposed, reason, said,
                    said_words, open, closed_because, action, button, is_danger, version, fields, problems)

using AuthorLinkPages = boost::mp11::mp_list<AuthorLinkPage>;

} // namespace succession
