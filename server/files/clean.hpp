#pragma once

#include "files/inspect.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace succession {

/// Writes the reviewers' copy of a file that `inspect` takes, without what might name its writers; a Problem says why
/// there can be none.
void clean_file(std::filesystem::path const& source, FileFacts const&, std::filesystem::path const& target);

/// Writes the reviewers' copy of a PDF: the same pages, with links within it and to DOIs, and nothing else that was in
/// the file. Gone are its properties, bookmarks, attachments, comments, scripts, layers that are not shown, what is not
/// drawn and whatever programs kept in it, in its drawings or in its pictures; filled-in fields become part of the page.
/// The same source always gives the same bytes. A Problem for what `inspect` would refuse.
void clean_pdf(std::filesystem::path const& source, std::filesystem::path const& target);

/// Paints a picture anew ("png", "jpg", "tif"), the right way up: what is no point of it stays behind. A Problem for a
/// TIFF with several.
void clean_picture(std::filesystem::path const& source, std::string_view extension,
                   std::filesystem::path const& target);
/// The same JPEG, point for point, without what cameras and programs wrote beside the points.
std::string bare_jpeg(std::string_view jpeg);
/// The same JPEG 2000, point for point, likewise; the colours of a profile are near enough without. A Problem for what
/// is not built as ISO 15444-1 has it.
std::string bare_jpx(std::string_view jpx);

/// Makes a ZIP anew from the reviewers' copies of all that is in it, numbered in their order ("01.jpg", "02.csv"): names
/// and folders as they were uploaded stay behind. A Problem names the entry that has no copy.
void clean_archive(std::filesystem::path const& source, std::filesystem::path const& target);

} // namespace succession
