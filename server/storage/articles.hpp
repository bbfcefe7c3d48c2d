#pragma once

#include "domain/production.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// What is published, and nothing else. An article names its issue from the moment the issue itself is published; till
/// then it is in Early View.
namespace articles {

/// An article in a list.
struct Line {
    ManuscriptId id;
    std::string doi;
    std::string kind; ///< article type's code
    std::string kind_label;
    std::string title;
    std::string author_names;
    Moment published_at = 0;
    std::string pages;
    std::string notice_kind;
    std::optional<int> volume; ///< none in Early View
    std::optional<int> number;
};
SUCCESSION_DESCRIBE(Line, id, doi, kind, kind_label, title, author_names, published_at, pages, notice_kind, volume,
                    number)

/// Its columns, of an article `a` and its issue `i`.
inline constexpr std::string_view line_columns =
    "a.id, a.doi, a.kind, a.kind_label, a.title, a.author_names, a.published_at, a.pages, a.notice_kind, i.volume,"
    " i.number";

/// An article as whoever makes the issues sees it.
struct Placed {
    ManuscriptId id;
    std::optional<std::string> number; ///< of its manuscript
    std::string kind_label;
    std::string title;
    std::string author_names;
    Moment published_at = 0;
    std::string pages;
};
SUCCESSION_DESCRIBE(Placed, id, number, kind_label, title, author_names, published_at, pages)

/// Where an article is read, and since when.
struct Address {
    std::string doi;
    Moment published_at = 0;
};
SUCCESSION_DESCRIBE(Address, doi, published_at)

void insert(Transaction&, Article const&);
void put_in_issue(Transaction&, ManuscriptId, IssueId, std::string const& pages);
/// Gives every article that has its place in an issue that place in print.
void appear(Transaction&, IssueId);
/// Shows a notice's banner on the article it speaks of; a retraction stays whatever comes after it.
void mark(Transaction&, ManuscriptId, std::string const& notice_kind);

/// A published article by its DOI, or by its manuscript.
std::optional<Article> find(Transaction&, std::string const& doi);
std::optional<Article> find(Transaction&, ManuscriptId);
/// The notices on an article, and the article that it speaks of where it is a notice itself; the oldest first.
std::vector<Line> linked(Transaction&, Article const&);
/// Published and not yet in a published issue, newest first, before a place in the list.
std::vector<Line> early_view(Transaction&, Moment before, ManuscriptId before_id, int most);
/// The articles of a published issue.
std::vector<Line> of_issue(Transaction&, IssueId);
/// A page of what a search found.
struct Hits {
    std::vector<Line> lines;
    int count = 0; ///< how many were found, no more than were asked for; 0 where the page is beyond them
};
/// Which of the articles found are shown: `rows` of them after the first `from`.
struct Slice {
    int from = 0;
    int rows = 0;
};
/// Articles with all the words, at most so many, best first. Words too short or too common to tell articles apart are
/// left out.
Hits search(Transaction&, std::string const& words, int most, Slice);

/// What was published from one moment until before another.
std::vector<Address> published_between(Transaction&, Moment from, Moment until);
/// When the first article was published.
std::optional<Moment> first_published(Transaction&);

/// The articles that have their place in an issue, whether it is published or not.
std::vector<Placed> placed_in(Transaction&, IssueId);
/// In Early View without a place in any issue, the oldest first.
std::vector<Placed> without_issue(Transaction&, int most);
/// The DOIs given so far that begin so, the longest and then the last first.
std::vector<std::string> latest_dois(Transaction&, std::string const& stem, int most);

} // namespace articles

} // namespace succession
