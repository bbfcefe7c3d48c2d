#pragma once

#include "domain/production.hpp"

#include <string>
#include <vector>

namespace succession {

/// An author as printed with the article.
struct PrintedAuthor {
    std::string name;
    std::string given;
    std::string family;
    std::string affiliation;
    std::string country;
    std::string orcid;               ///< "0000-0002-1825-0097" or ""
    std::string email;               ///< of the corresponding author, else ""
    std::vector<std::string> credit; ///< CRediT role codes
};

/// Where the work was done and what was done, in words.
struct PrintedSite {
    std::vector<std::string> countries;
    std::vector<std::string> ecosystem;
    std::vector<std::string> activities;
    std::string latitude;
    std::string longitude;
    std::string years_from;
    std::string years_to;
};

/// "Data availability", and what it says.
struct PrintedStatement {
    std::string label;
    std::string text;
};

/// The lists within an article's record, unfolded. What cannot be read is left out: a page is better than none.
struct Printed {
    std::vector<PrintedAuthor> authors;
    std::vector<std::string> implications;
    std::vector<std::string> keywords;
    PrintedSite site;
    std::vector<PrintedStatement> statements;
};

/// Reads from an article what its page prints.
Printed printed(Article const&);

} // namespace succession
