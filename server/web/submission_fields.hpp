#pragma once

#include "web/dossier.hpp"
#include "web/models/submission.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// The fields of one page, with what is saved or, where a form came back, with what was typed.
std::vector<AskedField> asked_fields(Dossier const&, std::string_view step, Form const* typed);
/// To choose another type of article, with each type's limits.
FormField type_field(Dossier const&, Form const* typed);
/// "Up to 7,000 words; abstract up to 250; 2 to 5 implications."
std::string limits_of(ArticleType const&);

/// An answer in the words readers see: labels instead of codes, a text a value.
std::vector<std::string> in_words(Journal const&, SubmissionField const&, std::vector<std::string> const& values);
/// All that stands on a page, as a text to be read and copied.
std::string page_in_words(Dossier const&, std::string_view step);
/// The site on the map, where both degrees are given.
std::optional<SitePoint> site_point(Dossier const&);

} // namespace succession
