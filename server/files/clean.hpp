#pragma once

#include <filesystem>

namespace succession {

/// Writes the reviewers' copy of a PDF: the same pages, links and bookmarks, and nothing else that was in the file.
/// Gone are its properties, attachments, comments, scripts and whatever programs kept in it; filled-in fields become
/// part of the page. The same source always gives the same bytes. A Problem for what `inspect` would refuse.
void clean_pdf(std::filesystem::path const& source, std::filesystem::path const& target);

} // namespace succession
