#pragma once

#include "web/context.hpp"

namespace succession::pages {

/// What kind of article?
Response submit(Context&);
Response begin_submission(Context&);
/// Leads to the first page that lacks something.
Response open_submission(Context&, std::string name);

Response submission_page(Context&, std::string name, std::string step);
Response save_submission_page(Context&, std::string name, std::string step);
/// As one types: told in JSON, with the other text where another window was faster.
Response save_submission_draft(Context&, std::string name, std::string step);

Response submission_files(Context&, std::string name);
/// Adds, replaces, moves, removes, or corrects the count of words: what the button says.
Response change_submission_files(Context&, std::string name);

/// All as an editor will see it.
Response check_submission(Context&, std::string name);
Response send_submission(Context&, std::string name);
Response submission_sent(Context&, ManuscriptId);

} // namespace succession::pages
