#pragma once

#include "web/dossier.hpp"
#include "web/models/submission.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// The files of a class in the version now written, in order; their addresses begin with the manuscript's.
std::vector<FileLine> file_lines(Dossier const&, std::string_view kind);
/// "6,412 words were counted; the limit is 7,000."
std::string words_in_words(ArticleType const&, Version const&);
/// Everything as an editor will read it, page by page.
std::vector<CheckPart> check_parts(Dossier const&);

} // namespace succession
