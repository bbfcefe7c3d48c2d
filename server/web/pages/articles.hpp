#pragma once

#include "web/routes.hpp"

namespace succession::pages {

/// An article at its DOI. These addresses know what is published, and nothing else.
Response article(Context&, std::string prefix, std::string suffix);
Response article_pdf(Context&, std::string prefix, std::string suffix);
Response article_bibtex(Context&, std::string prefix, std::string suffix);
Response article_ris(Context&, std::string prefix, std::string suffix);

} // namespace succession::pages
