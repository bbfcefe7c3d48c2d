#pragma once

#include "web/dossier.hpp"

namespace succession {

/// The file as this viewer may have it: reviewers the copy without properties, under a name that tells nothing. What is
/// not there and what is not for them are the same Problem{not_found}.
Response file_response(Context&, Dossier const&, FileId);

} // namespace succession
