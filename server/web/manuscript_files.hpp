#pragma once

#include "office/manuscript_files.hpp"
#include "web/dossier.hpp"

namespace succession {

/// A PDF stands beside our forms and nowhere else; whatever it holds may load nothing. No sandbox: viewers of browsers
/// a few years old stay empty in one.
inline constexpr auto policy_of_pdf =
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/// The file as this viewer may have it: reviewers the copy without properties, under a name that tells nothing. What is
/// not there and what is not for them are the same Problem{not_found}.
Response file_response(Context&, Dossier const&, FileId);
/// The files a form brought.
std::vector<office::Arrived> arrived(Request const&);

} // namespace succession
