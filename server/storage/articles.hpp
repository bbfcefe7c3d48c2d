#pragma once

#include "domain/production.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace succession {

/// What is published, and nothing else.
namespace articles {

/// An article in a list.
struct Line {
    ManuscriptId id;
    std::string doi;
    std::string kind_label;
    std::string title;
    std::string author_names;
    Moment published_at = 0;
    std::string pages;
    std::string notice_kind;
};
SUCCESSION_DESCRIBE(Line, id, doi, kind_label, title, author_names, published_at, pages, notice_kind)

void insert(Transaction&, Article const&);
void put_in_issue(Transaction&, ManuscriptId, IssueId, std::string const& pages);
/// Shows a notice's banner on the article it speaks of.
void mark(Transaction&, ManuscriptId, std::string const& notice_kind);

std::optional<Article> find(Transaction&, std::string const& doi);
std::optional<Article> find(Transaction&, ManuscriptId);
std::vector<Line> notices_on(Transaction&, ManuscriptId);
/// Published and not yet in a published issue, newest first, before a place in the list.
std::vector<Line> early_view(Transaction&, Moment before, ManuscriptId before_id, int most);
std::vector<Line> of_issue(Transaction&, IssueId);
/// Articles with all the words, best first.
std::vector<Line> search(Transaction&, std::string const& words, int most);

} // namespace articles

namespace issues {

std::vector<Issue> all(Transaction&);
std::optional<Issue> find(Transaction&, IssueId);
std::optional<Issue> find(Transaction&, int volume, int number);
/// The latest published one.
std::optional<Issue> current(Transaction&);
void insert(Transaction&, Issue const&);
/// False when it was changed since it was read.
bool update(Transaction&, Issue const&);
/// Page ranges of an issue's articles, to keep them apart.
std::vector<std::string> pages_of(Transaction&, IssueId);

} // namespace issues

} // namespace succession
