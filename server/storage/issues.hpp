#pragma once

#include "domain/production.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace succession {

namespace issues {

/// An issue and how many articles have their place in it.
struct Counted {
    Issue issue;
    int articles = 0;
};
SUCCESSION_DESCRIBE(Counted, issue, articles)

/// All issues, the latest first.
std::vector<Issue> all(Transaction&);
std::vector<Counted> counted(Transaction&);
std::vector<Issue> published(Transaction&);
std::optional<Issue> find(Transaction&, IssueId);
std::optional<Issue> find(Transaction&, int volume, int number);
/// The latest published one.
std::optional<Issue> current(Transaction&);
/// Throws StorageError{duplicate} where volume and number are taken.
void insert(Transaction&, Issue const&);
/// False when it was changed since it was read.
bool update(Transaction&, Issue const&);
/// The issue, with nobody else able to change it or its contents until this transaction ends.
std::optional<Issue> find_to_change(Transaction&, IssueId);
/// The pages of an issue's articles but one, to keep them apart.
std::vector<std::string> pages_of(Transaction&, IssueId, ManuscriptId but);

} // namespace issues

} // namespace succession
