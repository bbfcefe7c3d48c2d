#pragma once

#include "domain/production.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// An author as printed with the article.
struct PrintedAuthor {
    std::string name;
    std::string given;
    std::string family;
    std::string affiliation;
    std::string country;
    std::string orcid; ///< "0000-0002-1825-0097" or ""
    std::string email; ///< of the corresponding author, else ""
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

Printed printed(Article const&);

/// A range "101-110" as printed, or an article number "e70001", in the order and the extent that readers count by.
struct Pages {
    std::string prefix; ///< letters before the figures: "e", "S" or ""
    std::int64_t first = 0;
    std::int64_t last = 0;

    friend auto operator<=>(Pages const&, Pages const&) = default;
};

/// Nothing for what is neither, or runs backwards.
std::optional<Pages> parse_pages(std::string_view text);
/// Whether both would print on one page; what is no pages overlaps nothing.
bool overlap(std::string_view one, std::string_view other);

} // namespace succession
