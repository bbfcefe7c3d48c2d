#pragma once

#include "office/office.hpp"
#include "storage/database.hpp"

#include <string>
#include <vector>

namespace succession::bench {

/// What a load generator needs to ask as somebody.
struct Filled {
    std::string editor_session;       ///< cookie of the Editor-in-Chief
    std::string reviewer_session;     ///< cookie of a reviewer with many open reviews
    std::string csrf;                 ///< the token of both sessions
    std::string manuscript;           ///< a number in the middle of the journal
    std::string article;              ///< "10.1111/rec.70001"
    std::vector<std::string> reviews; ///< addresses of the reviewer's open review forms
};

/// Fills an empty journal with so many manuscripts over all states, with people, reviews, reports, events, letters and
/// published articles, written as the acts would have left them.
Filled fill(Database&, Journal const&, int manuscripts, Moment now);

} // namespace succession::bench
