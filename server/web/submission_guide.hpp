#pragma once

#include "web/dossier.hpp"
#include "web/models/submission.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// The manuscript of that name for the account that acts for its authors; for everybody else it is not there.
Dossier open_own_manuscript(Context&, std::string const& name);
/// Whether its authors have a version in hand that they may still change.
bool is_in_hand(Dossier const&);

/// The pages of its submission, in order: those that ask something of its type.
std::vector<Option> submission_pages(Dossier const&);
/// "/manuscripts/123/submission/text"
std::string page_address(Dossier const&, std::string_view step);
/// The first page that lacks something; the last page where nothing does.
std::string first_page_to_fill(Dossier const&);
/// The page after this one.
std::string page_after(Dossier const&, std::string_view step);

/// What stands around a page. A step that is none of its pages is a Problem{not_found}.
Guide guide_to(Dossier const&, std::string_view step);

/// Names the form's copy in the browser.
std::string form_name(Dossier const&, std::string_view step);

} // namespace succession
