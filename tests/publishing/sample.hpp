#pragma once

#include "publishing/citation.hpp"

namespace succession {

/// 14 March 2027
inline constexpr Moment published_then = 1'804'982'400'000;

inline JournalInPrint restoration_ecology() { return {"Restoration Ecology", "1526-100X", "https://journal.example"}; }

inline PrintedAuthor author_named(std::string given, std::string family)
{
    PrintedAuthor author;
    author.name = given.empty() ? family : given + " " + family;
    author.given = std::move(given);
    author.family = std::move(family);
    return author;
}

/// In Early View, by two authors.
inline Citation seagrass()
{
    Citation citation;
    citation.authors = {author_named("Fagus", "Sylvatica"), author_named("Alnus Jean-Luc", "Glutinosa")};
    citation.keywords = {"oyster reef", "seagrass"};
    citation.title = "Seagrass recovers beside oyster reefs";
    citation.abstract = "Oyster reefs break waves.";
    citation.journal = restoration_ecology();
    citation.doi = "10.1111/rec.70001";
    citation.year = 2027;
    citation.online_at = published_then;
    return citation;
}

inline Citation seagrass_in_issue()
{
    auto citation = seagrass();
    citation.volume = 35;
    citation.number = 2;
    citation.pages = "101-110";
    citation.issue_at = published_then + 30 * day;
    return citation;
}

} // namespace succession
