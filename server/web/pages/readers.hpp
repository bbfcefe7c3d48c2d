#pragma once

#include "web/routes.hpp"

namespace succession::pages {

Response home(Context&);
Response issues(Context&);
Response issue(Context&, int volume, int number);
Response search(Context&);
Response about(Context&);

/// What a browser without a network shows, and the script that keeps it there.
Response offline(Context&);
Response offline_script(Context&);

/// What search engines may ask for, and the addresses they should know: an index, and a list for each year.
Response robots(Context&);
Response sitemap_of_years(Context&);
Response sitemap_of_year(Context&, int year);

} // namespace succession::pages
