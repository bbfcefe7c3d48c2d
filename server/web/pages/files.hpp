#pragma once

#include "web/context.hpp"

namespace succession::pages {

/// A file of a manuscript, for whoever may see it.
Response manuscript_file(Context&, std::string name, FileId);
/// The same for the holder of a review's link.
Response linked_file(Context&, std::string token, FileId);

} // namespace succession::pages
